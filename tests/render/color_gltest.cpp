#include <support/canvas.h>
#include <support/scenes.h>

#include <gtest/gtest.h>

#include <array>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using test::at_pixel;
using test::bare_settings;
using test::make_pixel_quad;
using test::Pixel;
using test::pixel_camera;
using test::Pixels;
using test::unlit;

class ColorTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{64, 48};

    static scene::Scene filled_with(const scene::Material& material, glm::u8vec4 vertex_color = glm::u8vec4(0)) {
        scene::Scene scene;
        test::show(scene, make_pixel_quad({0, 0}, size, 0, vertex_color), material);
        return scene;
    }
};

// Linear light and its sRGB code, computed apart from the program by IEC 61966-2-1.
TEST_F(ColorTest, AnUnlitSurfaceHasTheCodeOfItsBaseColor) {
    const std::vector<std::pair<glm::vec3, Pixel>> known{
        {{0.0F, 0.0F, 0.0F}, {0, 0, 0, 255}},       {{1.0F, 1.0F, 1.0F}, {255, 255, 255, 255}},
        {{0.5F, 0.2F, 0.05F}, {188, 124, 63, 255}}, {{0.002F, 0.18F, 0.8F}, {7, 118, 231, 255}},
        {{0.001F, 0.3F, 0.6F}, {3, 149, 203, 255}},
    };
    for (const auto& [linear, code] : known) {
        const scene::Scene scene = filled_with(unlit(glm::vec4(linear, 1)));
        EXPECT_TRUE(test::filled(draw(scene, pixel_camera(size), size), code));
    }
}

TEST_F(ColorTest, APerspectiveViewHasTheSameColor) {
    scene::Camera camera = pixel_camera(size);
    camera.projection = scene::Projection::perspective;
    const scene::Scene scene = filled_with(unlit({0.5F, 0.2F, 0.05F, 1}));
    EXPECT_TRUE(test::filled(draw(scene, camera, size), {188, 124, 63, 255}));
}

TEST_F(ColorTest, VertexColorsArriveAsTheyAre) {
    scene::Scene scene;
    for (int i = 0; i < 64; ++i) {
        const auto code = static_cast<std::uint8_t>(4 * i + i % 4);
        const auto reversed = static_cast<std::uint8_t>(255 - code);
        test::show(scene, make_pixel_quad({i, 0}, {1, 48}, 0, {code, reversed, code, 255}), unlit());
    }
    const Pixels pixels = draw(scene, pixel_camera(size), size);
    for (int i = 0; i < 64; ++i) {
        const auto code = static_cast<std::uint8_t>(4 * i + i % 4);
        const auto reversed = static_cast<std::uint8_t>(255 - code);
        EXPECT_TRUE(test::same(pixels.at(i, 20), {code, reversed, code, 255})) << i;
    }
}

TEST_F(ColorTest, VertexColorsAreMultipliedWithTheMaterialInLinearLight) {
    // 0.5 of white, and half of linear 0.5 (code 188) is 0.25 (code 137).
    EXPECT_TRUE(
        test::filled(draw(filled_with(unlit({0.5F, 0.5F, 0.5F, 1}), {255, 255, 255, 255}), pixel_camera(size), size),
                     {188, 188, 188, 255}));
    EXPECT_TRUE(
        test::filled(draw(filled_with(unlit({0.5F, 0.5F, 0.5F, 1}), {188, 188, 188, 255}), pixel_camera(size), size),
                     {137, 137, 137, 255}, 1));
}

TEST_F(ColorTest, VertexColorsCanBeOffInMaterialAndSettings) {
    scene::Material material = unlit({0.5F, 0.2F, 0.05F, 1});
    Settings settings = bare_settings();
    settings.vertex_colors = false;
    const Pixel plain{188, 124, 63, 255};
    EXPECT_TRUE(test::filled(draw(filled_with(material, {0, 255, 0, 255}), pixel_camera(size), size, settings), plain));
    material.vertex_colors = false;
    EXPECT_TRUE(test::filled(draw(filled_with(material, {0, 255, 0, 255}), pixel_camera(size), size), plain));
}

