#include "compute_bench_case.h"

#include <vitrine/base/frame_timings.h>
#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>

namespace vitrine::app {
namespace {

/// Of each way, whatever the time limit says.
constexpr int least_frames = 3;

double seconds_since(FrameClock::time_point begin) {
    return std::chrono::duration<double>(FrameClock::now() - begin).count();
}

}  // namespace

ComputeCaseBench::ComputeCaseBench(const SceneOptions& options, std::span<const compute::WayState> ways,
                                   glm::ivec2 size) {
    add_lane(options, std::nullopt, size);
    for (const compute::WayState& state : ways) {
        if (state.works) {
            add_lane(options, state.way, size);
        } else {
            turns_.emplace_back().run.way = state.way;
            turns_.back().run.problem = state.reason;
        }
    }
}

void ComputeCaseBench::add_lane(const SceneOptions& options, std::optional<compute::Way> way, glm::ivec2 size) {
    Turn& turn = turns_.emplace_back();
    turn.run.way = way;
    turn.lane = std::make_unique<ComputeLane>(options, way, size);
    turn.run.device = turn.lane->device();
    if (const std::string problem = turn.lane->problem(); !problem.empty()) drop(turn, problem);
}

void ComputeCaseBench::drop(Turn& turn, const std::string& problem) {
    turn.run.problem = problem;
    turn.lane.reset();
}

double ComputeCaseBench::round(std::size_t first, bool counts) {
    const FrameClock::time_point begin = FrameClock::now();
    for (std::size_t i = 0; i < turns_.size(); ++i) {
        // Another way begins each time, so that none always follows the same one.
        Turn& turn = turns_[(first + i) % turns_.size()];
        if (!turn.lane) continue;
        const ComputeFrame frame = turn.lane->frame();
        if (counts) turn.frames.push_back(frame);
        if (const std::string problem = turn.lane->problem(); !problem.empty()) drop(turn, problem);
    }
    return 1e3 * seconds_since(begin);
}

void ComputeCaseBench::measure(const BenchOptions& options, const std::function<void(int)>& progress) {
    const FrameClock::time_point begin = FrameClock::now();
    // A quarter of the time at most, but once: buffers are made and kernels are compiled in there.
    for (int i = 0; i < std::max(options.warmup, 1); ++i) {
        round(static_cast<std::size_t>(i), false);
        if (seconds_since(begin) > options.time_limit_seconds / 4) break;
    }
    for (int i = 0; i < options.frames; ++i) {
        if (i >= least_frames && seconds_since(begin) > options.time_limit_seconds) break;
        progress(i);
        rounds_ms_.push_back(round(static_cast<std::size_t>(i), true));
    }
}

void ComputeCaseBench::verify(double tolerance) {
    std::optional<ComputeOutcome> reference;
    for (Turn& turn : turns_) {
        if (!turn.lane || !turn.run.way) continue;
        ComputeOutcome outcome{.numbers = turn.lane->computed(), .pixels = turn.lane->pixels()};
        turn.run.check = check_outcome(outcome, reference ? *reference : outcome, tolerance);
        if (!reference) reference = std::move(outcome);
    }
}

std::vector<ComputeRun> ComputeCaseBench::runs() const {
    std::vector<ComputeRun> runs;
    for (const Turn& turn : turns_) {
        ComputeRun run = turn.lane ? summarize_frames(turn.frames) : ComputeRun();
        run.way = turn.run.way;
        run.device = turn.run.device;
        run.problem = turn.run.problem;
        run.check = turn.run.check;
        runs.push_back(std::move(run));
    }
    return runs;
}

double ComputeCaseBench::round_ms() const {
    return summarize(rounds_ms_).median;
}

std::string reason_to_leave_out(std::size_t count, const std::optional<ComputeForecast>& smaller,
                                double limit_seconds) {
    if (!smaller || count <= smaller->count) return {};
    const double growth = static_cast<double>(count) / static_cast<double>(smaller->count);
    const double round_seconds = 1e-3 * smaller->round_ms * growth;
    if (round_seconds * (1 + least_frames) <= limit_seconds) return {};
    return fmt::format("a frame of each way would take {:.0f} s, as with {} it took {:.1f} s: the time limit is {:g} s",
                       round_seconds, ui::format_count(smaller->count), 1e-3 * smaller->round_ms, limit_seconds);
}

}  // namespace vitrine::app
