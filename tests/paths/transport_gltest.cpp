#include "path_test.h"
#include "slow_fences.h"

#include <support/gl_state.h>

#include <vitrine/base/error.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::paths {
namespace {

constexpr glm::ivec2 size{50, 30};
constexpr std::uint64_t picture_bytes = 4 * 50 * 30;

class TransportTest : public PathTest {
protected:
    /// Bytes of pixels that a draw moves once all is under way, with all there is to do after it.
    std::uint64_t bytes_of_a_draw(PathKind kind) {
        const auto path = make(kind);
        draw(*path, size, 4, 0);
        settle(*path);
        const std::uint64_t before = path->counters().bytes_copied;
        draw(*path, size, 4, 1);
        settle(*path);
        return path->counters().bytes_copied - before;
    }
};

TEST_F(TransportTest, EachPathMovesTheBytesItMust) {
    EXPECT_EQ(bytes_of_a_draw(PathKind::texture), 0U);
    EXPECT_EQ(bytes_of_a_draw(PathKind::blit), picture_bytes);
    EXPECT_EQ(bytes_of_a_draw(PathKind::cpu), 2 * picture_bytes);
    EXPECT_EQ(bytes_of_a_draw(PathKind::pbo), 2 * picture_bytes);
}

// Beside the target's two, colour and depth.
TEST_F(TransportTest, OnlyACopyTakesATextureOfItsOwn) {
    for (const PathKind kind : picture_paths) {
        const std::size_t before = test::live_names(glIsTexture).size();
        const auto path = make(kind);
        draw(*path, size);
        const std::size_t copies = kind == PathKind::texture ? 0 : 1;
        EXPECT_EQ(test::live_names(glIsTexture).size(), before + 2 + copies) << name_of(kind);
    }
}

TEST_F(TransportTest, AdvancingASettledPathMovesNothing) {
    for (const PathKind kind : all_paths) {
        const auto path = make(kind);
        draw(*path, size);
        ASSERT_TRUE(settle(*path));
        const PathCounters before = path->counters();
        const GLuint texture = path->picture().texture;
        for (int i = 0; i < 10; ++i) path->advance(nullptr);
        EXPECT_EQ(path->counters().bytes_copied, before.bytes_copied);
        EXPECT_EQ(path->counters().draws, 1U);
        EXPECT_EQ(path->picture().texture, texture);
    }
}

TEST_F(TransportTest, OnlyTheReadersBlock) {
    for (const PathKind kind : all_paths) {
        const auto path = make(kind);
        for (int i = 0; i < 3; ++i) draw(*path, size, 1, i);
        const bool reads = kind == PathKind::cpu || kind == PathKind::pbo;
        EXPECT_EQ(path->counters().blocked_ms > 0, reads) << name_of(kind);
        EXPECT_EQ(path->counters().ring_full, 0U);
    }
}

TEST_F(TransportTest, AccountsToTheProfiler) {
    for (const PathKind kind : picture_paths) {
        gl::FrameProfiler profiler;
        const auto path = make(kind);
        const render::Settings settings;
        for (int i = 0; i < 3; ++i) {
            profiler.begin_frame();
            const scene::Camera seen = camera(i);
            path->draw({scene(), seen, settings, size, 1}, &profiler);
        }
        profiler.end_frame();
        std::uint64_t copied = 0;
        double blocked = 0;
        double transport = 0;
        for (const FrameCost& frame : profiler.timings().frames()) {
            EXPECT_EQ(frame.scene_draws, 1U);
            copied += frame.bytes_copied;
            blocked += frame.blocked_ms;
            transport += frame.cpu_ms[static_cast<std::size_t>(Stage::transport)];
        }
        EXPECT_EQ(copied, path->counters().bytes_copied);
        EXPECT_NEAR(blocked, path->counters().blocked_ms, 1e-6);
        EXPECT_EQ(transport > 0, kind != PathKind::texture) << name_of(kind);
    }
}

TEST_F(TransportTest, BuffersAndTexturesAreReused) {
    for (const PathKind kind : all_paths) {
        const auto path = make(kind);
        // How many of its textures the thread of `shared` has used after some draws is a matter of luck, but for draws
        // that are waited for.
        const auto draw_often = [&](int count) {
            for (int i = 0; i < count; ++i) {
                draw(*path, size, 4, i);
                ASSERT_TRUE(kind != PathKind::shared || settle(*path));
            }
        };
        draw_often(10);
        const auto names = [] {
            std::vector<std::vector<GLuint>> all;
            for (const PFNGLISBUFFERPROC is : {glIsBuffer, glIsTexture, glIsFramebuffer, glIsRenderbuffer})
                all.push_back(test::live_names(is));
            return all;
        };
        const auto before = names();
        draw_often(100);
        EXPECT_EQ(names(), before) << name_of(kind);
    }
}

TEST_F(TransportTest, WhatWasMadeIsGoneWithThePath) {
    draw(*make(PathKind::texture), size);  // leaves the renderer's own things behind
    const auto buffers_before = test::live_names(glIsBuffer);
    const auto textures_before = test::live_names(glIsTexture);
    for (const PathKind kind : all_paths) {
        {
            const auto path = make(kind, 8);
            for (int i = 0; i < 5; ++i) draw(*path, {50 + i / 2, 30}, 4, i);
        }
        EXPECT_EQ(test::live_names(glIsTexture), textures_before) << name_of(kind);
        EXPECT_EQ(test::live_names(glIsBuffer), buffers_before) << name_of(kind);
    }
}

class PboTest : public PathTest, public testing::WithParamInterface<int> {};
INSTANTIATE_TEST_SUITE_P(RingSizes, PboTest, testing::Range(2, 9));

TEST_P(PboTest, ShowsADrawLaterOrTwoAndSaysSo) {
    const auto path = make(PathKind::pbo, GetParam());
    draw(*path, size, 1, 0);
    EXPECT_EQ(path->picture().age_frames, 0);
    for (int i = 1; i < 20; ++i) {
        draw(*path, size, 1, i);
        glFinish();
        EXPECT_GE(path->picture().age_frames, 1);
        EXPECT_LE(path->picture().age_frames, 2);
        EXPECT_FALSE(path->settled());
    }
    EXPECT_EQ(path->counters().ring_full, 0U);
    ASSERT_TRUE(settle(*path));
    EXPECT_EQ(path->picture().age_frames, 0);
}

TEST_P(PboTest, ALaggingGpuMakesThePictureOlder) {
    const int ring = GetParam();
    const SlowFences slow(1);
    const auto path = make(PathKind::pbo, ring);
    for (int i = 0; i < 20; ++i) {
        draw(*path, size, 1, i);
        const int age = path->picture().age_frames;
        EXPECT_LE(age, ring + 1);
        EXPECT_TRUE(i <= 3 || age == 2) << age;
        EXPECT_TRUE(test::same(shown(*path), expected(size, 1, i - age))) << i;
    }
    EXPECT_EQ(path->counters().ring_full, 0U) << "two buffers are enough for a lag of one";
}

TEST_P(PboTest, AFullRingIsCountedAndWaitedFor) {
    const int ring = GetParam();
    const SlowFences slow(100);
    const auto path = make(PathKind::pbo, ring);
    constexpr int draws = 30;
    for (int i = 0; i < draws; ++i) {
        draw(*path, size, 1, i);
        const int age = path->picture().age_frames;
        EXPECT_LE(age, ring + 1) << i;
        EXPECT_TRUE(test::same(shown(*path), expected(size, 1, i - age))) << i;
    }
    // The first draw is waited for; each later one but the last is read, and the ring takes the first of these.
    EXPECT_EQ(path->counters().ring_full, static_cast<std::uint64_t>(draws - 2 - ring));
    EXPECT_EQ(slow.waits(), draws - 2 - ring + 1);
    EXPECT_EQ(path->counters().dropped, 0U);
}

TEST_P(PboTest, PicturesThatANewerOneOvertakesAreDropped) {
    const int ring = GetParam();
    const auto path = make(PathKind::pbo, ring);
    {
        const SlowFences slow(100);
        for (int i = 0; i < ring + 1; ++i) draw(*path, size, 1, i);
        EXPECT_EQ(path->counters().ring_full, 0U);
    }
    glFinish();
    draw(*path, size, 1, ring + 1);
    // All reads have arrived now: the newest is shown.
    const int age = path->picture().age_frames;
    EXPECT_LE(age, 2);
    EXPECT_TRUE(test::same(shown(*path), expected(size, 1, ring + 1 - age)));
    EXPECT_GE(path->counters().dropped + 1, static_cast<std::uint64_t>(ring - 1));
    ASSERT_TRUE(settle(*path));
    EXPECT_TRUE(test::same(shown(*path), expected(size, 1, ring + 1)));
}

// A driver that reads at once waits for all that was drawn before: what others drew is read before anything new is.
TEST_F(TransportTest, SeveralPboPathsReadBeforeTheFirstOfThemDraws) {
    static std::string done;
    static PFNGLREADPIXELSPROC real_read = nullptr;
    static PFNGLDRAWARRAYSPROC real_draw = nullptr;
    std::vector<std::unique_ptr<RenderPath>> paths;
    for (int i = 0; i < 3; ++i) paths.push_back(make(PathKind::pbo));
    const auto draw_all = [&](int number) {
        done.clear();
        for (const auto& path : paths) draw(*path, {64, 48}, 1, number);
    };
    draw_all(0);  // the first picture of a size is read at once
    draw_all(1);
    real_read = std::exchange(glad_glReadPixels, [](GLint x, GLint y, GLsizei width, GLsizei height, GLenum format,
                                                    GLenum type, void* pixels) {
        done += 'r';
        real_read(x, y, width, height, format, type, pixels);
    });
    real_draw = std::exchange(glad_glDrawArrays, [](GLenum mode, GLint first, GLsizei count) {
        done += 'd';
        real_draw(mode, first, count);
    });
    for (int number = 2; number < 6; ++number) {
        draw_all(number);
        EXPECT_EQ(std::count(done.begin(), done.end(), 'r'), 3);
        EXPECT_EQ(done.find("dr"), std::string::npos) << done;
    }
    glad_glReadPixels = real_read;
    glad_glDrawArrays = real_draw;
    for (const auto& path : paths) {
        ASSERT_TRUE(settle(*path));
        EXPECT_TRUE(test::same(shown(*path), expected({64, 48}, 1, 5)));
    }
}

TEST_P(PboTest, MayEndOrChangeWithReadsUnderWay) {
    const SlowFences slow(100);
    for (int draws = 1; draws < 12; ++draws) {
        const auto path = make(PathKind::pbo, GetParam());
        for (int i = 0; i < draws; ++i) draw(*path, size, 1, i);
        draw(*path, {31, 77}, 4, draws);
        EXPECT_EQ(path->picture().age_frames, 0);
        EXPECT_TRUE(test::same(shown(*path), expected({31, 77}, 4, draws)));
        draw(*path, {31, 77}, 4, draws + 1);
    }
}

TEST_F(TransportTest, ARingHasTwoToEightBuffers) {
    for (const int ring : {-1, 0, 1, 9, 100}) {
        try {
            make(PathKind::pbo, ring);
            ADD_FAILURE() << ring;
        } catch (const UsageError& error) {
            EXPECT_EQ(std::string(error.what()),
                      "a ring of " + std::to_string(ring) + " pixel buffers is not possible, expected 2 to 8");
        }
    }
}

}  // namespace
}  // namespace vitrine::paths