TEST_F(ColorTest, AMaterialOfHalfAlphaLetsHalfThrough) {
    scene::Scene scene;
    test::show(scene, make_pixel_quad({0, 0}, size, 5), unlit({0, 0, 1, 0.5F}));  // in front, first in the tree
    test::show(scene, make_pixel_quad({0, 0}, size, 0), unlit({1, 0, 0, 1}));
    EXPECT_TRUE(test::filled(draw(scene, pixel_camera(size), size), {128, 0, 128, 255}, 1));
}

TEST_F(ColorTest, TransparentSurfacesBlendFromTheFarthest) {
    Settings settings = test::bare_settings();
    settings.transparency = Transparency::peeled;
    const std::array order{0, 1, 2};
    for (int turn = 0; turn < 3; ++turn) {
        scene::Scene scene;
        for (int i = 0; i < 3; ++i) {
            const int layer = order[static_cast<std::size_t>((i + turn) % 3)];
            const std::array colors{glm::vec4(1, 0, 0, 0.5F), glm::vec4(0, 1, 0, 0.5F), glm::vec4(0, 0, 1, 0.5F)};
            test::show(scene, make_pixel_quad({0, 0}, size, static_cast<float>(10 * layer)),
                       unlit(colors[static_cast<std::size_t>(layer)]));
        }
        EXPECT_TRUE(test::filled(draw(scene, pixel_camera(size), size, settings), {32, 64, 128, 255}, 1)) << turn;
    }
}

TEST_F(ColorTest, ATransparentSurfaceHidesNothingAndIsHidden) {
    scene::Scene scene;
    test::show(scene, make_pixel_quad({0, 0}, size, 5), unlit({1, 0, 0, 1}));
    test::show(scene, make_pixel_quad({0, 0}, size, 0), unlit({0, 0, 1, 0.5F}));
    EXPECT_TRUE(test::filled(draw(scene, pixel_camera(size), size), {255, 0, 0, 255}));
}

/// Something of everything that could leave an alpha below 1.
scene::Scene make_see_through_scene(glm::ivec2 size) {
    scene::Scene scene;
    test::show(scene, make_pixel_quad({0, 0}, size / 2, 0, {200, 100, 50, 77}), unlit());
    test::show(scene, make_pixel_quad(size / 4, size / 2, 3), unlit({0, 0, 1, 0.3F}));
    test::show(scene, make_pixel_quad(size / 3, size / 2, 4, {9, 9, 9, 30}), unlit({1, 1, 1, 0.3F}));
    scene::PointCloud cloud;
    cloud.positions = {at_pixel(50, 40, 1), at_pixel(20, 10, 5)};
    cloud.colors = {{255, 0, 0, 10}, {255, 0, 0, 128}};
    cloud.size_pixels = 9;
    test::show(scene, std::move(cloud), unlit({1, 1, 1, 0.5F}));
    scene::LineSet lines;
    lines.positions = {at_pixel(0, 0, 2), at_pixel(60, 40, 2)};
    lines.colors = {{255, 255, 255, 0}, {255, 255, 255, 255}};
    lines.width_pixels = 5;
    test::show(scene, std::move(lines), unlit({1, 1, 1, 0.7F}));
    return scene;
}

TEST_F(ColorTest, ThePictureIsOpaqueWhateverIsInIt) {
    const scene::Scene scene = make_see_through_scene(size);
    scene::Camera tilted = scene::default_camera(scene.bounds(), 4.0 / 3.0);
    for (const int samples : {1, 4}) {
        for (const bool wireframe : {false, true}) {
            Settings settings;
            settings.wireframe = wireframe;
            EXPECT_TRUE(test::opaque(draw(scene, pixel_camera(size), size, settings, samples)));
            EXPECT_TRUE(test::opaque(draw(scene, tilted, {128, 96}, settings, samples)));
        }
    }
}

