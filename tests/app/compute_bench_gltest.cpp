#include <app/bench/compute_bench.h>
#include <app/bench/compute_bench_chart.h>
#include <app/pixels.h>
#include <support/gl_test.h>

#include <vitrine/compute/queue.h>

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <numeric>

namespace vitrine::app {
namespace {

class ComputeBenchTest : public test::GlTest {
protected:
    static BenchOptions options(std::vector<std::string> demos, std::vector<std::size_t> counts) {
        BenchOptions options;
        options.sizes = {{160, 90}};
        options.frames = 4;
        options.warmup = 1;
        options.kernels = BenchOptions::Kernels{
            std::move(demos), {compute::all_ways.begin(), compute::all_ways.end()}, std::move(counts)};
        return options;
    }
    static ComputeReport measure(const BenchOptions& options) {
        ComputeBench bench(options, describe_machine(context().driver().renderer, context().driver().version));
        EXPECT_EQ(bench.done(), 0);
        while (bench.step()) EXPECT_NE(bench.state(), "");
        EXPECT_EQ(bench.done(), 1);
        return bench.report();
    }
};

TEST_F(ComputeBenchTest, MeasuresAndChecksEachWayThatWorks) {
    const ComputeReport report = measure(options({"sine"}, {1000}));
    ASSERT_EQ(report.cases.size(), 1U);
    const ComputeCase& measured = report.cases.front();
    EXPECT_EQ(measured.left_out, "");
    const compute::Queue queue(std::make_shared<gpu::Mirrors>());
    ASSERT_EQ(measured.runs.size(), 1 + queue.ways().size());
    EXPECT_FALSE(measured.runs.front().way);
    EXPECT_EQ(measured.runs.front().frames, 4U);
    for (const compute::WayState& state : queue.ways()) {
        SCOPED_TRACE(name_of(state.way));
        const ComputeRun& run = measured.runs[1 + static_cast<std::size_t>(state.way)];
        EXPECT_EQ(run.way, state.way);
        EXPECT_EQ(run.problem.empty(), state.works);
        EXPECT_EQ(run.frames, state.works ? 4U : 0U);
        if (!state.works) continue;
        ASSERT_TRUE(run.check);
        EXPECT_EQ(run.check->fault, "");
        EXPECT_EQ(run.check->numbers, 3000U);
        EXPECT_GT(run.stage(ComputeStage::kernel).median, 0);
        EXPECT_EQ(run.bytes_copied, state.way == compute::Way::cl_copy ? 24000U : 0U);
    }
}

TEST_F(ComputeBenchTest, StagesAddUpToTheFrame) {
    const ComputeReport report = measure(options({"sine"}, {2000}));
    for (const ComputeRun& run : report.cases.front().runs) {
        if (run.frames == 0) continue;
        double mean = 0;
        for (const Summary& stage : run.stages) mean += stage.mean;
        EXPECT_NEAR(mean, run.end_to_end_ms.mean, 1e-6) << name_of(run);
    }
}

TEST_F(ComputeBenchTest, CountsThatADemoDoesNotTakeAreLeftOut) {
    const ComputeReport report = measure(options({"sine"}, {1}));
    ASSERT_EQ(report.cases.size(), 1U);
    EXPECT_NE(report.cases.front().left_out.find("sine"), std::string::npos) << report.cases.front().left_out;
    EXPECT_TRUE(report.cases.front().runs.empty());
}

TEST_F(ComputeBenchTest, DemosWithoutANumberAreWrongUsage) {
    EXPECT_THROW(measure(options({"mesh"}, {1000})), UsageError);
}

TEST_F(ComputeBenchTest, TheChartShowsWhatWasMeasured) {
    const ComputeReport report = measure(options({"sine"}, {100, 1000}));
    const io::Picture one = draw_compute_chart(report, ui::Theme::light, 1);
    const io::Picture two = draw_compute_chart(report, ui::Theme::dark, 2);
    EXPECT_EQ(two.size.x, 2 * one.size.x);
    EXPECT_EQ(two.size.y, 2 * one.size.y);
    EXPECT_FALSE(is_blank(one.rgba));
    ComputeReport single = report;
    single.cases.pop_back();
    EXPECT_LT(draw_compute_chart(single, ui::Theme::light, 1).size.y, one.size.y) << "no growth without two counts";
}

}  // namespace
}  // namespace vitrine::app
