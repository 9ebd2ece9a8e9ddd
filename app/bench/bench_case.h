#pragma once

#include "bench_drag.h"
#include "bench_lane.h"
#include "bench_parts.h"
#include "bench_profiler_cost.h"
#include "bench_report.h"
#include "bench_screen.h"

#include <app/options.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::app {

/// How far a case is.
struct BenchProgress {
    std::string_view what;  ///< the path, or what else is measured in turns
    int round = 0;          ///< 0 while warming up
    int frames = 0;         ///< of each path, measured
    double seconds = 0;     ///< since the first of them began
};
using BenchWatcher = std::function<void(const BenchProgress& progress)>;

/// One size, sample count and number of viewports: all chosen paths fly the same flight in turns, block by block, each
/// with its first frames discarded, so that pictures under way are those of the steady state and what disturbs the
/// machine disturbs all alike.
class BenchCase {
public:
    /// The screen already has its size; the flight begins at `from`. Of the options it takes the paths, the
    /// presentations and the length. All references must outlive it.
    BenchCase(BenchScreen& screen, render::Renderer& renderer, const scene::Scene& scene, const scene::Camera& from,
              const LaneSettings& settings, const BenchOptions& options);

    /// Warms up, then measures; `watcher` is called before each turn.
    void measure(const BenchWatcher& watcher);
    /// Compares what each path shows in some frames of the flight with the path texture's own pixels.
    void verify();

    /// Drags over each path's viewport, when that is possible here.
    void measure_latency();

    /// Adds what was measured and verified; `scene` names what is drawn.
    void add_to(BenchReport& report, const std::string& scene) const;

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
    void warm_up(const BenchWatcher& watcher);
    /// One block of each path and of the parts.
    void fly_round(int round, int count, const std::function<void(std::string_view what)>& watcher);
    /// The medians are known as well as asked for, as far as was looked.
    bool is_certain();
    void fly(Run& run, int first, int count);
    void verify_frame(int frame);
    std::vector<RunReport> runs(const CaseReport& what) const;
    static void add_latency(const Run& run, RunReport& report);

    BenchScreen& screen_;
    const scene::Scene& scene_;
    const BenchOptions& options_;
    LaneSettings settings_;
    scene::Camera base_;
    int frames_ = 0;      ///< of each path, measured so far
    int next_check_ = 0;  ///< when to ask again whether they are enough
    std::vector<Run> runs_;
    BenchLane reference_;
    BenchParts parts_;
    BenchProfilerCost profiler_cost_;
};

}  // namespace vitrine::app
