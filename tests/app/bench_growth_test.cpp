#include <app/bench/bench_growth.h>
#include <app/bench/chart_page.h>
#include <app/bench/log_plot.h>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vitrine::app {
namespace {

RunReport run_of(const std::string& path, glm::ivec2 size, int samples, std::uint64_t triangles, double ms) {
    RunReport run;
    run.path = path;
    run.present = "fetch";
    run.what = {.size = size,
                .samples = samples,
                .scene = "field " + std::to_string(triangles),
                .triangles = triangles,
                .points = 0};
    run.frame_ms = summarize(std::vector<double>{ms});
    return run;
}

TEST(Growth, OfTwoPointsIsNone) {
    const std::vector runs{run_of("cpu", {10, 10}, 1, 5, 1), run_of("cpu", {20, 10}, 1, 5, 2)};
    EXPECT_TRUE(growths_of(runs).empty());
    EXPECT_TRUE(growths_of({}).empty());
}

TEST(Growth, IsOrderedByWork) {
    std::vector<RunReport> runs;
    for (const int width : {40, 10, 20}) {
        runs.push_back(run_of("texture", {width, 10}, 1, 5, width));
        runs.push_back(run_of("cpu", {width, 10}, 1, 5, 3.0 * width + 30));
    }
    const std::vector<Growth> growths = growths_of(runs);
    ASSERT_EQ(growths.size(), 1U);
    const Growth& growth = growths[0];
    EXPECT_EQ(growth.work, Work::pixels);
    EXPECT_EQ(growth.constant, "field 5, 1 sample");
    EXPECT_EQ(growth.amounts, (std::vector<double>{100, 200, 400}));
    EXPECT_EQ(growth.labels, (std::vector<std::string>{"10x10", "20x10", "40x10"}));
    ASSERT_EQ(growth.lines.size(), 2U);
    EXPECT_EQ(growth.lines[1].path, "cpu");
    EXPECT_DOUBLE_EQ(growth.lines[1].frame_ms[1].median, 90);
    EXPECT_DOUBLE_EQ(growth.work_ratio(), 4);
    EXPECT_DOUBLE_EQ(growth.lines[0].cost_ratio(), 4);
    EXPECT_DOUBLE_EQ(growth.lines[1].cost_ratio(), 2.5);
    const std::string text = growth_text(growth);
    EXPECT_NE(text.find("More pixels: 10x10 to 40x10; field 5, 1 sample\n"), std::string::npos) << text;
    EXPECT_NE(text.find("2.50x"), std::string::npos) << text;
    EXPECT_NE(text.find("0.625"), std::string::npos) << text;
}

TEST(Growth, IsAlongEachAxisByItself) {
    std::vector<RunReport> runs;
    for (const std::uint64_t triangles : {1000U, 2000U, 3000U}) {
        for (const int samples : {1, 2, 4}) runs.push_back(run_of("cpu", {10, 10}, samples, triangles, 1));
    }
    const std::vector<Growth> growths = growths_of(runs);
    ASSERT_EQ(growths.size(), 6U);
    EXPECT_EQ(growths[0].work, Work::triangles);
    EXPECT_EQ(growths[0].constant, "10x10, 1 sample");
    EXPECT_EQ(growths[0].labels.front(), "1,000");
    EXPECT_EQ(growths[2].constant, "10x10, 4 samples");
    EXPECT_EQ(growths[3].work, Work::samples);
    EXPECT_EQ(growths[3].constant, "10x10, field 1000");
}

TEST(Growth, IsWithViewportsToo) {
    std::vector<RunReport> runs;
    for (const int viewports : {16, 1, 4}) {
        runs.push_back(run_of("cpu", {10, 10}, 1, 5, viewports + 8.0));
        runs.back().what.viewports = viewports;
    }
    const std::vector<Growth> growths = growths_of(runs);
    ASSERT_EQ(growths.size(), 1U);
    EXPECT_EQ(growths[0].work, Work::viewports);
    EXPECT_EQ(growths[0].constant, "10x10, 1 sample, field 5");
    EXPECT_EQ(growths[0].labels, (std::vector<std::string>{"1", "4", "16"}));
    EXPECT_DOUBLE_EQ(growths[0].work_ratio(), 16);
    EXPECT_NE(growth_text(growths[0]).find("More viewports: 1 to 16; "), std::string::npos);
    for (RunReport& run : runs) run.what.size.x *= run.what.viewports;
    EXPECT_TRUE(growths_of(runs).empty()) << "neither size nor viewports are the same";
}

TEST(Growth, LeavesOutCasesWithOtherRuns) {
    std::vector<RunReport> runs;
    for (const int width : {10, 20, 30, 30}) runs.push_back(run_of("cpu", {width, 10}, 1, 5, 1));
    EXPECT_TRUE(growths_of(runs).empty()) << "the last two are one case of two runs";
}

TEST(Ticks, AreFewRoundNumbers) {
    EXPECT_EQ(linear_ticks(33, 6), (std::vector<double>{0, 10, 20, 30}));
    EXPECT_EQ(linear_ticks(1, 5), (std::vector<double>{0, 0.2, 0.4, 3 * 0.2, 0.8, 1}));
    EXPECT_EQ(linear_ticks(0, 5), (std::vector<double>{0}));
}

TEST(Ticks, OfALogarithmicAxisEncloseItsRange) {
    EXPECT_EQ(logarithmic_ticks(3, 40), (std::vector<double>{2, 5, 10, 20, 50}));
    EXPECT_EQ(logarithmic_ticks(2, 5), (std::vector<double>{2, 5}));
    EXPECT_EQ(logarithmic_ticks(1, 1), (std::vector<double>{1, 10})) << "never without extent";
}

}  // namespace
}  // namespace vitrine::app
