#include <support/canvas.h>
#include <support/scenes.h>

#include <vitrine/base/error.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using test::Pixel;

constexpr glm::ivec2 size{32, 32};

class RenderModeTest : public test::DrawTest {
protected:
    static scene::Material some_material() {
        scene::Material material;
        material.base_color = {0.5F, 0.2F, 0.05F, 1};
        material.metallic = 0.25F;
        material.roughness = 0.75F;
        material.emissive = {1.5F, 0.2F, 0};
        return material;
    }
    /// The pixel in the middle.
    Pixel middle(const scene::Scene& scene, RenderMode mode) {
        settings.mode = mode;
        return draw(scene, test::pixel_camera(size), size, settings).at(size.x / 2, size.y / 2);
    }

    Settings settings = test::bare_settings();
};

void expect_near(const Pixel& pixel, const glm::ivec3& expected, int tolerance = 1) {
    EXPECT_NEAR(pixel.r, expected.r, tolerance);
    EXPECT_NEAR(pixel.g, expected.g, tolerance);
    EXPECT_NEAR(pixel.b, expected.b, tolerance);
}

TEST_F(RenderModeTest, OnePropertyIsShownWhateverTheLightIs) {
    for (const bool is_lit : {true, false}) {
        for (const Quality quality : {Quality::draft, Quality::normal}) {
            settings.quality = quality;
            scene::Scene scene;
            scene::Material material = some_material();
            material.lit = is_lit;
            test::show(scene, test::make_pixel_quad({0, 0}, size), material);
            expect_near(middle(scene, RenderMode::base_color), {188, 124, 63});
            expect_near(middle(scene, RenderMode::metallic), {64, 64, 64});
            expect_near(middle(scene, RenderMode::roughness), {191, 191, 191});
            expect_near(middle(scene, RenderMode::occlusion), {255, 255, 255});
            expect_near(middle(scene, RenderMode::emissive), {255, 124, 0});
            expect_near(middle(scene, RenderMode::normals), {128, 128, 255});
        }
    }
}

TEST_F(RenderModeTest, TheCheckerLiesOnTextureCoordinates) {
    scene::Scene scene;
    scene::Mesh mesh = test::make_pixel_quad({0, 0}, size);
    scene::Mesh without = mesh;
    for (const glm::vec3& position : mesh.positions)
        mesh.texcoords.append(glm::vec2(position.x, -position.y) / glm::vec2(size));
    test::show(scene, std::move(mesh), {});
    settings.mode = RenderMode::checker;
    const test::Pixels pixels = draw(scene, test::pixel_camera(size), size, settings);
    // Squares of two pixels.
    for (int y = 0; y < size.y; y += 2) {
        for (int x = 0; x + 2 < size.x; x += 2) {
            const bool even = (x / 2 + y / 2) % 2 == 0;
            EXPECT_EQ(pixels.at(x, y).b < pixels.at(x + 2, y).b, even) << x << ' ' << y;
        }
    }
    EXPECT_GT(pixels.at(25, 1).r, pixels.at(1, 1).r) << "redder along u";
    EXPECT_GT(pixels.at(1, 25).g, pixels.at(1, 1).g) << "greener along v";
    scene::Scene bare;
    test::show(bare, std::move(without), {});
    const Pixel grey = middle(bare, RenderMode::checker);
    EXPECT_EQ(grey.r, grey.b);
    EXPECT_EQ(grey.r, grey.g);
}

TEST_F(RenderModeTest, NormalsAreThoseOfTheWorldAndOfTheSideThatIsSeen) {
    scene::Scene scene;
    test::show(scene, scene::make_sphere(1), some_material());
    scene::Camera camera;
    camera.orientation = glm::angleAxis(glm::radians(90.0), glm::dvec3(0, 1, 0));  // from +x
    camera.distance = 4;
    settings.mode = RenderMode::normals;
    expect_near(draw(scene, camera, size, settings).at(16, 16), {255, 128, 128}, 8);
    scene::Scene turned;
    test::show(turned, test::make_quad({-1, -1}, {1, 1}), some_material());
    camera.orientation = glm::angleAxis(glm::radians(180.0), glm::dvec3(0, 1, 0));
    expect_near(draw(turned, camera, size, settings).at(16, 16), {128, 128, 0});
}

