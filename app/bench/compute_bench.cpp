#include "compute_bench.h"

#include "bench_files.h"
#include "compute_bench_case.h"
#include "compute_bench_chart.h"

#include <app/demos/demo.h>

#include <vitrine/base/error.h>
#include <vitrine/compute/opencl_ways.h>
#include <vitrine/compute/queue.h>
#include <vitrine/platform/headless_context.h>
#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace vitrine::app {
namespace {

/// Whether the number of items can be chosen that a demo computes.
bool is_sized(const DemoKind& kind) {
    try {
        return kind.make()->set_count(1000);
    } catch (const UsageError&) {
        return true;  // but not that one
    }
}

std::vector<std::string> demos_of(const BenchOptions::Kernels& wanted) {
    std::vector<std::string> names;
    for (const DemoKind& kind : all_demos()) {
        const bool named = std::ranges::find(wanted.demos, kind.name) != wanted.demos.end();
        if (named && !is_sized(kind))
            throw UsageError(fmt::format("--compute: the demo '{}' has no choice of a number", kind.name));
        if (named || (wanted.demos.empty() && is_sized(kind))) names.emplace_back(kind.name);
    }
    return names;
}

/// The wanted ways, as they are with the current context.
std::vector<compute::WayState> ways_of(const BenchOptions::Kernels& wanted) {
    const compute::Queue queue(std::make_shared<gpu::Mirrors>());
    std::vector<compute::WayState> states;
    for (const compute::WayState& state : queue.ways()) {
        if (std::ranges::find(wanted.ways, state.way) != wanted.ways.end()) states.push_back(state);
    }
    return states;
}

std::vector<std::string> opencl_names() {
    std::vector<std::string> names;
    for (const compute::ClDevice& device : compute::opencl_devices(compute::system_opencl().get()))
        names.push_back(fmt::format("{}, {} {}", device.name, device.platform, device.driver));
    return names;
}

ComputeCase measure_case(const BenchOptions& options, const std::string& demo, std::size_t count,
                         std::span<const compute::WayState> ways, std::optional<ComputeForecast>& forecast,
                         ProgressLine& line) {
    ComputeCase measured{.demo = demo, .count = count, .left_out = {}, .runs = {}};
    measured.left_out = reason_to_leave_out(count, forecast, options.time_limit_seconds);
    if (!measured.left_out.empty()) return measured;
    SceneOptions scene = options.scene;
    scene.demo = demo;
    scene.count = count;
    const std::string title = fmt::format("{}, {}", demo, ui::format_count(count));
    line.show(title + ": making it");
    ComputeCaseBench bench(scene, ways, options.sizes.front());
    bench.measure(options, [&](int frames) { line.show(fmt::format("{}: {} of {}", title, frames, options.frames)); });
    bench.verify(tolerance_of(demo));
    forecast = ComputeForecast{count, bench.round_ms()};
    measured.runs = bench.runs();
    relate_to_static(measured);
    return measured;
}

/// A demo that does not take so many, or a driver that has no room for them, says so in the report.
ComputeCase try_case(const BenchOptions& options, const std::string& demo, std::size_t count,
                     std::span<const compute::WayState> ways, std::optional<ComputeForecast>& forecast,
                     ProgressLine& line) {
    try {
        return measure_case(options, demo, count, ways, forecast, line);
    } catch (const ContextLostError&) {
        throw;
    } catch (const Error& error) {
        return {.demo = demo, .count = count, .left_out = error.what(), .runs = {}};
    }
}

/// Numbers of wrong results are worth nothing.
void require_right(const ComputeReport& report) {
    for (const ComputeCase& measured : report.cases) {
        for (const ComputeRun& run : measured.runs) {
            if (!run.check || run.check->fault.empty()) continue;
            throw Error(fmt::format("{} with {} items by {}: {}", measured.demo, measured.count, name_of(run),
                                    run.check->fault));
        }
    }
}

}  // namespace

ComputeReport measure_compute(const BenchOptions& options, const MachineReport& machine, ProgressLine& line) {
    const std::vector<std::string> demos = demos_of(*options.kernels);
    const std::vector<compute::WayState> ways = ways_of(*options.kernels);
    ComputeReport report{.machine = machine,
                         .opencl = opencl_names(),
                         .size = options.sizes.front(),
                         .frames = options.frames,
                         .time_limit_seconds = options.time_limit_seconds,
                         .cases = {}};
    for (const std::string& demo : demos) {
        std::optional<ComputeForecast> forecast;
        for (const std::size_t count : options.kernels->counts)
            report.cases.push_back(try_case(options, demo, count, ways, forecast, line));
    }
    return report;
}

int bench_compute(const BenchOptions& options) {
    const BenchFiles files = files_of(options);
    require_writable(files);
    demos_of(*options.kernels);  // a wrong one ends it before a driver is looked for
    const platform::HeadlessContext context;
    const glm::ivec2 size = options.sizes.front();
    gl::require_target(context.driver(), size.x, size.y, 1);
    ProgressLine line;
    const ComputeReport report =
        measure_compute(options, describe_machine(context.driver().renderer, context.driver().version), line);
    line.show("");
    std::fputs(to_table(report).c_str(), stdout);
    write_text(files.json, to_json(report));
    write_text(files.csv, to_csv(report));
    if (!files.png.empty()) io::write_picture(files.png, draw_compute_chart(report, files.theme, files.scale));
    require_right(report);
    return 0;
}

}  // namespace vitrine::app
