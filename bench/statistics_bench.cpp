#include <vitrine/base/frame_timings.h>
#include <vitrine/base/statistics.h>

#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

namespace vitrine {
namespace {

std::vector<double> sample_of(std::int64_t count) {
    std::vector<double> sample;
    for (std::int64_t i = 0; i < count; ++i) sample.push_back(16 + std::sin(static_cast<double>(i * i)));
    return sample;
}

void summarize_sample(benchmark::State& state) {
    const std::vector<double> sample = sample_of(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(summarize(sample));
}
BENCHMARK(summarize_sample)->Arg(60)->Arg(240)->Arg(10000);

void push_history(benchmark::State& state) {
    History history(FrameTimings::history_frames);
    double value = 0;
    for (auto _ : state) history.push(value += 0.1);
}
BENCHMARK(push_history);

/// What keeping the account of a frame costs, apart from the GPU's clock.
void account_of_a_frame(benchmark::State& state) {
    FrameTimings timings;
    for (auto _ : state) {
        timings.begin_frame();
        for (const Stage stage : all_stages) {
            const StageTimer timer(timings, stage);
            benchmark::ClobberMemory();
        }
    }
}
BENCHMARK(account_of_a_frame);

/// What the panel asks for in every frame it is shown.
void summaries_of_all_stages(benchmark::State& state) {
    FrameTimings timings;
    for (std::size_t i = 0; i < FrameTimings::history_frames; ++i) timings.begin_frame();
    for (auto _ : state) {
        benchmark::DoNotOptimize(timings.frame_summary());
        for (const Stage stage : all_stages) benchmark::DoNotOptimize(timings.cpu_summary(stage));
    }
}
BENCHMARK(summaries_of_all_stages);

}  // namespace
}  // namespace vitrine

BENCHMARK_MAIN();
