#include <support/canvas.h>
#include <support/scenes.h>

#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <numbers>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using test::bare_settings;
using test::black;
using test::make_pixel_quad;
using test::Pixel;
using test::pixel_camera;
using test::Pixels;
using test::unlit;

class ShadingTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{200, 200};

    static scene::Scene sphere(const glm::mat4& transform = glm::mat4(1.0F)) {
        scene::Scene scene;
        test::show(scene, scene::make_sphere(0.5F, 12, 8), scene::Material{}, transform);
        return scene;
    }
    /// Sees the sphere with a radius of 90 pixels in the middle.
    static scene::Camera sphere_camera() {
        scene::Camera camera;
        camera.projection = scene::Projection::orthographic;
        camera.fov_y_radians = glm::radians(90.0);
        camera.distance = 0.5 * 200.0 / 180.0;
        camera.orientation = glm::angleAxis(glm::radians(-25.0), glm::dvec3(1, 0.3, 0));
        return camera;
    }
    static Settings shaded(Shading shading) {
        Settings settings = bare_settings();
        settings.shading = shading;
        return settings;
    }
};

/// Three pixels well inside of each large triangle that faces the camera.
std::vector<std::array<glm::ivec2, 3>> places_on_faces(const scene::Mesh& mesh, const scene::Camera& camera,
                                                       const glm::dvec2& size) {
    const glm::dmat4 to_view = camera.view();
    const double pixels_per_unit = size.y / camera.view_height();
    const auto on_screen = [&](std::uint32_t index) {
        const glm::dvec3 at(to_view * glm::dvec4(glm::dvec3(mesh.positions[index]), 1));
        return 0.5 * size + glm::dvec2(at.x, -at.y) * pixels_per_unit;
    };
    std::vector<std::array<glm::ivec2, 3>> places;
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        const std::array corners{on_screen(mesh.indices[i]), on_screen(mesh.indices[i + 1]),
                                 on_screen(mesh.indices[i + 2])};
        const glm::dvec2 a = corners[1] - corners[0];
        const glm::dvec2 b = corners[2] - corners[0];
        if (a.x * b.y - a.y * b.x > -400) continue;  // twice the area, negative towards the camera with y down
        std::array<glm::ivec2, 3> inside{};
        for (std::size_t k = 0; k < 3; ++k)
            inside[k] = glm::ivec2(0.2 * (corners[0] + corners[1] + corners[2]) + 0.4 * corners[k]);
        places.push_back(inside);
    }
    return places;
}

int spread(const Pixels& pixels, const std::array<glm::ivec2, 3>& places) {
    std::array<int, 3> values{};
    for (std::size_t i = 0; i < 3; ++i) values[i] = pixels.at(places[i].x, places[i].y).g;
    return *std::max_element(values.begin(), values.end()) - *std::min_element(values.begin(), values.end());
}

TEST_F(ShadingTest, FlatIsConstantWithinAFaceAndSmoothIsNot) {
    const scene::Scene scene = sphere();
    const scene::Mesh& mesh = scene.mesh(test::first_geometry<scene::Mesh>(scene));
    const auto places = places_on_faces(mesh, sphere_camera(), glm::dvec2(size));
    ASSERT_GT(places.size(), 20U);
    const Pixels flat = draw(scene, sphere_camera(), size, shaded(Shading::flat));
    const Pixels smooth = draw(scene, sphere_camera(), size, shaded(Shading::smooth));
    std::size_t varying = 0;
    for (const auto& place : places) {
        EXPECT_LE(spread(flat, place), 1);
        varying += spread(smooth, place) > 2 ? 1U : 0U;
    }
    EXPECT_GT(2 * varying, places.size());
    EXPECT_GT(test::differing_part(flat, smooth, 3), 0.2);
}

TEST_F(ShadingTest, WithoutNormalsItIsFlat) {
    scene::Scene scene = sphere();
    const Pixels flat = draw(scene, sphere_camera(), size, shaded(Shading::flat));
    scene.edit_mesh(test::first_geometry<scene::Mesh>(scene)).normals.clear();
    EXPECT_TRUE(test::same(draw(scene, sphere_camera(), size, shaded(Shading::smooth)), flat));
}

TEST_F(ShadingTest, FlatAndSmoothAgreeOnAPlane) {
    scene::Scene scene;
    test::show(scene, test::make_quad({-1, -1}, {1, 1}), scene::Material{},
               glm::rotate(glm::mat4(1.0F), 0.7F, {1, 0.5F, 0}));
    scene::Camera camera;
    EXPECT_TRUE(test::same(draw(scene, camera, size, shaded(Shading::flat)),
                           draw(scene, camera, size, shaded(Shading::smooth)), 1));
}

