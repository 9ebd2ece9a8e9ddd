#include "bench_case.h"

#include "bench_flight.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace vitrine::app {
namespace {

constexpr int block_frames = 10;

}  // namespace

BenchCase::BenchCase(BenchScreen& screen, render::Renderer& renderer, const scene::Scene& scene,
                     const scene::Camera& from, const LaneSettings& settings, const BenchOptions& options)
    : screen_(screen),
      scene_(scene),
      options_(options),
      settings_(settings),
      base_(from),
      reference_(paths::PathKind::texture, options.presents.front(), settings, renderer, screen.context()),
      parts_(settings, screen.size(), renderer, reference_),
      profiler_cost_(reference_) {
    const auto add = [&](paths::PathKind kind, ui::PresentKind present) {
        runs_.push_back({.lane = std::make_unique<BenchLane>(kind, present, settings, renderer, screen.context())});
    };
    for (const paths::PathKind kind : options.paths) {
        add(kind, options.presents.front());
        if (kind == paths::PathKind::texture && options.presents.size() > 1) add(kind, options.presents.back());
    }
}

scene::Camera BenchCase::camera(int frame) const {
    return flight_camera(base_, frame);
}

void BenchCase::measure(const BenchWatcher& watcher) {
    warm_up(watcher);
    const auto begin = FrameClock::now();
    const auto seconds = [&] { return std::chrono::duration<double>(FrameClock::now() - begin).count(); };
    for (int round = 0; frames_ < options_.frames || (!is_certain() && seconds() < options_.time_limit_seconds);
         ++round) {
        const int missing = options_.frames - frames_;
        fly_round(round, missing > 0 ? std::min(block_frames, missing) : block_frames, [&](std::string_view what) {
            watcher({.what = what, .round = round + 1, .frames = frames_, .seconds = seconds()});
        });
    }
}

void BenchCase::fly_round(int round, int count, const std::function<void(std::string_view what)>& watcher) {
    // Another one begins each round, so that none always follows the same one. What else is measured takes its turn
    // too.
    const std::size_t turns = runs_.size() + 2;
    for (std::size_t i = 0; i < turns; ++i) {
        const std::size_t turn = (i + static_cast<std::size_t>(round)) % turns;
        if (turn < runs_.size()) {
            watcher(paths::name_of(runs_[turn].lane->kind()));
            fly(runs_[turn], frames_, count);
        } else if (turn == runs_.size()) {
            watcher("the parts of cpu");
            for (int frame = frames_; frame < frames_ + count; ++frame) parts_.measure(screen_, scene_, camera(frame));
        } else {
            watcher("the profiler");
            profiler_cost_.measure(
                screen_, scene_, [this](int frame) { return camera(frame); }, frames_, count);
        }
    }
    frames_ += count;
}

bool BenchCase::is_certain() {
    if (options_.until_ci_percent <= 0) return true;
    // Sorting all frames after each block would take longer than measuring them.
    if (frames_ < next_check_) return false;
    next_check_ = frames_ + frames_ / 10;
    return std::all_of(runs_.begin(), runs_.end(), [&](const Run& run) {
        return ci95_percent(summarize_run(run.costs).frame_ms) <= options_.until_ci_percent;
    });
}

void BenchCase::warm_up(const BenchWatcher& watcher) {
    // The first frame shows nothing yet: ImGui places its windows in it.
    for (Run& run : runs_) {
        watcher({.what = paths::name_of(run.lane->kind())});
        for (int i = 0; i <= options_.warmup; ++i) run.lane->frame(screen_, scene_, camera(i));
    }
    parts_.measure(screen_, scene_, camera(0));
    parts_.clear();
}

void BenchCase::fly(Run& run, int first, int count) {
    // As many frames as a ring of pixel buffers needs to fill.
    const int lead_in = settings_.ring_size + 1;
    for (int frame = first - lead_in; frame < first + count; ++frame) run.lane->frame(screen_, scene_, camera(frame));
    const std::vector<FrameCost> costs = run.lane->take_costs(static_cast<std::size_t>(count));
    run.costs.insert(run.costs.end(), costs.begin(), costs.end());
}

void BenchCase::verify() {
    for (const int frame : std::set<int>{0, frames_ / 2, frames_ - 1}) verify_frame(frame);
}

void BenchCase::verify_frame(int frame) {
    const Pixels expected = reference_.settle(screen_, scene_, camera(frame)).picture;
    const bool drawn = !is_blank(expected);
    for (Run& run : runs_) {
        const BenchLane::Shown shown = run.lane->settle(screen_, scene_, camera(frame));
        run.drawn = run.drawn && drawn;
        run.differing = std::max(run.differing, differing_pixels(shown.screen, expected));
        if (!shown.picture.empty()) run.differing = std::max(run.differing, differing_pixels(shown.picture, expected));
    }
}

void BenchCase::measure_latency() {
    if (!screen_.takes_made_up_input()) return;
    constexpr int rounds = 2;
    const int steps = std::min(options_.frames, block_frames);
    for (int round = 0; round < rounds; ++round) {
        for (Run& run : runs_) {
            const std::vector<Reaction> reactions = drag(*run.lane, screen_, scene_, base_, steps);
            run.reactions.insert(run.reactions.end(), reactions.begin(), reactions.end());
        }
    }
    for (Run& run : runs_) run.latency_verified = drag_is_seen_in_time(*run.lane, screen_, scene_, base_);
}

void BenchCase::add_latency(const Run& run, RunReport& report) {
    if (run.reactions.empty()) return;
    std::vector<double> frames;
    std::vector<double> milliseconds;
    for (const Reaction& reaction : run.reactions) {
        frames.push_back(reaction.frames);
        milliseconds.push_back(reaction.ms);
    }
    report.latency_frames = static_cast<int>(summarize(frames).median);
    report.latency_ms = summarize(milliseconds).median;
    report.latency_verified = run.latency_verified;
}

void BenchCase::add_to(BenchReport& report, const std::string& scene) const {
    const CaseReport what{.size = screen_.size(),
                          .samples = settings_.samples,
                          .viewports = settings_.viewports,
                          .scene = scene,
                          .triangles = parts_.counts().triangles,
                          .left_out_triangles = parts_.counts().left_out_triangles,
                          .points = parts_.counts().points};
    const std::vector<RunReport> own = runs(what);
    report.parts.push_back(relate_parts(what, parts_.times(), own));
    report.profiler_costs.push_back(profiler_cost_.cost());
    report.profiler_costs.back().what = what;
    report.runs.insert(report.runs.end(), own.begin(), own.end());
}

std::vector<RunReport> BenchCase::runs(const CaseReport& what) const {
    std::vector<RunReport> reports;
    for (const Run& run : runs_) {
        RunReport report = summarize_run(run.costs);
        report.path = paths::name_of(run.lane->kind());
        report.present = run.lane->status().present;
        report.remark = run.lane->status().remark;
        const paths::PathCounters& counters = run.lane->status().path;
        report.thread_ms = counters.thread_ms;
        report.slices = counters.slices;
        report.longest_slice_ms = counters.longest_slice_ms;
        report.what = what;
        if (options_.until_ci_percent > 0) report.certain = ci95_percent(report.frame_ms) <= options_.until_ci_percent;
        report.identical = run.drawn && run.differing == 0;
        report.differing_pixels = run.differing;
        report.blank = !run.drawn;
        add_latency(run, report);
        reports.push_back(std::move(report));
    }
    relate_to_floor(reports);
    return reports;
}

}  // namespace vitrine::app
