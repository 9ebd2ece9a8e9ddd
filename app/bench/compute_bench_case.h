#pragma once

#include "compute_bench.h"
#include "compute_bench_lane.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace vitrine::app {

/// How long a case's frames take, before they are measured.
struct ComputeForecast {
    std::size_t count = 0;  ///< of the case that is known
    double round_ms = 0;    ///< that it took for a frame of each way
};

/// Measures one demo of one size: the ways take turns frame by frame, so that what disturbs the machine disturbs all.
class ComputeCaseBench {
public:
    /// `ways`: those to be measured. Throws UsageError for a count that the demo does not take.
    ComputeCaseBench(const SceneOptions& options, std::span<const compute::WayState> ways, glm::ivec2 size);

    /// So many frames of each way, or as many as the time allows, but at least three. `progress` is told how many of
    /// each there are.
    void measure(const BenchOptions& options, const std::function<void(int)>& progress);
    /// Compares what the ways have computed and drawn; not before `measure`.
    void verify(double tolerance);
    std::vector<ComputeRun> runs() const;
    /// Median time of a frame of each way together.
    double round_ms() const;

private:
    struct Turn {
        std::unique_ptr<ComputeLane> lane;  ///< nullptr where the way does not work
        ComputeRun run;
        std::vector<ComputeFrame> frames;
    };

    void add_lane(const SceneOptions& options, std::optional<compute::Way> way, glm::ivec2 size);
    double round(std::size_t first, bool counts);
    void drop(Turn& turn, const std::string& problem);

    std::vector<Turn> turns_;
    std::vector<double> rounds_ms_;
};

/// Why a case is not worth beginning: its least frames would take longer than its time; empty: it is.
std::string reason_to_leave_out(std::size_t count, const std::optional<ComputeForecast>& smaller, double limit_seconds);

}  // namespace vitrine::app
