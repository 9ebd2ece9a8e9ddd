#include <support/canvas.h>
#include <support/gl_state.h>
#include <support/scenes.h>

#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::render {
namespace {

using test::Pixel;
using test::Pixels;

constexpr glm::ivec2 size{24, 16};

scene::Material glass(const glm::vec3& color, float alpha) {
    scene::Material material = test::unlit(glm::vec4(color, alpha));
    material.alpha_mode = scene::AlphaMode::blend;
    return material;
}

class TransparencyTest : public test::DrawTest, public testing::WithParamInterface<Transparency> {
protected:
    TransparencyTest() {
        settings.transparency = GetParam();
        settings.background_top = settings.background_bottom = glm::vec3(0, 0, 1);
    }
    Pixels draw(const scene::Scene& scene, int samples = 1) {
        return DrawTest::draw(scene, test::pixel_camera(size), size, settings, samples);
    }

    Settings settings = test::bare_settings();
};

INSTANTIATE_TEST_SUITE_P(Ways, TransparencyTest, testing::Values(Transparency::weighted, Transparency::peeled),
                         [](const auto& way) { return std::string(name_of(way.param)); });

TEST_P(TransparencyTest, OneLayerIsMixedByItsAlpha) {
    for (const int samples : {1, 4}) {
        for (const float alpha : {0.25F, 0.5F, 1.0F}) {
            scene::Scene scene;
            test::show(scene, test::make_pixel_quad({0, 0}, size), glass({1, 0, 0}, alpha));
            const auto red = static_cast<std::uint8_t>(std::lround(255 * alpha));
            const Pixel expected(red, 0, 255 - red, 255);
            EXPECT_TRUE(test::filled(draw(scene, samples), expected, 2)) << alpha << " " << samples;
        }
    }
}

TEST_P(TransparencyTest, WhatIsInFrontHidesIt) {
    scene::Scene scene;
    test::show(scene, test::make_pixel_quad({0, 0}, size, -1), glass({1, 0, 0}, 0.5F));
    test::show(scene, test::make_pixel_quad({0, 0}, {12, 16}), test::unlit({0, 1, 0, 1}));
    const Pixels pixels = draw(scene);
    EXPECT_TRUE(test::same(pixels.at(4, 8), Pixel(0, 255, 0, 255), 1));
    EXPECT_TRUE(test::same(pixels.at(18, 8), Pixel(128, 0, 127, 255), 2));
}

TEST_P(TransparencyTest, TheirOrderDoesNotMatter) {
    std::vector<int> order{0, 1, 2, 3};
    const std::vector<glm::vec3> colors{{1, 0, 0}, {0, 1, 0}, {1, 1, 0}, {0, 1, 1}};
    const auto drawn = [&] {
        scene::Scene scene;
        for (const int i : order)
            test::show(scene, test::make_pixel_quad({0, 0}, size, -float(i)),
                       glass(colors[static_cast<std::size_t>(i)], 0.4F));
        return draw(scene);
    };
    const Pixels first = drawn();
    while (std::next_permutation(order.begin(), order.end()))
        ASSERT_TRUE(test::same(drawn(), first, 1)) << order[0] << order[1] << order[2] << order[3];
}

TEST_P(TransparencyTest, TheNearestCountsMost) {
    scene::Scene scene;
    test::show(scene, test::make_pixel_quad({0, 0}, size, -9), glass({1, 0, 0}, 0.5F));
    test::show(scene, test::make_pixel_quad({0, 0}, size, -1), glass({0, 1, 0}, 0.5F));
    const Pixel pixel = draw(scene).at(8, 8);
    EXPECT_GT(pixel.g, pixel.r);
    EXPECT_GT(pixel.r, 4);
    EXPECT_NEAR(pixel.b, 64, 3) << "a quarter of what is behind is seen";
}

TEST_P(TransparencyTest, CoversTransparentPicturesByItsAlpha) {
    settings.transparent = true;
    scene::Scene scene;
    test::show(scene, test::make_pixel_quad({0, 0}, {12, 16}), glass({1, 0, 0}, 0.5F));
    const Pixels pixels = draw(scene);
    EXPECT_TRUE(test::same(pixels.at(4, 8), Pixel(128, 0, 0, 128), 2)) << "multiplied by it";
    EXPECT_TRUE(test::same(pixels.at(18, 8), Pixel(0), 0));
}

TEST_P(TransparencyTest, OfATargetThatIsNotItsOwnOnlyThePartIsDrawn) {
    scene::Scene scene;
    test::show(scene, test::make_pixel_quad({0, 0}, size), glass({1, 0, 0}, 0.5F));
    const gl::RenderTarget target("window", {60, 50}, 1);
    glClearNamedFramebufferfv(target.draw_framebuffer(), GL_COLOR, 0, std::array{0.0F, 1.0F, 0.0F, 1.0F}.data());
    const gl::DrawArea area{.framebuffer = target.draw_framebuffer(),
                            .origin = {10, 20},
                            .size = size,
                            .clip = gl::PixelBox{{14, 20}, {30, 30}}};
    canvas().renderer().draw(scene, test::pixel_camera(size), settings, area);
    const Pixels pixels = test::read_texture(target.color_texture());
    EXPECT_EQ(pixels.count([](const Pixel& pixel) { return pixel != Pixel(0, 255, 0, 255); }), 160U);
    EXPECT_TRUE(test::same(pixels.at(14, 49 - 20), Pixel(128, 0, 127, 255), 2));
    EXPECT_TRUE(test::same(pixels.at(29, 49 - 29), Pixel(128, 0, 127, 255), 2));
}

TEST_P(TransparencyTest, LeavesTheStateOfOpenGLAsItWas) {
    scene::Scene scene;
    test::show(scene, test::make_pixel_quad({0, 0}, size), glass({1, 0, 0}, 0.5F));
    draw(scene);
    const test::UnusualState unusual;
    const test::StateText before = test::state_text();
    canvas().renderer().draw(scene, test::pixel_camera(size), settings, canvas().target());
    EXPECT_EQ(test::changes(before, test::state_text()), "");
}

class PeelingTest : public test::DrawTest {
protected:
    PeelingTest() {
        settings.transparency = Transparency::peeled;
        settings.background_top = settings.background_bottom = glm::vec3(1);
    }
    Settings settings = test::bare_settings();
};

TEST_F(PeelingTest, LayersAreMixedAsTheyLie) {
    scene::Scene scene;
    const std::vector<glm::vec3> colors{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    for (std::size_t i = 0; i < colors.size(); ++i)
        test::show(scene, test::make_pixel_quad({0, 0}, size, -float(i)), glass(colors[i], 0.5F));
    const Pixels pixels = draw(scene, test::pixel_camera(size), size, settings);
    // Half of red, half of the rest of green, and so on; an eighth of white is left.
    EXPECT_TRUE(test::filled(pixels, Pixel(128 + 32, 64 + 32, 32 + 32, 255), 2));
}

TEST_F(PeelingTest, SurfacesThatPassThroughEachOtherAreMixedOnBothSides) {
    scene::Scene scene;
    const glm::mat4 turned = glm::translate(glm::mat4(1), test::at_pixel(12, 8)) *
                             glm::rotate(glm::mat4(1), glm::radians(30.0F), {0, 1, 0}) *
                             glm::translate(glm::mat4(1), -test::at_pixel(12, 8));
    test::show(scene, test::make_pixel_quad({0, 0}, size), glass({1, 0, 0}, 0.5F));
    test::show(scene, test::make_pixel_quad({0, 0}, size), glass({0, 0, 0}, 0.5F), turned);
    const Pixels pixels = draw(scene, test::pixel_camera(size), size, settings);
    const Pixel red_first(128 + 64, 64, 64, 255);
    const Pixel black_first(64 + 64, 64, 64, 255);
    const Pixel left = pixels.at(6, 8);
    const Pixel right = pixels.at(18, 8);
    EXPECT_TRUE(test::same(left, red_first, 2) || test::same(left, black_first, 2));
    EXPECT_TRUE(test::same(right, red_first, 2) || test::same(right, black_first, 2));
    EXPECT_NE(left, right);
}

TEST_F(PeelingTest, TwelveLayersAreSeen) {
    scene::Scene scene;
    for (int i = 0; i < 12; ++i)
        test::show(scene, test::make_pixel_quad({0, 0}, size, -float(i)), glass(glm::vec3(0), 0.1F));
    const int left = static_cast<int>(std::lround(255 * std::pow(0.9, 12)));
    EXPECT_NEAR(draw(scene, test::pixel_camera(size), size, settings).at(5, 5).r, left, 3);
}

}  // namespace
}  // namespace vitrine::render
