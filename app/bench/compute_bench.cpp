#include "compute_bench.h"

#include "bench_files.h"
#include "compute_bench_case.h"
#include "compute_bench_chart.h"
#include "progress_line.h"

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

/// Bodies that all attract each other: who asks for no numbers gets no more.
constexpr std::size_t most_pairs = 16'384;

bool is_of_pairs(std::string_view demo) {
    return demo == "nbody";
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

std::vector<std::size_t> counts_of(const BenchOptions::Kernels& wanted, std::string_view demo) {
    if (!wanted.counts.empty()) return wanted.counts;
    if (is_of_pairs(demo)) return {1000, 10'000, most_pairs};
    return {1000, 10'000, 100'000, 1'000'000, 10'000'000};
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

ComputeReport measure(const BenchOptions& options, const MachineReport& machine) {
    ProgressLine line;
    ComputeBench bench(options, machine);
    do line.show(bench.state());
    while (bench.step());
    return bench.report();
}

}  // namespace

ComputeBench::ComputeBench(const BenchOptions& options, const MachineReport& machine)
    : options_(options), ways_(ways_of(*options.kernels)) {
    for (const std::string& demo : demos_of(*options.kernels)) {
        for (const std::size_t count : counts_of(*options.kernels, demo)) plans_.push_back({demo, count});
    }
    report_ = {.machine = machine,
               .opencl = opencl_names(),
               .size = options.sizes.front(),
               .frames = options.frames,
               .time_limit_seconds = options.time_limit_seconds,
               .cases = {}};
}

ComputeBench::~ComputeBench() = default;

bool ComputeBench::step() {
    if (report_.cases.size() == plans_.size()) return false;
    try_case([this] {
        if (!current_) {
            begin_case();
        } else if (!current_->step()) {
            end_case();
        }
    });
    return true;
}

/// A demo that does not take so many, or a driver that has no room for them, says so in the report.
template <class Work>
void ComputeBench::try_case(Work work) {
    const Plan plan = plans_[report_.cases.size()];
    try {
        work();
    } catch (const ContextLostError&) {
        throw;
    } catch (const Error& error) {
        current_.reset();
        report_.cases.push_back(
            {.demo = plan.demo, .count = plan.count, .left_out = error.what(), .runs = {}, .mapped_over_copy = {}});
    }
}

void ComputeBench::begin_case() {
    const auto& [demo, count] = plans_[report_.cases.size()];
    if (!report_.cases.empty() && report_.cases.back().demo != demo) forecast_.reset();
    const std::string reason =
        reason_to_leave_out(count, forecast_.get(), is_of_pairs(demo) ? 2 : 1, options_.time_limit_seconds);
    if (!reason.empty()) {
        report_.cases.push_back({.demo = demo, .count = count, .left_out = reason, .runs = {}, .mapped_over_copy = {}});
        return;
    }
    SceneOptions scene = options_.scene;
    scene.demo = demo;
    scene.count = count;
    const ComputeLength length{
        .frames = options_.frames, .warmup = options_.warmup, .time_limit_seconds = options_.time_limit_seconds};
    current_ = std::make_unique<ComputeCaseBench>(scene, ways_, options_.sizes.front(), length);
}

void ComputeBench::end_case() {
    const auto& [demo, count] = plans_[report_.cases.size()];
    current_->verify(tolerance_of(demo));
    ComputeCase measured{.demo = demo,
                         .count = count,
                         .left_out = {},
                         .runs = current_->runs(),
                         .mapped_over_copy = current_->mapped_over_copy()};
    forecast_ = std::make_unique<ComputeForecast>(ComputeForecast{count, current_->round_ms()});
    current_.reset();
    report_.cases.push_back(std::move(measured));
}

std::string ComputeBench::state() const {
    if (report_.cases.size() == plans_.size()) return "done";
    const auto& [demo, count] = plans_[report_.cases.size()];
    const std::string title = fmt::format("{}, {}", demo, ui::format_count(count));
    return current_ ? fmt::format("{}: {} of {}", title, current_->frames(), options_.frames) : title;
}

float ComputeBench::done() const {
    return plans_.empty() ? 1 : static_cast<float>(report_.cases.size()) / static_cast<float>(plans_.size());
}

void write_report(const ComputeReport& report, const BenchFiles& files) {
    write_text(files.json, to_json(report));
    write_text(files.csv, to_csv(report));
    if (!files.png.empty()) io::write_picture(files.png, draw_compute_chart(report, files.theme, files.scale));
}

int bench_compute(const BenchOptions& options) {
    const BenchFiles files = files_of(options);
    require_writable(files);
    demos_of(*options.kernels);  // a wrong one ends it here, before a driver is looked for
    const platform::HeadlessContext context;
    const glm::ivec2 size = options.sizes.front();
    gl::require_target(context.driver(), size.x, size.y, 1);
    const ComputeReport report =
        measure(options, describe_machine(context.driver().renderer, context.driver().version));
    std::fputs(to_table(report).c_str(), stdout);
    write_report(report, files);
    require_right(report);
    return 0;
}

}  // namespace vitrine::app
