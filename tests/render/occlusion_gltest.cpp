#include <support/canvas.h>
#include <support/gl_state.h>
#include <support/scenes.h>

#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>

namespace vitrine::render {
namespace {

using test::bare_settings;
using test::Pixels;

class OcclusionTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{200, 150};

    static Settings lit(bool occlusion = true) {
        Settings settings = bare_settings();
        settings.quality = Quality::normal;
        settings.lighting = {.surroundings = Surroundings::even, .intensity = 0.6F, .key = 0};
        settings.ambient_occlusion = occlusion;
        return settings;
    }
    static scene::Material white() {
        scene::Material material;
        material.base_color = glm::vec4(glm::vec3(0.6F), 1);
        material.roughness = 1;
        return material;
    }
    /// Two walls that stand on a floor, seen from where all three are.
    static scene::Scene corner(const scene::Material& material) {
        scene::Scene scene;
        const glm::mat4 one(1);
        test::show(scene, scene::make_plane(2, 2), material);
        test::show(scene, scene::make_plane(2, 2), material,
                   glm::rotate(glm::translate(one, {0, 1, -1}), glm::radians(90.0F), {1, 0, 0}));
        test::show(scene, scene::make_plane(2, 2), material,
                   glm::rotate(glm::translate(one, {-1, 1, 0}), glm::radians(-90.0F), {0, 0, 1}));
        return scene;
    }
    static scene::Camera into_corner() {
        scene::Camera camera;
        camera.projection = scene::Projection::orthographic;
        camera.pivot = {-1, 0, -1};
        camera.orientation = glm::quatLookAt(glm::normalize(glm::dvec3(-1, -1, -1)), glm::dvec3(0, 1, 0));
        camera.distance = 3;
        return camera;
    }
    int brightness(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings, glm::ivec2 at) {
        return draw(scene, camera, size, settings).at(at.x, at.y).x;
    }
};

constexpr glm::ivec2 middle{100, 75};

TEST_F(OcclusionTest, IsDarkestWhereWallsMeet) {
    const scene::Scene scene = corner(white());
    const Pixels with = draw(scene, into_corner(), size, lit());
    const Pixels without = draw(scene, into_corner(), size, lit(false));
    const int in_corner = with.at(middle.x, middle.y).x;
    const int along_edge = with.at(middle.x, middle.y - 40).x;
    const int on_wall = with.at(middle.x + 45, middle.y - 30).x;
    EXPECT_LT(in_corner, along_edge - 5);
    EXPECT_LT(along_edge, on_wall - 5);
    EXPECT_NEAR(on_wall, without.at(middle.x + 45, middle.y - 30).x, 3) << "far from the others";
    EXPECT_GT(in_corner, without.at(middle.x, middle.y).x / 3) << "some light gets there";
}

TEST_F(OcclusionTest, NothingOccludesAFlatSurfaceHoweverItIsSeen) {
    scene::Scene scene;
    test::show(scene, scene::make_plane(8, 8), white());
    for (const double lean : {0.15, 0.5, 1.0}) {
        for (const scene::Projection projection : {scene::Projection::perspective, scene::Projection::orthographic}) {
            scene::Camera camera;
            camera.projection = projection;
            camera.orientation = glm::quatLookAt(glm::normalize(glm::dvec3(0.2, -lean, -1)), glm::dvec3(0, 1, 0));
            camera.distance = 2;
            EXPECT_TRUE(test::same(draw(scene, camera, size, lit()), draw(scene, camera, size, lit(false)), 6)) << lean;
        }
    }
}

TEST_F(OcclusionTest, IsFinerTheMorePicturesThereAre) {
    const scene::Scene scene = corner(white());
    Settings settings = lit();
    // The edge of the two walls is the same all along: how much it differs there is noise.
    const auto noise = [&] {
        const Pixels pixels = draw(scene, into_corner(), size, settings);
        int least = 255;
        int most = 0;
        for (int y = 15; y < 45; ++y) {
            const int found = pixels.at(middle.x + 3, y).x;
            least = std::min(least, found);
            most = std::max(most, found);
        }
        return most - least;
    };
    const int one = noise();
    settings.pictures = 16;
    EXPECT_LE(noise(), std::max(2, one));
    EXPECT_LE(noise(), 4);
}

TEST_F(OcclusionTest, MovingPicturesDoWithoutButOfHighQuality) {
    const scene::Scene scene = corner(white());
    Settings settings = lit();
    const int rests = brightness(scene, into_corner(), settings, middle);
    settings.interacting = true;
    settings.moving_error_pixels = 0;
    const int moves = brightness(scene, into_corner(), settings, middle);
    settings.quality = Quality::high;
    EXPECT_EQ(moves, brightness(scene, into_corner(), lit(false), middle));
    EXPECT_EQ(brightness(scene, into_corner(), settings, middle), rests);
}

TEST_F(OcclusionTest, WhatStandsOnTheGroundDarkensIt) {
    scene::Scene scene;
    test::show(scene, scene::make_sphere(0.5F, 48, 24), white());
    scene::Camera camera = scene::default_camera(scene.bounds(), double(size.x) / size.y);
    camera.distance *= 1.5;
    Settings settings = lit();
    settings.background_top = settings.background_bottom = glm::vec3(0.8F);
    const Pixels with = draw(scene, camera, size, settings);
    settings.ambient_occlusion = false;
    const Pixels without = draw(scene, camera, size, settings);
    const test::Box ball = test::covered(without, without.at(1, 1));
    const glm::ivec2 below{ball.first.x + ball.size.x / 2, ball.first.y + ball.size.y + 2};
    EXPECT_LT(with.at(below.x, below.y).x, without.at(below.x, below.y).x - 8);
    EXPECT_EQ(with.at(1, 1), without.at(1, 1)) << "not far from it";
}

TEST_F(OcclusionTest, IsOfManyPartsToo) {
    scene::Scene scene;
    test::show(scene, scene::make_plane(8, 8), white());
    for (int i = 0; i < 20; ++i)
        test::show(scene, scene::make_sphere(0.5F, 16, 8), white(),
                   glm::translate(glm::mat4(1), {float(i % 5) - 2, 0.4F, float(i / 5) - 1.5F}));
    const scene::Camera camera = scene::default_camera(scene.bounds(), double(size.x) / size.y);
    const Pixels with = draw(scene, camera, size, lit());
    EXPECT_GT(test::differing_part(with, draw(scene, camera, size, lit(false)), 10), 0.02);
}

TEST_F(OcclusionTest, TilesOfAPictureFitTogether) {
    const scene::Scene scene = corner(white());
    const glm::ivec2 large{600, 400};
    const Pixels whole = draw(scene, into_corner(), large, lit());
    // A part of it by itself, as large pictures are drawn.
    const glm::ivec2 first{250, 150};
    const glm::ivec2 part{120, 100};
    const gl::RenderTarget target("part", part, 1);
    const gl::DrawArea area{.framebuffer = target.draw_framebuffer(),
                            .origin = {-first.x, -(large.y - first.y - part.y)},
                            .size = large,
                            .clip = gl::PixelBox{{0, 0}, part}};
    canvas().renderer().draw(scene, into_corner(), lit(), area);
    EXPECT_TRUE(test::same(test::read_texture(target.color_texture()), whole.part(first, part), 2));
}

TEST_F(OcclusionTest, LeavesTheStateOfOpenGLAsItWas) {
    const scene::Scene scene = corner(white());
    draw(scene, into_corner(), size, lit());
    const test::UnusualState unusual;
    const test::StateText before = test::state_text();
    canvas().renderer().draw(scene, into_corner(), lit(), canvas().target());
    EXPECT_EQ(test::changes(before, test::state_text()), "");
}

}  // namespace
}  // namespace vitrine::render
