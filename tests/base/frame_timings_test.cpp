#include <vitrine/base/frame_timings.h>

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <span>
#include <vector>

namespace vitrine {
namespace {

using std::chrono::milliseconds;

double cpu(const FrameCost& cost, Stage stage) {
    return cost.cpu_ms[static_cast<std::size_t>(stage)];
}

std::optional<double> gpu(const FrameCost& cost, Stage stage) {
    return cost.gpu_ms[static_cast<std::size_t>(stage)];
}

TEST(FrameTimings, StagesHaveTheirNames) {
    EXPECT_EQ(name_of(Stage::events), "events");
    EXPECT_EQ(name_of(Stage::upload), "upload");
    EXPECT_EQ(name_of(Stage::scene), "scene");
    EXPECT_EQ(name_of(Stage::transport), "transport");
    EXPECT_EQ(name_of(Stage::ui), "ui");
    EXPECT_EQ(name_of(Stage::swap), "swap");
}

TEST(FrameTimings, FramesAreCountedFromOne) {
    FrameTimings timings;
    EXPECT_EQ(timings.frame_number(), 0U);
    timings.begin_frame();
    EXPECT_EQ(timings.frame_number(), 1U);
    EXPECT_TRUE(timings.frames().empty()) << "the first frame has not ended";
    timings.begin_frame();
    ASSERT_EQ(timings.frames().size(), 1U);
    EXPECT_EQ(timings.frames().front().frame, 1U);
    EXPECT_GE(timings.frames().front().frame_ms, 0);
}

TEST(FrameTimings, EndingTwiceCountsOnce) {
    FrameTimings timings;
    timings.end_frame();
    EXPECT_TRUE(timings.frames().empty());
    timings.begin_frame();
    timings.end_frame();
    timings.end_frame();
    EXPECT_EQ(timings.frames().size(), 1U);
    timings.begin_frame();
    EXPECT_EQ(timings.frames().size(), 1U);
    EXPECT_EQ(timings.frame_number(), 2U);
}

TEST(FrameTimings, CpuTimesOfAStageAddUpWithinAFrame) {
    FrameTimings timings;
    timings.begin_frame();
    timings.add_cpu(Stage::scene, milliseconds(2));
    timings.add_cpu(Stage::scene, milliseconds(3));
    timings.add_cpu(Stage::ui, milliseconds(1));
    timings.current().bytes_copied = 640;
    timings.begin_frame();
    timings.add_cpu(Stage::scene, milliseconds(7));
    timings.end_frame();
    ASSERT_EQ(timings.frames().size(), 2U);
    EXPECT_DOUBLE_EQ(cpu(timings.frames()[0], Stage::scene), 5);
    EXPECT_DOUBLE_EQ(cpu(timings.frames()[0], Stage::ui), 1);
    EXPECT_EQ(timings.frames()[0].bytes_copied, 640U);
    EXPECT_DOUBLE_EQ(cpu(timings.frames()[1], Stage::scene), 7);
    EXPECT_EQ(timings.frames()[1].bytes_copied, 0U) << "counters start at 0 in each frame";
    EXPECT_DOUBLE_EQ(timings.cpu_summary(Stage::scene).median, 6);
    EXPECT_EQ(timings.frame_summary().count, 2U);
}

TEST(FrameTimings, SummariesCanBeOfSomeFrames) {
    std::vector<FrameCost> frames(3);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        frames[i].frame_ms = 10.0 * static_cast<double>(i);
        frames[i].cpu_ms[static_cast<std::size_t>(Stage::scene)] = static_cast<double>(i);
    }
    frames[2].gpu_ms[static_cast<std::size_t>(Stage::scene)] = 7;
    const std::span<const FrameCost> last = std::span(frames).last(2);
    EXPECT_EQ(frame_summary(last).count, 2U);
    EXPECT_DOUBLE_EQ(frame_summary(last).median, 15);
    EXPECT_DOUBLE_EQ(cpu_summary(last, Stage::scene).median, 1.5);
    EXPECT_EQ(gpu_summary(last, Stage::scene).count, 1U);
}

TEST(FrameTimings, GpuTimesReachTheFrameTheyBelongTo) {
    FrameTimings timings;
    for (int frame = 0; frame < 3; ++frame) timings.begin_frame();
    timings.add_gpu(1, Stage::scene, milliseconds(4));
    timings.add_gpu(1, Stage::scene, milliseconds(1));
    timings.add_gpu(3, Stage::scene, milliseconds(9));
    timings.end_frame();
    ASSERT_EQ(timings.frames().size(), 3U);
    EXPECT_EQ(gpu(timings.frames()[0], Stage::scene), 5.0);
    EXPECT_FALSE(gpu(timings.frames()[1], Stage::scene).has_value());
    EXPECT_EQ(gpu(timings.frames()[2], Stage::scene), 9.0);
    EXPECT_EQ(timings.gpu_summary(Stage::scene).count, 2U) << "only of frames whose time arrived";
    EXPECT_EQ(timings.gpu_summary(Stage::ui).count, 0U);
}

TEST(FrameTimings, GpuTimesOfUnknownFramesAreDropped) {
    FrameTimings timings;
    timings.begin_frame();
    timings.add_gpu(0, Stage::scene, milliseconds(4));
    timings.add_gpu(77, Stage::scene, milliseconds(4));
    timings.end_frame();
    EXPECT_EQ(timings.gpu_summary(Stage::scene).count, 0U);
}

TEST(FrameTimings, KeepsTheLastFramesOnly) {
    FrameTimings timings;
    for (std::size_t frame = 0; frame < FrameTimings::history_frames + 10; ++frame) timings.begin_frame();
    timings.end_frame();
    ASSERT_EQ(timings.frames().size(), FrameTimings::history_frames);
    EXPECT_EQ(timings.frames().front().frame, 11U);
    EXPECT_EQ(timings.frames().back().frame, FrameTimings::history_frames + 10);
    timings.clear();
    EXPECT_TRUE(timings.frames().empty());
}

TEST(FrameTimings, StageTimerAddsToItsStage) {
    FrameTimings timings;
    timings.begin_frame();
    { const StageTimer timer(timings, Stage::upload); }
    timings.end_frame();
    EXPECT_GE(cpu(timings.frames().front(), Stage::upload), 0);
    EXPECT_EQ(cpu(timings.frames().front(), Stage::swap), 0);
}

}  // namespace
}  // namespace vitrine
