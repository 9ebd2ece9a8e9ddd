#include <vitrine/ui/plot.h>

#include <gtest/gtest.h>

#include <array>

namespace vitrine::ui {
namespace {

TEST(Plot, AxisEndsAtARoundNumber) {
    EXPECT_DOUBLE_EQ(axis_top(0), 1);
    EXPECT_DOUBLE_EQ(axis_top(0.2), 1);
    EXPECT_DOUBLE_EQ(axis_top(1.2), 2);
    EXPECT_DOUBLE_EQ(axis_top(2), 2);
    EXPECT_DOUBLE_EQ(axis_top(4.9), 5);
    EXPECT_DOUBLE_EQ(axis_top(5.1), 10);
    EXPECT_DOUBLE_EQ(axis_top(160), 200);
}

TEST(Plot, AnAxisMayBeShort) {
    EXPECT_DOUBLE_EQ(axis_top(0.004, 0.01), 0.01);
    EXPECT_DOUBLE_EQ(axis_top(0.03, 0.01), 0.05);
}

TEST(Plot, LabelsKeepTheirDistance) {
    std::array<float, 3> labels{10, 12, 50};
    spread_labels(labels, 14, 0, 100);
    EXPECT_FLOAT_EQ(labels[0], 10);
    EXPECT_FLOAT_EQ(labels[1], 24);
    EXPECT_FLOAT_EQ(labels[2], 50);
}

TEST(Plot, LabelsStayWithinTheirRoom) {
    std::array<float, 3> low{90, 95, 99};
    spread_labels(low, 14, 0, 100);
    EXPECT_FLOAT_EQ(low[2], 100);
    EXPECT_FLOAT_EQ(low[1], 86);
    EXPECT_FLOAT_EQ(low[0], 72);
    std::array<float, 3> high{-20, -10, 5};
    spread_labels(high, 14, 0, 100);
    EXPECT_FLOAT_EQ(high[0], 0);
    EXPECT_FLOAT_EQ(high[1], 14);
    EXPECT_FLOAT_EQ(high[2], 28);
}

TEST(Plot, GpuTimeIsUnknownUntilItArrives) {
    FrameCost cost;
    cost.frame_ms = 16;
    cost.cpu_ms = {1, 2, 3, 4, 5, 6};
    EXPECT_DOUBLE_EQ(*plotted_ms(cost, {PlotKind::frame, {}}), 16);
    EXPECT_DOUBLE_EQ(*plotted_ms(cost, {PlotKind::cpu, {}}), 21);
    EXPECT_FALSE(plotted_ms(cost, {PlotKind::gpu, {}}));
    cost.gpu_ms[static_cast<std::size_t>(Stage::scene)] = 2.5;
    cost.gpu_ms[static_cast<std::size_t>(Stage::ui)] = 0.5;
    EXPECT_DOUBLE_EQ(*plotted_ms(cost, {PlotKind::gpu, {}}), 3.0);
    for (const Stage stage : all_stages) {
        const auto index = static_cast<std::size_t>(stage);
        EXPECT_EQ(plotted_ms(cost, {PlotKind::cpu, stage}), cost.cpu_ms[index]);
        EXPECT_EQ(plotted_ms(cost, {PlotKind::gpu, stage}), cost.gpu_ms[index]);
    }
}

TEST(PathHistory, KnowsWhichPathDrewAFrame) {
    PathHistory history;
    EXPECT_FALSE(history.at(1));
    history.note(5, paths::PathKind::texture);
    history.note(6, paths::PathKind::texture);
    history.note(9, paths::PathKind::cpu);
    EXPECT_FALSE(history.at(4));
    EXPECT_EQ(history.at(5), paths::PathKind::texture);
    EXPECT_EQ(history.at(8), paths::PathKind::texture);
    EXPECT_EQ(history.at(9), paths::PathKind::cpu);
    EXPECT_EQ(history.at(1000), paths::PathKind::cpu);
}

TEST(DrawnFrames, AreThoseInWhichThePathInUseDrewTheScene) {
    FrameTimings timings;
    PathHistory history;
    const auto frame = [&](paths::PathKind path, std::uint64_t draws) {
        timings.begin_frame();
        history.note(timings.frame_number(), path);
        timings.current().scene_draws = draws;
    };
    EXPECT_TRUE(drawn_frames(timings, history).empty());
    frame(paths::PathKind::texture, 1);
    frame(paths::PathKind::cpu, 1);
    frame(paths::PathKind::cpu, 0);
    frame(paths::PathKind::cpu, 2);
    timings.end_frame();
    const std::vector<FrameCost> drawn = drawn_frames(timings, history);
    ASSERT_EQ(drawn.size(), 2U);
    EXPECT_EQ(drawn[0].frame, 2U);
    EXPECT_EQ(drawn[1].frame, 4U);
}

TEST(PathHistory, ForgetsWhatNoPlotShows) {
    PathHistory history;
    for (std::uint64_t frame = 1; frame <= 5000; ++frame)
        history.note(frame, frame % 2 == 0 ? paths::PathKind::cpu : paths::PathKind::pbo);
    EXPECT_EQ(history.at(5000), paths::PathKind::cpu);
    EXPECT_EQ(history.at(5000 - FrameTimings::history_frames + 1), paths::PathKind::pbo);
    EXPECT_FALSE(history.at(1));
}

}  // namespace
}  // namespace vitrine::ui
