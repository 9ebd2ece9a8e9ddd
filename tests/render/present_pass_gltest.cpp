#include <support/canvas.h>
#include <support/gl_state.h>
#include <support/gl_test.h>
#include <support/window_target.h>

#include <vitrine/gl/render_target.h>
#include <vitrine/render/present_pass.h>

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace vitrine::render {
namespace {

using test::Pixel;

/// A picture of which no two texels near each other are alike, half of it with an alpha that must not count.
gl::Texture make_picture(glm::ivec2 size) {
    std::vector<Pixel> texels;
    for (int y = 0; y < size.y; ++y) {
        for (int x = 0; x < size.x; ++x) texels.emplace_back(37 * x % 256, 91 * y % 256, (x * y + x) % 256, 255);
    }
    gl::Texture texture = gl::make_picture_texture("picture", size);
    glTextureSubImage2D(texture.id(), 0, 0, 0, size.x, size.y, GL_RGBA, GL_UNSIGNED_BYTE, texels.data());
    return texture;
}

class PresentPassTest : public test::GlTest, public testing::WithParamInterface<PresentMethod> {
protected:
    PresentPass& pass() {
        if (!pass_) {
            pass_.emplace();
            pass_->set_method(GetParam());
        }
        return *pass_;
    }

private:
    std::optional<PresentPass> pass_;
};

INSTANTIATE_TEST_SUITE_P(BothMethods, PresentPassTest, testing::Values(PresentMethod::blit, PresentMethod::fetch),
                         [](const auto& test_case) { return std::string(name_of(test_case.param)); });

TEST_P(PresentPassTest, BringsTexelsToPixelsAndTouchesNothingElse) {
    const glm::ivec2 window_size{101, 77};
    for (const glm::ivec2 size : {glm::ivec2(1, 1), glm::ivec2(13, 40), glm::ivec2(60, 33)}) {
        for (const glm::ivec2 origin : {glm::ivec2(0, 0), glm::ivec2(17, 31)}) {
            const gl::Texture picture = make_picture(size);
            const gl::RenderTarget window = test::make_window(window_size);
            pass().draw(picture.id(), size, {window.draw_framebuffer(), origin, size, std::nullopt});
            const test::Pixels shown = test::pixels_of(window);
            const glm::ivec2 first(origin.x, window_size.y - origin.y - size.y);
            EXPECT_TRUE(test::same(shown.part(first, size), test::read_texture(picture.id())));
            const auto inside = static_cast<std::size_t>(size.x) * static_cast<std::size_t>(size.y);
            EXPECT_GE(shown.count(test::untouched), shown.all().size() - inside);
        }
    }
}

TEST_P(PresentPassTest, KeepsToTheClip) {
    const glm::ivec2 size{50, 40};
    const gl::Texture picture = make_picture(size);
    const gl::RenderTarget window = test::make_window({100, 80});
    pass().draw(picture.id(), size,
                {window.draw_framebuffer(), {20, 10}, size, gl::PixelBox{.min = {30, 5}, .max = {45, 25}}});
    const test::Pixels shown = test::pixels_of(window);
    EXPECT_EQ(shown.count(test::untouched), 100U * 80U - 15U * 15U);
    const test::Pixels whole = test::read_texture(picture.id());
    EXPECT_TRUE(test::same(shown.part({30, 80 - 25}, {15, 15}), whole.part({10, 40 - 15}, {15, 15})));
}

TEST_P(PresentPassTest, AnEmptyClipShowsNothing) {
    const gl::Texture picture = make_picture({50, 40});
    const gl::RenderTarget window = test::make_window({100, 80});
    pass().draw(picture.id(), {50, 40},
                {window.draw_framebuffer(), {0, 0}, {50, 40}, gl::PixelBox{.min = {60, 60}, .max = {40, 70}}});
    EXPECT_EQ(test::pixels_of(window).count(test::untouched), 100U * 80U);
}

TEST_P(PresentPassTest, PartlyOutsideOfTheWindowTheRestIsRight) {
    const glm::ivec2 size{50, 40};
    const gl::Texture picture = make_picture(size);
    const gl::RenderTarget window = test::make_window({60, 50});
    pass().draw(picture.id(), size, {window.draw_framebuffer(), {-20, 30}, size, std::nullopt});
    const test::Pixels whole = test::read_texture(picture.id());
    EXPECT_TRUE(test::same(test::pixels_of(window).part({0, 0}, {30, 20}), whole.part({20, 20}, {30, 20})));
}

TEST_P(PresentPassTest, FillsEverySampleOfAWindowThatHasSeveral) {
    const glm::ivec2 size{31, 27};
    const gl::Texture picture = make_picture(size);
    const gl::RenderTarget window = test::make_window(size, 4);
    pass().draw(picture.id(), size, window.area());
    EXPECT_TRUE(test::same(test::pixels_of(window), test::read_texture(picture.id())));
}

TEST_P(PresentPassTest, HalfTheSizeIsTheMeanOfFour) {
    const glm::ivec2 size{40, 30};
    const gl::Texture picture = make_picture(size);
    const gl::RenderTarget window = test::make_window(size / 2);
    pass().draw(picture.id(), size, window.area());
    const test::Pixels whole = test::read_texture(picture.id());
    const test::Pixels shown = test::pixels_of(window);
    for (int y = 0; y < 15; ++y) {
        for (int x = 0; x < 20; ++x) {
            glm::ivec4 sum(0);
            for (const glm::ivec2 at : {glm::ivec2(0, 0), glm::ivec2(1, 0), glm::ivec2(0, 1), glm::ivec2(1, 1)})
                sum += glm::ivec4(whole.at(2 * x + at.x, 2 * y + at.y));
            EXPECT_TRUE(test::same(shown.at(x, y), Pixel((sum + 2) / 4), 1)) << x << " " << y;
        }
    }
}

TEST_P(PresentPassTest, EnlargedItIsSmooth) {
    const glm::ivec2 size{2, 1};
    gl::Texture picture = gl::make_picture_texture("picture", size);
    const std::vector<Pixel> texels{{0, 0, 0, 255}, {200, 200, 200, 255}};
    glTextureSubImage2D(picture.id(), 0, 0, 0, size.x, size.y, GL_RGBA, GL_UNSIGNED_BYTE, texels.data());
    const gl::RenderTarget window = test::make_window({20, 1});
    pass().draw(picture.id(), size, window.area());
    const test::Pixels shown = test::pixels_of(window);
    EXPECT_TRUE(test::same(shown.at(0, 0), texels[0]));
    EXPECT_TRUE(test::same(shown.at(19, 0), texels[1]));
    EXPECT_NEAR(shown.at(10, 0).r, 110, 12);
    for (int x = 1; x < 20; ++x) EXPECT_GE(shown.at(x, 0).r, shown.at(x - 1, 0).r);
}

TEST_P(PresentPassTest, WhateverStateTheHostLeft) {
    const glm::ivec2 size{33, 21};
    const gl::Texture picture = make_picture(size);
    const gl::RenderTarget window = test::make_window(size);
    pass();
    {
        const test::UnusualState host;
        const test::StateText before = test::state_text();
        pass().draw(picture.id(), size, window.area());
        EXPECT_EQ(test::changes(before, test::state_text()), "");
    }
    EXPECT_TRUE(test::same(test::pixels_of(window), test::read_texture(picture.id())));
}

class PresentTrialTest : public test::GlTest {};

TEST_F(PresentTrialTest, DecidesAndLeavesNothingBehind) {
    PresentPass pass;
    const test::StateText before = test::state_text();
    const auto textures = test::live_names(glIsTexture);
    const PresentMethod faster = pass.trial();
    EXPECT_TRUE(faster == PresentMethod::blit || faster == PresentMethod::fetch);
    EXPECT_EQ(test::changes(before, test::state_text()), "");
    EXPECT_EQ(test::live_names(glIsTexture), textures);
    EXPECT_EQ(pass.method(), pass.method());
}

}  // namespace
}  // namespace vitrine::render
