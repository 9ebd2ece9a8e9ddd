#include "comparison.h"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>

namespace vitrine::app {
namespace {

/// One block: a heavy scene is not to keep anybody waiting for more.
constexpr int least_frames = 10;

BenchOptions options_of(const ComparePlan& plan) {
    BenchOptions options;
    options.paths = plan.paths;
    options.presents = {ui::PresentKind::exact};
    if (plan.image) options.presents.push_back(ui::PresentKind::image);
    options.frames = least_frames;
    options.until_ci_percent = plan.until_ci_percent;
    options.time_limit_seconds = plan.time_limit_seconds;
    return options;
}

}  // namespace

BenchReport compare_paths(const ComparePlan& plan, const CompareSubject& subject, BenchScreen& screen,
                          render::Renderer& renderer) {
    const BenchOptions options = options_of(plan);
    const LaneSettings lanes{.render = subject.settings, .samples = plan.samples, .ring_size = subject.ring_size};
    BenchReport report;
    report.machine = describe_machine(screen.driver().renderer, screen.driver().version);
    screen.set_notice("Getting ready. Esc stops the comparison.", 0);
    BenchCase bench_case(screen, renderer, subject.scene, subject.camera, lanes, options);
    bench_case.measure([&](const BenchProgress& progress) {
        const double done = progress.seconds / plan.time_limit_seconds;
        screen.set_notice(progress_text(progress, plan.time_limit_seconds),
                          static_cast<float>(std::clamp(done, 0.0, 1.0)));
    });
    screen.set_notice("Comparing the pixels of all paths.", 1);
    bench_case.measure_latency();
    bench_case.verify();
    bench_case.add_to(report, subject.name);
    return report;
}

std::string progress_text(const BenchProgress& progress, double time_limit_seconds) {
    if (progress.round == 0) return fmt::format("Warming up: {}. Esc stops the comparison.", progress.what);
    const double left = time_limit_seconds - progress.seconds;
    const std::string when =
        left > 0 ? fmt::format("at most {:.0f} s more", std::ceil(left)) : "this round is the last";
    const std::string so_far =
        progress.frames > 0 ? fmt::format("{} frames of each path so far", progress.frames) : "ten frames of each path";
    return fmt::format("Round {}: {}. {}, {}. Esc stops the comparison.", progress.round, progress.what, so_far, when);
}

}  // namespace vitrine::app