TEST_F(ShadingTest, AMirroredSphereLooksTheSame) {
    // The sphere's vertices are symmetric in z, so that its mirror image is itself.
    const glm::mat4 mirror = glm::scale(glm::mat4(1.0F), {1, 1, -1});
    for (const Shading shading : {Shading::smooth, Shading::flat}) {
        for (const bool culling : {false, true}) {
            Settings settings = shaded(shading);
            settings.back_face_culling = culling;
            const Pixels plain = draw(sphere(), sphere_camera(), size, settings);
            ASSERT_GT(plain.count([](const Pixel& p) { return p != black; }), 20000U);
            EXPECT_LT(test::differing_part(draw(sphere(mirror), sphere_camera(), size, settings), plain, 2), 0.005);
        }
    }
}

TEST_F(ShadingTest, UnevenScalingTurnsNormalsRight) {
    // A slanted plane squeezed along its slope: its normal must stay across it. Flat shading knows the truth.
    scene::Scene scene;
    const glm::mat4 squeeze =
        glm::scale(glm::mat4(1.0F), {1, 0.25F, 2}) * glm::rotate(glm::mat4(1.0F), 0.9F, {1, 0, 0});
    test::show(scene, test::make_quad({-1, -1}, {1, 1}), scene::Material{}, squeeze);
    scene::Camera camera;
    const Pixels smooth = draw(scene, camera, size, shaded(Shading::smooth));
    EXPECT_TRUE(test::same(smooth, draw(scene, camera, size, shaded(Shading::flat)), 1));
    EXPECT_NE(smooth.at(100, 100), black);
}

TEST_F(ShadingTest, CullingLeavesOutWhatIsTurnedAway) {
    Settings culling = bare_settings();
    culling.back_face_culling = true;
    const auto red_pixels = [&](float turned_degrees, float x_scale, const Settings& settings) {
        scene::Scene scene;
        glm::mat4 transform = glm::rotate(glm::mat4(1.0F), glm::radians(turned_degrees), {0, 1, 0});
        transform = glm::scale(transform, {x_scale, 1, 1});
        test::show(scene, test::make_quad({-20, -20}, {20, 20}), unlit({1, 0, 0, 1}),
                   glm::translate(glm::mat4(1.0F), {100, -100, 0}) * transform);
        return draw(scene, pixel_camera(size), size, settings).count(Pixel(255, 0, 0, 255));
    };
    EXPECT_EQ(red_pixels(0, 1, culling), 1600U);
    EXPECT_EQ(red_pixels(180, 1, culling), 0U);
    EXPECT_EQ(red_pixels(180, 1, bare_settings()), 1600U);
    EXPECT_EQ(red_pixels(0, -1, culling), 1600U) << "mirrored, and still facing";
    EXPECT_EQ(red_pixels(180, -1, culling), 0U);
}

TEST_F(ShadingTest, WireframeDrawsTheEdgesOverTheFaces) {
    scene::Scene scene;
    test::show(scene, make_pixel_quad({20, 20}, {100, 100}), unlit({1, 0, 0, 1}));
    Settings settings = bare_settings();
    settings.wireframe = true;
    const Pixel face{255, 0, 0, 255};
    const Pixels pixels = draw(scene, pixel_camera(size), size, settings);
    EXPECT_EQ(pixels.at(50, 100), face) << "inside of a triangle";
    EXPECT_EQ(pixels.at(100, 50), face);
    for (int x = 30; x < 110; ++x)
        EXPECT_NEAR(pixels.at(x, 139 - x).x, 150, 2) << "from the lower left corner to the upper right one";
    EXPECT_GT(pixels.count(face), 9000U);
}

