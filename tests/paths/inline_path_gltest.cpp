#include "path_test.h"

#include <support/gl_state.h>
#include <support/window_target.h>

#include <optional>
#include <string>

namespace vitrine::paths {
namespace {

class InlinePathTest : public PathTest {};

TEST_F(InlinePathTest, DrawsTheSamePixelsIntoTheWindow) {
    const auto path = make(PathKind::inline_);
    for (const int samples : possible_samples()) {
        for (const glm::ivec2 size : {glm::ivec2(1, 1), glm::ivec2(333, 217), glm::ivec2(64, 48)}) {
            const gl::RenderTarget window = test::make_window(size, samples);
            draw(*path, size, samples);
            path->present(window.area(), nullptr);
            EXPECT_EQ(path->remark(), "");
            EXPECT_TRUE(test::same(test::pixels_of(window), expected(size, samples))) << samples;
            EXPECT_EQ(path->picture().texture, 0U);
        }
    }
}

TEST_F(InlinePathTest, AveragesTheSamePictures) {
    const glm::ivec2 size{90, 60};
    const auto path = make(PathKind::inline_);
    const gl::RenderTarget window = test::make_window(size);
    for (std::uint32_t pictures = 1; pictures <= 4; ++pictures) {
        settings().pictures = pictures;
        draw(*path, size);
        path->present(window.area(), nullptr);
    }
    EXPECT_TRUE(test::same(test::pixels_of(window), expected(size)));
    EXPECT_EQ(path->remark(), "");
    path->present(window.area(), nullptr);
    EXPECT_TRUE(test::same(test::pixels_of(window), expected(size)));
}

TEST_F(InlinePathTest, OutlinesWhatIsSelected) {
    const glm::ivec2 size{300, 200};
    const auto path = make(PathKind::inline_);
    const test::Pixels plain = expected(size);
    select();
    draw(*path, size);
    EXPECT_FALSE(expected(size) == plain);
    for (const glm::ivec2 origin : {glm::ivec2(0, 0), glm::ivec2(37, 121)}) {
        const gl::RenderTarget window = test::make_window({500, 400});
        path->present({window.draw_framebuffer(), origin, size, {}}, nullptr);
        const test::Pixels shown = test::pixels_of(window).part({origin.x, 400 - origin.y - size.y}, size);
        EXPECT_LT(test::differing_part(shown, expected(size), 1), origin == glm::ivec2(0) ? 1e-9 : 1e-3);
    }
}

// A rasterizer computes with positions in the framebuffer, so that a place elsewhere may round otherwise: hardly any
// pixel does. docs/render_paths.md tells of it.
TEST_F(InlinePathTest, ElsewhereInTheWindowHardlyAPixelRoundsOtherwise) {
    const glm::ivec2 size{300, 200};
    const glm::ivec2 window_size{500, 400};
    const auto path = make(PathKind::inline_);
    draw(*path, size);
    for (const glm::ivec2 origin : {glm::ivec2(1, 0), glm::ivec2(37, 121), glm::ivec2(200, 200)}) {
        const gl::RenderTarget window = test::make_window(window_size);
        path->present({window.draw_framebuffer(), origin, size, gl::PixelBox{origin, origin + size}}, nullptr);
        const test::Pixels all = test::pixels_of(window);
        const test::Pixels shown = all.part({origin.x, window_size.y - origin.y - size.y}, size);
        EXPECT_LT(test::differing_part(shown, expected(size), 0), 1e-3);
        EXPECT_LT(test::differing_part(shown, expected(size), 1), 1e-4);
        EXPECT_EQ(all.count(test::untouched), 500U * 400U - 300U * 200U) << "and nothing else is drawn over";
    }
}

TEST_F(InlinePathTest, KeepsToTheClip) {
    const glm::ivec2 size{300, 200};
    const auto path = make(PathKind::inline_);
    const gl::RenderTarget window = test::make_window(size);
    draw(*path, size);
    path->present({window.draw_framebuffer(), {0, 0}, size, gl::PixelBox{{40, 50}, {90, 120}}}, nullptr);
    const test::Pixels shown = test::pixels_of(window);
    EXPECT_EQ(shown.count(test::untouched), 300U * 200U - 50U * 70U);
    EXPECT_TRUE(test::same(shown.part({40, 80}, {50, 70}), expected(size).part({40, 80}, {50, 70})));
}

TEST_F(InlinePathTest, SaysWhyAWindowDoesNotSuitAndShowsThePictureAllTheSame) {
    const glm::ivec2 size{90, 60};
    const auto path = make(PathKind::inline_);
    const gl::RenderTarget window = test::make_window(size);
    draw(*path, size, 4);
    path->present(window.area(), nullptr);
    EXPECT_EQ(path->remark(), "The window has 1 sample per pixel and 4 are wanted: drawn into a texture.");
    EXPECT_TRUE(test::same(test::pixels_of(window), expected(size, 4)));

    const gl::Texture color = gl::make_picture_texture("no depth", size);
    const gl::Framebuffer flat = gl::Framebuffer::make("no depth");
    glNamedFramebufferTexture(flat.id(), GL_COLOR_ATTACHMENT0, color.id(), 0);
    draw(*path, size, 1);
    path->present({flat.id(), {0, 0}, size, std::nullopt}, nullptr);
    EXPECT_EQ(path->remark(), "The window has 0 bits of depth and 24 are needed: drawn into a texture.");
    EXPECT_TRUE(test::same(test::read_texture(color.id()), expected(size)));

    draw(*path, size, 1);
    path->present(window.area(), nullptr);
    EXPECT_EQ(path->remark(), "");
}

TEST_F(InlinePathTest, WhateverStateTheHostLeft) {
    const glm::ivec2 size{70, 50};
    const auto path = make(PathKind::inline_);
    const gl::RenderTarget window = test::make_window(size);
    draw(*path, size);
    path->present(window.area(), nullptr);  // makes what is made once
    {
        const test::UnusualState host;
        const test::StateText before = test::state_text();
        path->present(window.area(), nullptr);
        EXPECT_EQ(test::changes(before, test::state_text()), "");
    }
    EXPECT_TRUE(test::same(test::pixels_of(window), expected(size)));
}

TEST_F(InlinePathTest, CopiesNothingAndCountsWhatItDrew) {
    const auto path = make(PathKind::inline_);
    const gl::RenderTarget window = test::make_window({60, 40});
    gl::FrameProfiler profiler;
    profiler.begin_frame();
    draw(*path, {60, 40});
    path->present(window.area(), &profiler);
    profiler.end_frame();
    EXPECT_EQ(path->counters().bytes_copied, 0U);
    EXPECT_EQ(path->counters().draws, 1U);
    EXPECT_EQ(path->draw_counts().triangles, scene().counts().triangles);
    EXPECT_EQ(profiler.timings().frames().back().scene_draws, 1U);
}

}  // namespace
}  // namespace vitrine::paths
