#pragma once

#include "bench_lane.h"
#include "bench_report.h"
#include "bench_screen.h"

#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>

#include <functional>
#include <vector>

namespace vitrine::app {

/// Measures what the profiler adds to a frame: blocks of the path texture with it and without it, next to each other so
/// that both meet the same machine, timed by a clock outside.
class BenchProfilerCost {
public:
    /// `lane` must outlive this; its profiler is on between two blocks.
    explicit BenchProfilerCost(BenchLane& lane) : lane_(lane) {}

    /// Frames `first` to `first` + `count` - 1 in both ways; which comes first changes from call to call.
    void measure(BenchScreen& screen, const scene::Scene& scene, const std::function<scene::Camera(int frame)>& camera,
                 int first, int count);
    ProfilerCost cost() const;

private:
    double block_ms(BenchScreen& screen, const scene::Scene& scene,
                    const std::function<scene::Camera(int frame)>& camera, int first, int count, bool profiled);

    BenchLane& lane_;
    bool profiled_first_ = false;
    std::vector<double> percents_;  ///< of each pair of blocks
};

}  // namespace vitrine::app
