#include "path_test_base.h"

#include <vitrine/base/error.h>

#include <array>
#include <string>

namespace vitrine::test {
namespace {

using paths::PathKind;

class Paths : public PathTest {};

TEST_F(Paths, AllShowTheSameBytesForSizesAndSamples) {
    for (const glm::ivec2 size : {glm::ivec2(1, 1), glm::ivec2(7, 5), glm::ivec2(64, 64), glm::ivec2(333, 217)}) {
        for (int samples = 1; samples <= std::min(8, max_samples); samples *= 2) {
            const Pixels expected = direct(size, samples);
            for (const PathKind kind : paths::all_paths) {
                SCOPED_TRACE(std::string(name_of(kind)) + " " + std::to_string(size.x) + "x" + std::to_string(size.y) +
                             " samples " + std::to_string(samples));
                const auto path = make(kind);
                draw(*path, size, samples);
                settle(*path);
                EXPECT_EQ(path->picture().size, size);
                EXPECT_TRUE(same(shown(*path), expected));
                EXPECT_TRUE(opaque(shown(*path)));
            }
        }
    }
}

TEST_F(Paths, EveryPictureOfATurnArrivesInTheEnd) {
    constexpr glm::ivec2 size{97, 61};
    for (const PathKind kind : paths::all_paths) {
        SCOPED_TRACE(std::string(name_of(kind)));
        const auto path = make(kind);
        for (int i = 0; i < 6; ++i) {
            turn();
            draw(*path, size);
        }
        settle(*path);
        EXPECT_TRUE(same(shown(*path), direct(size)));
    }
}

TEST_F(Paths, TheFirstPictureOfASizeIsThereAtOnce) {
    for (const PathKind kind : paths::all_paths) {
        SCOPED_TRACE(std::string(name_of(kind)));
        const auto path = make(kind);
        EXPECT_EQ(path->target(), nullptr);
        for (int i = 0; i < 8; ++i) {
            turn();
            const glm::ivec2 size(40 + 31 * (i % 3), 90 - 17 * (i % 4));
            draw(*path, size);
            ASSERT_EQ(path->picture().size, size);
            ASSERT_EQ(path->picture().age_frames, 0);
            ASSERT_TRUE(same(shown(*path), direct(size))) << i;
            ASSERT_NE(path->target(), nullptr);
            ASSERT_EQ(path->target()->size(), size);
        }
    }
}

TEST_F(Paths, BytesAreCountedFromWhatIsMoved) {
    constexpr glm::ivec2 size{30, 20};
    constexpr std::uint64_t picture = 30 * 20 * 4;
    const std::array<std::pair<PathKind, std::uint64_t>, 4> expected{{
        {PathKind::texture, 0},
        {PathKind::blit, picture},
        {PathKind::pbo, 2 * picture},
        {PathKind::cpu, 2 * picture},
    }};
    for (const auto& [kind, bytes] : expected) {
        SCOPED_TRACE(std::string(name_of(kind)));
        const auto path = make(kind);
        draw(*path, size);
        settle(*path);
        EXPECT_EQ(path->counters().bytes_copied, bytes);
        EXPECT_EQ(path->counters().draws, 1U);
    }
}

TEST_F(Paths, AChangeOfSamplesAloneIsFollowed) {
    constexpr glm::ivec2 size{50, 40};
    if (max_samples < 4) GTEST_SKIP() << "the driver has no 4 samples";
    for (const PathKind kind : paths::all_paths) {
        SCOPED_TRACE(std::string(name_of(kind)));
        const auto path = make(kind);
        for (const int samples : {1, 4, 1, 4}) {
            draw(*path, size, samples);
            settle(*path);
            EXPECT_TRUE(same(shown(*path), direct(size, samples))) << samples;
        }
    }
}

TEST_F(Paths, BlockedTimeIsCountedWherePixelsAreWaitedFor) {
    for (const PathKind kind : paths::all_paths) {
        const auto path = make(kind);
        draw(*path, {200, 200});
        const bool waits = kind == PathKind::cpu || kind == PathKind::pbo;
        EXPECT_EQ(path->counters().blocked_ms > 0, waits) << name_of(kind);
    }
}

TEST_F(Paths, StagesAndBytesReachTheProfiler) {
    gl::FrameProfiler profiler;
    const auto path = make(PathKind::cpu);
    profiler.begin_frame();
    path->draw({.scene = scene, .camera = camera, .settings = settings, .size = {64, 48}, .samples = 1}, &profiler);
    profiler.end_frame();
    const FrameCost& cost = profiler.timings().frames().back();
    EXPECT_EQ(cost.bytes_copied, 2U * 64 * 48 * 4);
    EXPECT_EQ(cost.scene_draws, 1U);
    EXPECT_GT(cost.bytes_uploaded, 0U);
    EXPECT_GT(cost.cpu_ms[static_cast<std::size_t>(Stage::scene)], 0.0);
    EXPECT_GT(cost.cpu_ms[static_cast<std::size_t>(Stage::transport)], 0.0);
    EXPECT_GT(cost.blocked_ms, 0.0);
}

TEST(PathNames, AreKnownBothWays) {
    for (const PathKind kind : paths::all_paths) {
        EXPECT_EQ(paths::path_kind_named(paths::name_of(kind)), kind);
        EXPECT_FALSE(paths::description_of(kind).empty());
    }
    try {
        paths::path_kind_named("warp");
        FAIL() << "an unknown name is refused";
    } catch (const UsageError& error) {
        EXPECT_STREQ(error.what(), "unknown render path 'warp', expected texture, blit, pbo or cpu");
    }
}

}  // namespace
}  // namespace vitrine::test
