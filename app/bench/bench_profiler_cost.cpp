#include "bench_profiler_cost.h"

#include <vitrine/base/statistics.h>

namespace vitrine::app {

void BenchProfilerCost::measure(BenchScreen& screen, const scene::Scene& scene,
                                const std::function<scene::Camera(int frame)>& camera, int first, int count) {
    profiled_first_ = !profiled_first_;
    const double one = block_ms(screen, scene, camera, first, count, profiled_first_);
    const double other = block_ms(screen, scene, camera, first, count, !profiled_first_);
    lane_.set_profiled(true);
    const double with = profiled_first_ ? one : other;
    const double without = profiled_first_ ? other : one;
    if (without > 0) percents_.push_back(100 * (with / without - 1));
}

double BenchProfilerCost::block_ms(BenchScreen& screen, const scene::Scene& scene,
                                   const std::function<scene::Camera(int frame)>& camera, int first, int count,
                                   bool profiled) {
    lane_.set_profiled(profiled);
    constexpr int lead_in = 2;
    for (int frame = first - lead_in; frame < first; ++frame) lane_.frame(screen, scene, camera(frame));
    std::vector<double> milliseconds;
    for (int frame = first; frame < first + count; ++frame) {
        const FrameClock::time_point begin = FrameClock::now();
        lane_.frame(screen, scene, camera(frame));
        milliseconds.push_back(Milliseconds(FrameClock::now() - begin).count());
    }
    return summarize(milliseconds).median;
}

ProfilerCost BenchProfilerCost::cost() const {
    const Summary percents = summarize(percents_);
    return {.what = {}, .percent = percents.median, .ci95 = percents.ci95, .pairs = percents.count};
}

}  // namespace vitrine::app
