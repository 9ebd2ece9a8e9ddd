#pragma once

#include "compute_bench.h"
#include "compute_bench_lane.h"

#include <vitrine/base/frame_timings.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine::app {

/// How long a case's frames take, before they are measured.
struct ComputeForecast {
    std::size_t count = 0;  ///< of the case that is known
    double round_ms = 0;    ///< that it took for a frame of each way
};

/// How long a case goes on.
struct ComputeLength {
    int frames = 60;                 ///< of each way, at most
    int warmup = 5;                  ///< before these; at least one
    double time_limit_seconds = 60;  ///< from the first to the last; three of each way are measured anyway
};

/// Measures one demo of one size: the ways take turns frame by frame, so that what disturbs the machine disturbs all.
class ComputeCaseBench {
public:
    /// `ways`: those to be measured. Throws UsageError for a count that the demo does not take.
    ComputeCaseBench(const SceneOptions& options, std::span<const compute::WayState> ways, glm::ivec2 size,
                     const ComputeLength& length);

    /// A frame of each way. False, and nothing is done: there are enough.
    bool step();
    /// That are measured, of each way.
    int frames() const { return static_cast<int>(rounds_ms_.size()); }
    /// Compares what the ways have computed and drawn after their last frames.
    void verify(double tolerance);
    std::vector<ComputeRun> runs() const;
    std::optional<ComputeDifference> mapped_over_copy() const;
    /// Median time of a frame of each way together.
    double round_ms() const;

private:
    struct Turn {
        std::unique_ptr<ComputeLane> lane;  ///< nullptr where the way does not work
        ComputeRun run;
        std::vector<ComputeFrame> frames;
    };

    void add_lane(const SceneOptions& options, std::optional<compute::Way> way, glm::ivec2 size);
    std::optional<ComputeDifference> difference(std::optional<compute::Way> way,
                                                std::optional<compute::Way> other) const;
    double round(bool counts);
    void warm_up();
    static void drop(Turn& turn, const std::string& problem);

    ComputeLength length_;
    std::optional<FrameClock::time_point> begin_;  ///< of the first frame
    int warmed_up_ = 0;
    bool warm_ = false;
    std::size_t first_ = 0;  ///< turn that begins the next round
    std::vector<Turn> turns_;
    std::vector<double> rounds_ms_;
};

/// Why a case is not worth beginning: its least frames would take longer than its time; empty: it is.
/// `smaller`: nullptr, where none is known. `power`: with
/// which of the count the work grows.
std::string reason_to_leave_out(std::size_t count, const ComputeForecast* smaller, double power, double limit_seconds);

}  // namespace vitrine::app
