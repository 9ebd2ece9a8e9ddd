#pragma once

#include "bench_drag.h"
#include "bench_lane.h"
#include "bench_parts.h"
#include "bench_profiler_cost.h"
#include "bench_report.h"
#include "bench_screen.h"
#include "options.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::app {

/// One size and sample count: all chosen paths fly the same flight in turns, block by block, each with its first
/// frames discarded, so that pictures under way are those of the steady state and what disturbs the machine
/// disturbs all alike.
class BenchCase {
public:
    /// The screen already has its size. All references must outlive it.
    BenchCase(BenchScreen& screen, render::Renderer& renderer, const scene::Scene& scene, const BenchOptions& options,
              int samples);

    /// Warms up, then measures; `progress` is called now and then with the frames of each path done.
    void measure(const std::function<void(int frames)>& progress);
    /// Compares what each path shows in some frames of the flight with the path texture's own pixels.
    void verify();

    /// Drags over each path's viewport, when that is possible here.
    void measure_latency();

    /// What was measured and verified; `scene` names what is drawn.
    std::vector<RunReport> runs(const std::string& scene) const;
    PartTimes part_times() const { return parts_.times(); }
    ProfilerCost profiler_cost() const { return profiler_cost_.cost(); }

private:
    struct Run {
        std::unique_ptr<BenchLane> lane;
        std::vector<FrameCost> costs{};
        std::vector<Reaction> reactions{};
        std::optional<bool> latency_verified{};
        std::size_t differing = 0;  ///< pixels, in the worst frame
        bool drawn = true;
    };

    scene::Camera camera(int frame) const;
    void warm_up();
    /// One block of each path and of the parts.
    void fly_round(int round, int count);
    /// The medians are known as well as asked for, as far as was looked.
    bool is_certain();
    void fly(Run& run, int first, int count);
    void verify_frame(int frame);
    static void add_latency(const Run& run, RunReport& report);

    BenchScreen& screen_;
    const scene::Scene& scene_;
    const BenchOptions& options_;
    int samples_;
    scene::Camera base_;
    int frames_ = 0;      ///< of each path, measured so far
    int next_check_ = 0;  ///< when to ask again whether they are enough
    std::vector<Run> runs_;
    BenchLane reference_;
    BenchParts parts_;
    BenchProfilerCost profiler_cost_;
};

}  // namespace vitrine::app
