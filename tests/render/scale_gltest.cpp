#include <support/canvas.h>
#include <support/scenes.h>

#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <utility>

namespace vitrine::render {
namespace {

using test::make_quad;
using test::Pixel;
using test::Pixels;
using test::unlit;

constexpr std::array scales{1e-3F, 1.0F, 1e6F};

class ScaleTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{160, 120};
    static constexpr double aspect = 4.0 / 3.0;
};

TEST_F(ScaleTest, TheWholePictureIsTheSameAtEveryScale) {
    for (const auto projection : {scene::Projection::perspective, scene::Projection::orthographic}) {
        for (const Shading shading : {Shading::smooth, Shading::flat}) {
            Settings settings;
            settings.shading = shading;
            const auto picture = [&](float scale) {
                const scene::Scene scene = test::make_varied_scene(scale);
                scene::Camera camera = scene::default_camera(scene.bounds(), aspect);
                camera.projection = projection;
                return draw(scene, camera, size, settings);
            };
            const Pixels reference = picture(1.0F);
            ASSERT_GT(reference.count([](const Pixel& p) { return p.r > p.g + 60; }), 300U) << "the red sphere";
            for (const float scale : scales) {
                // Rounding moves an edge over a pixel's middle here and there.
                EXPECT_LT(test::differing_part(picture(scale), reference, 6), 0.002) << scale;
            }
        }
    }
}

TEST_F(ScaleTest, CloseUpsAreLitAlike) {
    const auto close_up = [&](float scale, Shading shading) {
        scene::Scene scene;
        test::show(scene, make_quad({-scale, -scale}, {scale, scale}), scene::Material{});
        scene::Camera camera;
        camera.distance = 0.01 * static_cast<double>(scale);
        Settings settings = test::bare_settings();
        settings.shading = shading;
        return draw(scene, camera, size, settings);
    };
    const Pixel lit = close_up(1.0F, Shading::smooth).at(80, 60);
    ASSERT_GT(lit.r, 100);
    for (const Shading shading : {Shading::smooth, Shading::flat}) {
        for (const float scale : {1e-6F, 1e-3F, 1.0F, 1e6F}) {
            EXPECT_TRUE(test::filled(close_up(scale, shading), lit, 2))
                << scale << (shading == Shading::flat ? " flat" : " smooth");
        }
    }
}

/// Two parallel squares at a distance of 1e-4 of their size: a larger red one in front of a blue one.
scene::Scene make_close_pair(float scale) {
    scene::Scene scene;
    test::show(scene, make_quad(glm::vec2(-0.5F * scale), glm::vec2(0.5F * scale), 0), unlit({0, 0, 1, 1}));
    test::show(scene, make_quad(glm::vec2(-0.55F * scale), glm::vec2(0.55F * scale), 1e-4F * scale),
               unlit({1, 0, 0, 1}));
    return scene;
}

TEST_F(ScaleTest, CloseSurfacesDoNotMix) {
    for (const float scale : scales) {
        const scene::Scene scene = make_close_pair(scale);
        for (const char* view : {"front", "iso", "front orthographic", "iso orthographic"}) {
            const scene::Camera camera = scene::parse_camera(view, scene.bounds(), aspect);
            const Pixels pixels = draw(scene, camera, size);
            EXPECT_EQ(pixels.count(Pixel(0, 0, 255, 255)), 0U) << view << " at " << scale;
            EXPECT_GT(pixels.count(Pixel(255, 0, 0, 255)), 1000U) << view << " at " << scale;
        }
    }
}

TEST_F(ScaleTest, CloseSurfacesDoNotMixFromAfarOrAtASlant) {
    for (const float scale : scales) {
        const scene::Scene scene = make_close_pair(scale);
        scene::Camera camera = scene::default_camera(scene.bounds(), aspect);
        camera.distance *= 5;
        EXPECT_EQ(draw(scene, camera, size).count(Pixel(0, 0, 255, 255)), 0U) << scale;
        camera = scene::default_camera(scene.bounds(), aspect);
        camera.orientation = glm::angleAxis(glm::radians(75.0), glm::dvec3(0, 1, 0));
        EXPECT_EQ(draw(scene, camera, size).count(Pixel(0, 0, 255, 255)), 0U) << scale;
        EXPECT_GT(draw(scene, camera, size).count(Pixel(255, 0, 0, 255)), 300U) << scale;
    }
}

TEST_F(ScaleTest, NothingIsClippedFromNearToFar) {
    for (const float scale : scales) {
        scene::Scene scene;
        test::show(scene, make_quad(glm::vec2(-scale), glm::vec2(scale), 0), unlit({1, 0, 0, 1}));
        for (const double distance : {1e-3, 0.1, 1.0, 10.0, 100.0}) {
            scene::Camera camera;
            camera.distance = distance * static_cast<double>(scale);
            const Pixels pixels = draw(scene, camera, size);
            EXPECT_EQ(pixels.at(80, 60), Pixel(255, 0, 0, 255)) << distance << " of " << scale;
            EXPECT_TRUE(distance > 0.1 || test::filled(pixels, Pixel(255, 0, 0, 255)));
        }
    }
}

// A small thing far from the origin: the transform is large, what is seen is small.
TEST_F(ScaleTest, FarFromTheOriginNothingJitters) {
    scene::Scene scene;
    glm::mat4 transform(1.0F);
    transform[3] = glm::vec4(131072.0F, 0, 0, 1);  // a power of two: exact
    test::show(scene, make_quad({-0.5F, -0.5F}, {0.5F, 0.5F}), unlit({1, 0, 0, 1}), transform);
    scene::Camera camera;
    camera.projection = scene::Projection::orthographic;
    camera.pivot = {131072.0, 0, 0};
    camera.fov_y_radians = glm::radians(90.0);
    camera.distance = 0.75;  // 1.5 units for 120 pixels
    EXPECT_EQ(test::covered(draw(scene, camera, size), test::black), (test::Box{{40, 20}, {80, 80}}));
}

}  // namespace
}  // namespace vitrine::render
