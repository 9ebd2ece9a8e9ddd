#include "shared_path_test.h"

#include <support/text.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/call_log.h>
#include <vitrine/scene/shapes.h>

#include <array>
#include <atomic>
#include <chrono>
#include <thread>

namespace vitrine::paths {
namespace {

using namespace std::chrono_literals;

TEST_F(SharedPathTest, ShowsTheSamePixels) {
    const auto path = make(PathKind::shared);
    int number = 0;
    for (const int samples : possible_samples()) {
        for (const glm::ivec2 pixels : {glm::ivec2(1, 1), glm::ivec2(333, 217), glm::ivec2(64, 48)}) {
            draw(*path, pixels, samples, ++number);
            ASSERT_TRUE(settle(*path));
            EXPECT_EQ(path->picture().size, pixels);
            EXPECT_EQ(path->picture().age_frames, 0);
            EXPECT_TRUE(test::same(shown(*path), expected(pixels, samples, number))) << samples;
        }
    }
    EXPECT_EQ(path->counters().bytes_copied, 0U);
    EXPECT_GT(path->counters().slices, 0U);
}

TEST_F(SharedPathTest, AveragesTheSamePictures) {
    const auto path = make(PathKind::shared);
    for (std::uint32_t pictures = 1; pictures <= 6; ++pictures) {
        settings().pictures = pictures;
        draw(*path, {333, 217}, 4);
        if (pictures % 2 == 1) continue;  // one is dropped, or not
        ASSERT_TRUE(settle(*path));
    }
    EXPECT_TRUE(test::same(shown(*path), expected({333, 217}, 4)));
}

TEST_F(SharedPathTest, OutlinesWhatIsSelected) {
    const auto path = make(PathKind::shared);
    select();
    for (const int samples : {1, 4}) {
        draw(*path, size, samples);
        ASSERT_TRUE(settle(*path));
        EXPECT_TRUE(test::same(shown(*path), expected(size, samples))) << samples;
    }
}

TEST_F(SharedPathTest, ShowsTheSameColoursOfNumbers) {
    const auto path = make(PathKind::shared);
    show_heights();
    const glm::ivec2 pixels{400, 300};
    draw(*path, pixels);
    ASSERT_TRUE(settle(*path));
    EXPECT_TRUE(test::same(shown(*path), expected(pixels)));
}

// Each picture is one that was asked for, whole, as old as it says; in the end it is the last.
TEST_F(SharedPathTest, ShowsTheNewestThatIsDone) {
    const auto path = make(PathKind::shared);
    for (int number = 0; number < 60; ++number) {
        draw(*path, size, 1, number);
        const PathPicture picture = path->picture();
        if (picture.texture == 0) continue;
        EXPECT_TRUE(test::same(shown(*path), expected(size, 1, number - picture.age_frames))) << number;
    }
    ASSERT_TRUE(settle(*path));
    EXPECT_TRUE(test::same(shown(*path), expected(size, 1, 59)));
}

TEST_F(SharedPathTest, DrawDoesNotWaitForTheScene) {
    const scene::Scene slow = slow_scene();
    const auto path = make(PathKind::shared);
    draw_scene(*path, slow);
    EXPECT_EQ(path->picture().texture, 0U);
    EXPECT_FALSE(path->settled());
    EXPECT_TRUE(path->wants_advance());
    ASSERT_TRUE(settle(*path));
    EXPECT_TRUE(test::same(shown(*path), expected_of(slow)));
    EXPECT_GT(path->counters().slices, 4U);
    EXPECT_GT(path->counters().thread_ms, path->counters().longest_slice_ms);
}

TEST_F(SharedPathTest, EditsDuringASlowDrawAreNeitherLostNorTorn) {
    scene::Scene scene = slow_scene();
    const auto mesh = test::first_geometry<scene::Mesh>(scene);
    const auto path = make(PathKind::shared);
    draw_scene(*path, scene);
    ASSERT_TRUE(settle(*path));
    for (int round = 0; round < 3; ++round) {
        const test::Pixels before = expected_of(scene);
        const scene::Camera seen = camera_of(scene);
        path->draw({scene, seen, render::Settings(), size, 1}, nullptr);
        std::this_thread::sleep_for(5ms);  // the draw is under way
        auto& colors = scene.edit_mesh(mesh).colors;
        colors.assign(std::vector<glm::u8vec4>(scene.mesh(mesh).positions.size(), {40 * round, 255, 0, 255}));
        for (int i = 0; i < 2000 && path->picture().age_frames > 0; ++i) {
            path->advance(nullptr);
            std::this_thread::sleep_for(1ms);
        }
        EXPECT_TRUE(test::same(shown(*path), before)) << "not torn";
        draw_scene(*path, scene);
        ASSERT_TRUE(settle(*path));
        EXPECT_TRUE(test::same(shown(*path), expected_of(scene))) << "not lost";
        EXPECT_FALSE(test::same(shown(*path), before));
    }
}

TEST_F(SharedPathTest, AnOlderSizeIsShownUntilTheNewOneIsDone) {
    const scene::Scene slow = slow_scene();
    const auto path = make(PathKind::shared);
    draw_scene(*path, slow);
    ASSERT_TRUE(settle(*path));
    draw_scene(*path, slow, {200, 100});
    EXPECT_EQ(path->picture().size, size);
    EXPECT_EQ(path->picture().age_frames, 1);
    ASSERT_TRUE(settle(*path));
    EXPECT_EQ(path->picture().size, glm::ivec2(200, 100));
}

TEST_F(SharedPathTest, EndsInTheMiddleOfADraw) {
    const scene::Scene slow = slow_scene();
    for (int i = 0; i < 12; ++i) {
        const auto path = make(PathKind::shared);
        draw_scene(*path, slow);
        std::this_thread::sleep_for(i * 3ms);
        if (i % 3 == 0) draw_scene(*path, slow);
    }
    EXPECT_EQ(renderer().mirrors().buffer_count() > 0, true);
}

TEST_F(SharedPathTest, TheSceneMayGoWhileItIsDrawn) {
    const auto path = make(PathKind::shared);
    test::Pixels wanted;
    {
        const scene::Scene slow = slow_scene();
        wanted = expected_of(slow);
        draw_scene(*path, slow);
    }
    renderer().mirrors().collect();
    ASSERT_TRUE(settle(*path));
    EXPECT_TRUE(test::same(shown(*path), wanted));
}

// While a newer one is under way, or has been drawn and not yet taken.
TEST_F(SharedPathTest, APointIsOfThePictureShown) {
    const auto path = make(PathKind::shared);
    EXPECT_FALSE(point_in_the_middle(*path, size)) << "there is none yet";
    for (int number = 0; number < 4; ++number) {
        const int samples = number < 2 ? 1 : 4;
        draw(*path, size, samples, number);
        ASSERT_TRUE(settle(*path));
        const scene::Scene slow = slow_scene();
        if (number % 2 == 1) draw_scene(*path, slow);
        EXPECT_EQ(point_in_the_middle(*path, size, samples, number), expected_point(size, samples, number)) << number;
        EXPECT_FALSE(path->wants_take_point());
    }
}

TEST_F(SharedPathTest, TellsWhenAPointIsFound) {
    std::atomic<int> told = 0;
    const auto path = make_shared_path([&] { ++told; });
    draw(*path, size);
    ASSERT_TRUE(settle(*path));
    EXPECT_EQ(told, 1);
    path->ask_point({scene(), camera(), render::Settings(), size, 1}, {0.5, 0.5});
    for (int i = 0; i < 5000 && told == 1; ++i) std::this_thread::sleep_for(1ms);
    EXPECT_EQ(told, 2);
    EXPECT_TRUE(path->wants_take_point());
    EXPECT_EQ(path->take_point(), expected_point(size));
    EXPECT_FALSE(path->wants_take_point());
}

TEST_F(SharedPathTest, TellsWhenAPictureIsReady) {
    std::atomic<int> told = 0;
    const auto path = make_shared_path([&] { ++told; });
    draw(*path, size);
    for (int i = 0; i < 5000 && told == 0; ++i) std::this_thread::sleep_for(1ms);
    EXPECT_EQ(told, 1);
    EXPECT_FALSE(path->settled());
    EXPECT_TRUE(path->wants_advance());
    path->advance(nullptr);
    EXPECT_TRUE(path->settled());
    EXPECT_FALSE(path->wants_advance());
}

// The thread's calls are in the log beside the others, told apart.
TEST_F(SharedPathTest, TheGpuLogTellsWhatTheThreadDoes) {
    gl::CallLog log;
    log.start();
    {
        const auto path = make(PathKind::shared);
        draw(*path, size);
        ASSERT_TRUE(settle(*path));
    }
    log.end_frame();
    std::array<std::size_t, 2> draws{};
    std::array<std::size_t, 2> uploads{};
    for (const gl::Call& call : log.frames().back()->calls) {
        ASSERT_LT(call.thread, 2);
        const auto thread = static_cast<std::size_t>(call.thread);
        draws[thread] += call.kind == gl::CallKind::draw ? 1 : 0;
        uploads[thread] += call.kind == gl::CallKind::upload && call.label.ends_with("positions") ? 1 : 0;
    }
    EXPECT_EQ(draws[0], 0U);
    EXPECT_GT(draws[1], 0U);
    EXPECT_GT(uploads[0], 0U) << "the plan is made, and what it needs is sent, by the thread that owns the scene";
    EXPECT_EQ(uploads[1], 0U);
}

TEST_F(SharedPathTest, NeedsAContextToShareWith) {
    try {
        make_path(PathKind::shared, renderer());
        FAIL();
    } catch (const GraphicsError& error) {
        EXPECT_TRUE(test::contains(error.what(), "second context"));
    }
}

TEST_F(SharedPathTest, WhatTheThreadCannotDrawIsAnErrorHere) {
    const auto path = make(PathKind::shared);
    const glm::ivec2 too_large{context().driver().max_texture_size + 1, 1};
    EXPECT_TRUE(test::contains(error_of_draw(*path, scene(), too_large), "cannot be made"));
    take_complaints();
    draw(*path, size);
    ASSERT_TRUE(settle(*path)) << "the next may be drawn";
    EXPECT_TRUE(test::same(shown(*path), expected(size)));
}

}  // namespace
}  // namespace vitrine::paths