TEST_F(ColorTest, PixelsOfTheDrawBeforeDoNotShowThrough) {
    const scene::Scene bright = filled_with(unlit({1, 1, 1, 1}));
    const scene::Scene see_through = make_see_through_scene(size);
    const Pixels fresh = draw(see_through, pixel_camera(size), size);
    draw(bright, pixel_camera(size), size);
    EXPECT_TRUE(test::same(draw(see_through, pixel_camera(size), size), fresh));
}

TEST_F(ColorTest, TheBackgroundRunsFromTopToBottom) {
    Settings settings = bare_settings();
    settings.background_top = {0.8F, 0.6F, 0.2F};
    settings.background_bottom = {0.1F, 0.2F, 0.4F};
    const glm::ivec2 tall{16, 512};
    const Pixels pixels = draw(scene::Scene(), pixel_camera(tall), tall, settings);
    EXPECT_TRUE(test::same(pixels.at(0, 0), {204, 153, 51, 255}, 1));
    EXPECT_TRUE(test::same(pixels.at(15, 511), {26, 51, 102, 255}, 1));
    EXPECT_TRUE(test::same(pixels.at(7, 256), {115, 102, 77, 255}, 1));
    for (int y = 1; y < 512; ++y) {
        EXPECT_LE(pixels.at(3, y).r, pixels.at(3, y - 1).r);
        EXPECT_EQ(pixels.at(3, y), pixels.at(12, y));
    }
}

TEST_F(ColorTest, AnEmptySceneIsAllBackground) {
    Settings settings = bare_settings();
    settings.background_top = settings.background_bottom = {0.2F, 0.4F, 0.6F};
    for (const int samples : {1, 4})
        EXPECT_TRUE(
            test::filled(draw(scene::Scene(), scene::Camera(), {33, 17}, settings, samples), {51, 102, 153, 255}));
}

class LightTest : public ColorTest {
protected:
    /// The colour of a square plate in the middle of the picture that was turned before the camera looked at it.
    Pixel plate(const glm::dquat& turned, const glm::dquat& camera_turned = {1, 0, 0, 0}) {
        scene::Scene scene;
        test::show(scene, test::make_quad({-1, -1}, {1, 1}), scene::Material{}, glm::mat4(glm::mat4_cast(turned)));
        scene::Camera camera;
        camera.orientation = camera_turned;
        return draw(scene, camera, size).at(32, 24);
    }
    static glm::dquat turn(double degrees, const glm::dvec3& axis) {
        return glm::angleAxis(glm::radians(degrees), axis);
    }
};

TEST_F(LightTest, ComesFromAboveAndTheRightOfTheCamera) {
    const glm::dvec3 x(1, 0, 0);
    const glm::dvec3 y(0, 1, 0);
    EXPECT_GT(plate(turn(-30, x)).r, plate(turn(30, x)).r + 20) << "facing up and facing down";
    EXPECT_GT(plate(turn(20, y)).r, plate(turn(-20, y)).r + 10) << "facing right and facing left";
}

TEST_F(LightTest, FollowsTheCamera) {
    const Pixel front = plate(turn(0, {0, 1, 0}));
    EXPECT_GT(front.r, 150);
    EXPECT_LT(front.r, 240);
    for (const double degrees : {37.0, 90.0, 200.0}) {
        const glm::dquat around = turn(degrees, {0, 1, 0});
        EXPECT_TRUE(test::same(plate(around, around), front, 1)) << degrees;
    }
}

TEST_F(LightTest, ReachesBothSidesOfASurface) {
    const Pixel front = plate(turn(0, {0, 1, 0}));
    EXPECT_TRUE(test::same(plate(turn(180, {0, 1, 0})), front, 1));
}

TEST_F(LightTest, LeavesNoSideBlack) {
    for (const double degrees : {80.0, -80.0}) {
        EXPECT_GT(plate(turn(degrees, {1, 0, 0})).g, 40) << degrees;
        EXPECT_GT(plate(turn(degrees, {0, 1, 0})).g, 40) << degrees;
    }
}

}  // namespace
}  // namespace vitrine::render
