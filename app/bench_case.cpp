#include "bench_case.h"

#include "bench_flight.h"
#include "scene_setup.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace vitrine::app {
namespace {

constexpr int block_frames = 10;

}  // namespace

BenchCase::BenchCase(BenchScreen& screen, render::Renderer& renderer, const scene::Scene& scene,
                     const BenchOptions& options, int samples)
    : screen_(screen),
      scene_(scene),
      options_(options),
      samples_(samples),
      base_(initial_camera(options.scene, scene.bounds(), static_cast<double>(screen.size().x) / screen.size().y)),
      reference_(paths::PathKind::texture, options.presents.front(), options.scene, samples, renderer,
                 screen.context()),
      parts_(options.scene, screen.size(), samples, renderer, reference_),
      profiler_cost_(reference_) {
    const auto add = [&](paths::PathKind kind, ui::PresentKind present) {
        runs_.push_back(
            {.lane = std::make_unique<BenchLane>(kind, present, options.scene, samples, renderer, screen.context())});
    };
    for (const paths::PathKind kind : options.paths) {
        add(kind, options.presents.front());
        if (kind == paths::PathKind::texture && options.presents.size() > 1) add(kind, options.presents.back());
    }
}

scene::Camera BenchCase::camera(int frame) const {
    return flight_camera(base_, frame);
}

void BenchCase::measure(const std::function<void(int frames)>& progress) {
    warm_up();
    const auto begin = FrameClock::now();
    const auto in_time = [&] {
        return std::chrono::duration<double>(FrameClock::now() - begin).count() < options_.time_limit_seconds;
    };
    for (int round = 0; frames_ < options_.frames || (!is_certain() && in_time()); ++round) {
        const int missing = options_.frames - frames_;
        fly_round(round, missing > 0 ? std::min(block_frames, missing) : block_frames);
        progress(frames_);
    }
}

void BenchCase::fly_round(int round, int count) {
    // Another one begins each round, so that none always follows the same one. What else is measured takes its turn
    // too.
    const std::size_t turns = runs_.size() + 2;
    for (std::size_t i = 0; i < turns; ++i) {
        const std::size_t turn = (i + static_cast<std::size_t>(round)) % turns;
        if (turn < runs_.size()) {
            fly(runs_[turn], frames_, count);
        } else if (turn == runs_.size()) {
            for (int frame = frames_; frame < frames_ + count; ++frame) parts_.measure(screen_, scene_, camera(frame));
        } else {
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

void BenchCase::warm_up() {
    // The first frame shows nothing yet: ImGui places its windows in it.
    for (Run& run : runs_) {
        for (int i = 0; i <= options_.warmup; ++i) run.lane->frame(screen_, scene_, camera(i));
    }
    parts_.measure(screen_, scene_, camera(0));
    parts_.clear();
}

void BenchCase::fly(Run& run, int first, int count) {
    // As many frames as a ring of pixel buffers needs to fill.
    const int lead_in = options_.scene.ring_size + 1;
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

std::vector<RunReport> BenchCase::runs(const std::string& scene) const {
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
        report.what = {.size = screen_.size(),
                       .samples = samples_,
                       .scene = scene,
                       .triangles = parts_.counts().triangles,
                       .points = parts_.counts().points};
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
