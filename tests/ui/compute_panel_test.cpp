#include <vitrine/ui/compute_panel.h>

#include <gtest/gtest.h>

namespace vitrine::ui {
namespace {

using compute::Costs;
using compute::Way;

/// The queue's costs after frames that each cost the same.
Costs costs_after(int frames) {
    const double n = frames;
    return {.kernel_ms = 2 * n,
            .sync_ms = 0.5 * n,
            .transfer_ms = 3 * n,
            .bytes_copied = 100 * static_cast<std::uint64_t>(frames),
            .runs = static_cast<std::uint64_t>(frames)};
}

TEST(WayHistory, KnowsTheMediansOfAFrame) {
    WayHistory history;
    for (int frame = 1; frame <= 9; ++frame) history.note(Way::gl, costs_after(frame), frame == 5 ? 1000 : 10);
    const WayNumbers numbers = history.numbers(Way::gl);
    EXPECT_EQ(numbers.frames, 9U);
    EXPECT_DOUBLE_EQ(numbers.kernel_ms, 2);
    EXPECT_DOUBLE_EQ(numbers.sync_ms, 0.5);
    EXPECT_DOUBLE_EQ(numbers.transfer_ms, 3);
    EXPECT_DOUBLE_EQ(numbers.bytes_copied, 100);
    EXPECT_DOUBLE_EQ(numbers.frame_ms, 10);
}

TEST(WayHistory, KeepsWaysApartAndLeavesOutTheFirstFrameOfEach) {
    WayHistory history;
    int frame = 0;
    for (int i = 0; i < 3; ++i) history.note(Way::gl, costs_after(++frame), 10);
    history.note(Way::cl_copy, costs_after(++frame), 500);
    for (int i = 0; i < 2; ++i) history.note(Way::cl_copy, costs_after(++frame), 20);
    EXPECT_EQ(history.numbers(Way::gl).frames, 3U);
    EXPECT_EQ(history.numbers(Way::cl_copy).frames, 2U);
    EXPECT_DOUBLE_EQ(history.numbers(Way::cl_copy).frame_ms, 20);
    EXPECT_EQ(history.numbers(Way::cl_mapped).frames, 0U);
}

TEST(WayHistory, FramesWithoutARunCountForNoWay) {
    WayHistory history;
    history.note(Way::gl, costs_after(1), 10);
    history.note(Way::gl, costs_after(1), 99);
    EXPECT_EQ(history.numbers(Way::gl).frames, 1U);
    history.clear();
    EXPECT_EQ(history.numbers(Way::gl).frames, 0U);
}

TEST(WayHistory, RemembersTheLastFramesOnly) {
    WayHistory history;
    for (int frame = 1; frame <= 1000; ++frame) history.note(Way::gl, costs_after(frame), 10);
    EXPECT_EQ(history.numbers(Way::gl).frames, WayHistory::most_frames);
}

}  // namespace
}  // namespace vitrine::ui
