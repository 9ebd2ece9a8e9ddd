#include "compute_bench_case.h"

#include <vitrine/base/frame_timings.h>
#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>

namespace vitrine::app {
namespace {

/// Of each way, whatever the time limit says.
constexpr int least_frames = 3;

double seconds_since(FrameClock::time_point begin) {
    return std::chrono::duration<double>(FrameClock::now() - begin).count();
}

}  // namespace

ComputeCaseBench::ComputeCaseBench(const SceneOptions& options, std::span<const compute::WayState> ways,
                                   glm::ivec2 size, const ComputeLength& length)
    : length_(length) {
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

double ComputeCaseBench::round(bool counts) {
    const FrameClock::time_point begin = FrameClock::now();
    for (std::size_t i = 0; i < turns_.size(); ++i) {
        Turn& turn = turns_[(first_ + i) % turns_.size()];
        if (!turn.lane) continue;
        const ComputeFrame frame = turn.lane->frame();
        if (counts) turn.frames.push_back(frame);
        if (const std::string problem = turn.lane->problem(); !problem.empty()) drop(turn, problem);
    }
    ++first_;  // another way begins each time, so that none always follows the same one
    return 1e3 * seconds_since(begin);
}

void ComputeCaseBench::warm_up() {
    round(false);
    ++warmed_up_;
    // A quarter of the time at most, but once: buffers are made and kernels are compiled in there.
    warm_ = warmed_up_ >= length_.warmup || seconds_since(*begin_) > length_.time_limit_seconds / 4;
}

bool ComputeCaseBench::step() {
    if (!begin_) begin_ = FrameClock::now();
    if (!warm_) {
        warm_up();
        return true;
    }
    const bool is_over = frames() >= least_frames && seconds_since(*begin_) > length_.time_limit_seconds;
    if (frames() >= length_.frames || is_over) return false;
    rounds_ms_.push_back(round(true));
    return true;
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
        if (run.way) {
            if (const auto more = difference(run.way, std::nullopt)) run.over_static_ms = more->end_to_end_ms;
        }
        runs.push_back(std::move(run));
    }
    return runs;
}

std::optional<ComputeDifference> ComputeCaseBench::difference(std::optional<compute::Way> way,
                                                              std::optional<compute::Way> other) const {
    const auto turn_of = [this](std::optional<compute::Way> wanted) -> const Turn* {
        const auto found = std::ranges::find_if(turns_, [&](const Turn& t) { return t.lane && t.run.way == wanted; });
        return found == turns_.end() ? nullptr : &*found;
    };
    const Turn* a = turn_of(way);
    const Turn* b = turn_of(other);
    if (a == nullptr || b == nullptr) return std::nullopt;
    return paired_difference(a->frames, b->frames);
}

std::optional<ComputeDifference> ComputeCaseBench::mapped_over_copy() const {
    return difference(compute::Way::cl_mapped, compute::Way::cl_copy);
}

double ComputeCaseBench::round_ms() const {
    return summarize(rounds_ms_).median;
}

std::string reason_to_leave_out(std::size_t count, const ComputeForecast* smaller, double power, double limit_seconds) {
    if (smaller == nullptr || count <= smaller->count) return {};
    const double growth = std::pow(static_cast<double>(count) / static_cast<double>(smaller->count), power);
    const double round_seconds = 1e-3 * smaller->round_ms * growth;
    if (round_seconds * (1 + least_frames) <= limit_seconds) return {};
    return fmt::format("a frame of each way would take {:.0f} s, as with {} it took {:.1f} s: the time limit is {:g} s",
                       round_seconds, ui::format_count(smaller->count), 1e-3 * smaller->round_ms, limit_seconds);
}

}  // namespace vitrine::app