TEST_F(ShadingTest, WireframeIsAsWideInsideAsAtSilhouettes) {
    scene::Scene scene;
    test::show(scene, test::make_quad({20, -120}, {120, -20}), unlit({0.2F, 0.9F, 0.4F, 1}));
    test::show(scene, test::make_quad({120, -120}, {180, -20}), unlit({0.2F, 0.9F, 0.4F, 1}));
    Settings settings = bare_settings();
    settings.wireframe = true;
    settings.faces = false;
    for (const float width : {0.5F, 1.2F, 3.0F, 6.0F}) {
        settings.wireframe_width = width;
        const Pixels pixels = draw(scene, pixel_camera(size), size, settings);
        const auto brightness = [&](int x) {  // around an upright line, away from all others
            double sum = 0;
            for (int i = x - 5; i < x + 5; ++i) sum += pixels.at(i, 100).y;
            return sum;
        };
        EXPECT_NEAR(brightness(120), brightness(180), 3) << width << ": two triangles have it, or one";
        EXPECT_NEAR(brightness(20), brightness(180), 3) << width;
        constexpr double full = 227.6;
        EXPECT_NEAR(brightness(120) / full, width, 0.15) << width;
    }
}

TEST_F(ShadingTest, WireframeIsNoDarkerWhereEdgesMeet) {
    scene::Scene scene;
    scene::Mesh fan;
    for (int i = 0; i < 12; ++i) {
        const double angle = i * std::numbers::pi / 6;
        fan.positions.append(glm::vec3(100 + 70 * std::cos(angle), -100 + 70 * std::sin(angle), 0));
        for (const int corner : {12, i, (i + 1) % 12}) fan.indices.append(static_cast<std::uint32_t>(corner));
    }
    fan.positions.append(glm::vec3(100, -100, 0));
    test::show(scene, std::move(fan), unlit({1, 1, 1, 1}));
    Settings settings = bare_settings();
    settings.wireframe = true;
    settings.wireframe_width = 3;
    const Pixels pixels = draw(scene, pixel_camera(size), size, settings);
    const int on_an_edge = pixels.at(140, 100).x;
    EXPECT_LT(on_an_edge, 180);
    EXPECT_NEAR(pixels.at(100, 100).x, on_an_edge, 2) << "twelve edges";
}

TEST_F(ShadingTest, FacesHideTheEdgesBehindThemAndNotTheirOwn) {
    const auto edges_of_sphere = [&](int samples) {
        scene::Scene scene;
        test::show(scene, scene::make_sphere(80, 24, 12), unlit({1, 1, 1, 1}),
                   glm::translate(glm::mat4(1), {100, -100, 0}));
        test::show(scene, make_pixel_quad({90, 0}, {110, 200}, -90), unlit({0, 0, 1, 1}));
        Settings settings = bare_settings();
        settings.wireframe = true;
        settings.wireframe_width = 2;
        return draw(scene, pixel_camera(size), size, settings, samples);
    };
    for (const int samples : {1, 4}) {
        const Pixels pixels = edges_of_sphere(samples);
        std::size_t whole = 0;
        for (int y = 40; y < 160; ++y) whole += pixels.at(100, y).x < 180 ? 1U : 0U;
        EXPECT_GT(whole, 115U) << "the meridian that is seen from in front has no gaps";
        EXPECT_LT(pixels.at(90, 10).z, 180) << "an edge of what is behind, beside the sphere";
        EXPECT_EQ(pixels.at(90, 104), Pixel(255)) << "and behind it";
    }
}

TEST_F(ShadingTest, WireframeAloneShowsWhatIsBehind) {
    scene::Scene scene;
    test::show(scene, make_pixel_quad({20, 20}, {100, 100}), unlit({1, 0, 0, 1}));
    Settings settings = bare_settings();
    settings.wireframe = true;
    settings.faces = false;
    const Pixels pixels = draw(scene, pixel_camera(size), size, settings);
    EXPECT_EQ(pixels.at(50, 100), black);
    const std::size_t drawn = pixels.all().size() - pixels.count(black);
    EXPECT_GT(drawn, 900U) << "some of it in part";
    EXPECT_LT(drawn, 1500U);
    EXPECT_TRUE(test::opaque(pixels));
}

TEST_F(ShadingTest, FacesOffHidesFacesAlone) {
    scene::Scene scene = test::make_varied_scene();
    test::show(scene, test::make_quad({-1, -1}, {1, 1}), unlit({0, 0, 1, 0.5F}));
    const scene::Camera camera = scene::default_camera(scene.bounds(), 1.0);
    Settings settings = bare_settings();
    settings.faces = false;
    draw(scene, camera, size, settings);
    EXPECT_EQ(canvas().counts().triangles, 0U);
    EXPECT_GT(canvas().counts().points, 0U);
    EXPECT_GT(canvas().counts().segments, 0U);
    draw(scene, camera, size, bare_settings());
    EXPECT_EQ(canvas().counts().triangles, scene.counts().triangles);
}

}  // namespace
}  // namespace vitrine::render
