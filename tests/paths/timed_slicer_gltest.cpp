#include "path_test.h"

#include <vitrine/paths/timed_slicer.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace vitrine::paths {
namespace {

class TimedSlicerTest : public PathTest {
protected:
    test::Pixels sliced(TimedSlicer& slicer, glm::ivec2 size, int samples, int number) {
        const gl::RenderTarget target("sliced", size, samples);
        const render::Settings settings;
        renderer().draw(renderer().plan(scene(), camera(number), settings, target.area().size), target.area(), slicer);
        target.resolve();
        return test::read_texture(target.color_texture());
    }
};

// No time at all: everything is cut as finely as it goes, down to tiles.
TEST_F(TimedSlicerTest, HoweverFineThePictureIsTheSame) {
    for (const double budget : {0.0, 0.05, 4.0, 1e6}) {
        for (const int samples : {1, 4}) {
            TimedSlicer slicer{Milliseconds(budget)};
            slicer.allow_tiles(samples == 1 || !context().driver().software);
            for (int number = 0; number < 3; ++number) {
                EXPECT_TRUE(
                    test::same(sliced(slicer, {203, 149}, samples, number), expected({203, 149}, samples, number)))
                    << budget;
                EXPECT_GT(slicer.slices(), 0U);
            }
        }
    }
}

TEST_F(TimedSlicerTest, CutsFinerWhenSlicesTakeTooLongAndCoarserWhenTheyAreQuick) {
    TimedSlicer none{Milliseconds(0)};
    TimedSlicer plenty{Milliseconds(1e6)};
    for (int number = 0; number < 12; ++number) {
        sliced(none, {128, 96}, 1, number);
        sliced(plenty, {128, 96}, 1, number);
    }
    const auto calls = static_cast<std::uint64_t>(8);  // about as many as the scene and its surroundings have
    EXPECT_GT(none.slices(), 10 * calls);
    EXPECT_LE(plenty.slices(), 2 * calls);
}

TEST_F(TimedSlicerTest, SlicesCoverEachPrimitiveOnceAndInOrder) {
    const gl::RenderTarget target("slices", {64, 64}, 1);
    TimedSlicer slicer{Milliseconds(1e6)};
    for (const std::uint64_t count : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{64}, std::uint64_t{1000}}) {
        slicer.begin(target.area());
        std::uint64_t next = 0;
        slicer.draw(count, [&](std::uint64_t first, std::uint64_t part) {
            EXPECT_EQ(first, next);
            EXPECT_GT(part, 0U);
            next = first + part;
        });
        EXPECT_EQ(next, count);
    }
}

TEST_F(TimedSlicerTest, TilesCoverEachPixelOnce) {
    const gl::RenderTarget target("tiles", {100, 70}, 1);
    TimedSlicer slicer{Milliseconds(0)};
    std::uint64_t most = 0;
    for (int frame = 0; frame < 8; ++frame) {
        slicer.begin(target.area());
        std::vector<int> hits(100 * 70);
        std::uint64_t parts = 0;
        slicer.draw(1, [&](std::uint64_t, std::uint64_t) {
            std::array<GLint, 4> box{};
            glGetIntegerv(GL_SCISSOR_BOX, box.data());
            for (int y = box[1]; y < box[1] + box[3]; ++y) {
                for (int x = box[0]; x < box[0] + box[2]; ++x) ++hits[static_cast<std::size_t>(100 * y + x)];
            }
            ++parts;
        });
        EXPECT_EQ(hits, std::vector<int>(100 * 70, 1));
        most = std::max(most, parts);
    }
    EXPECT_GE(most, 6U);
    glDisable(GL_SCISSOR_TEST);
}

TEST_F(TimedSlicerTest, StoppedItSubmitsNothingMore) {
    const gl::RenderTarget target("slices", {64, 64}, 1);
    TimedSlicer slicer{Milliseconds(0)};
    slicer.begin(target.area());
    int parts = 0;
    slicer.draw(1000, [&](std::uint64_t, std::uint64_t) {
        if (++parts == 2) slicer.stop();
    });
    EXPECT_EQ(parts, 2);
    slicer.draw(1000, [&](std::uint64_t, std::uint64_t) { ++parts; });
    EXPECT_EQ(parts, 2);
    glDisable(GL_SCISSOR_TEST);
}

}  // namespace
}  // namespace vitrine::paths