TEST_F(RenderModeTest, DepthGoesFromWhiteToBlackThroughTheScene) {
    scene::Scene scene;
    test::show(scene, test::make_pixel_quad({0, 0}, {8, 32}, 3), some_material());
    test::show(scene, test::make_pixel_quad({8, 0}, {16, 32}, 1), some_material());
    test::show(scene, test::make_pixel_quad({24, 0}, {8, 32}, -1), some_material());
    settings.mode = RenderMode::depth;
    const test::Pixels pixels = draw(scene, test::pixel_camera(size), size, settings);
    expect_near(pixels.at(4, 16), {255, 255, 255});
    expect_near(pixels.at(16, 16), {128, 128, 128});
    expect_near(pixels.at(28, 16), {0, 0, 0});
}

TEST_F(RenderModeTest, OverdrawAddsUpWhateverHidesWhat) {
    settings.grid = true;
    for (const float second : {-1.0F, 1.0F}) {
        scene::Scene scene;
        test::show(scene, test::make_pixel_quad({0, 0}, size), some_material());
        test::show(scene, test::make_pixel_quad({8, 0}, {24, 32}, second), some_material());
        settings.mode = RenderMode::overdraw;
        const test::Pixels pixels = draw(scene, test::pixel_camera(size), size, settings);
        expect_near(pixels.at(4, 16), {31, 13, 5});
        expect_near(pixels.at(16, 16), {61, 26, 10});
    }
    EXPECT_EQ(middle(scene::Scene(), RenderMode::overdraw), test::black) << "no grid, no background";
}

TEST_F(RenderModeTest, PointsAreAtTheVerticesOnly) {
    scene::Scene scene;
    test::show(scene, test::make_pixel_quad({8, 8}, {16, 16}), test::unlit({0, 1, 0, 1}));
    settings.mode = RenderMode::points;
    settings.point_size = 4;
    const test::Pixels pixels = draw(scene, test::pixel_camera(size), size, settings);
    const auto is_green = [](const Pixel& pixel) { return pixel.g == 255; };
    EXPECT_EQ(pixels.count(is_green), 4U * 16);
    for (const glm::ivec2 corner : {glm::ivec2(8, 8), {24, 8}, {8, 24}, {24, 24}})
        EXPECT_TRUE(is_green(pixels.at(corner.x, corner.y)));
    settings.point_size = 0;
    settings.mode = RenderMode::picture;
    EXPECT_EQ(draw(scene, test::pixel_camera(size), size, settings).count(is_green), 256U) << "nothing is left behind";
}

TEST_F(RenderModeTest, DetailSaysWhichCoarseFormAMovingCameraWouldSee) {
    scene::Scene scene;
    scene::Mesh mesh = scene::make_sphere(1.0F, 200, 100);
    mesh.level_indices.assign(std::vector<std::uint32_t>(mesh.indices.begin(), mesh.indices.end()));
    const std::size_t all = mesh.triangle_count();
    mesh.structure.set(mesh, {.levels = {{0, all, 0.001F}, {0, all, 0.1F}}});
    test::show(scene, std::move(mesh), some_material());
    const auto color = [&](double distance) {
        scene::Camera camera;
        camera.distance = distance;
        settings.mode = RenderMode::detail;
        return draw(scene, camera, size, settings).at(16, 16);
    };
    const Pixel near = color(1.001);
    EXPECT_NEAR(near.r, near.g, 8) << "grey: as it is";
    const Pixel farther = color(4);
    EXPECT_NEAR(farther.r, farther.g, 60);
    EXPECT_GT(farther.g, 2 * farther.b) << "the finer of the coarse forms";
    const Pixel far = color(20);
    EXPECT_GT(far.r, 2 * far.g) << "the coarsest";
}

TEST(RenderModeNames, AreThoseOfTheOption) {
    for (const RenderMode mode : render_modes()) EXPECT_EQ(render_mode_named(name_of(mode)), mode) << name_of(mode);
    EXPECT_THROW(render_mode_named("colour"), UsageError);
}

}  // namespace
}  // namespace vitrine::render
