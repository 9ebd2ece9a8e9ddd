#include "bench_report.h"

#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>

namespace vitrine::app {
namespace {

template <class Value>
Summary summary_of(std::span<const FrameCost> frames, Value value) {
    std::vector<double> sample;
    sample.reserve(frames.size());
    for (const FrameCost& frame : frames) {
        if (const std::optional<double> number = value(frame)) sample.push_back(*number);
    }
    return summarize(sample);
}

const RunReport* run_of(std::span<const RunReport> runs, const char* path) {
    const auto found = std::find_if(runs.begin(), runs.end(), [&](const RunReport& r) { return r.path == path; });
    return found == runs.end() ? nullptr : &*found;
}

std::string cpu_name() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos) return line.substr(colon + 2);
    }
    const char* windows = std::getenv("PROCESSOR_IDENTIFIER");
    return windows != nullptr ? windows : "unknown";
}

std::string utc_now() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&now));
    return text.data();
}

}  // namespace

bool same_case(const CaseReport& a, const CaseReport& b) {
    return a.size == b.size && a.samples == b.samples && a.viewports == b.viewports && a.scene == b.scene;
}

std::vector<std::span<const RunReport>> cases_of(std::span<const RunReport> runs) {
    std::vector<std::span<const RunReport>> cases;
    while (!runs.empty()) {
        const auto other = [&](const RunReport& run) { return !same_case(run.what, runs.front().what); };
        const auto end = std::find_if(runs.begin(), runs.end(), other);
        cases.push_back(runs.first(static_cast<std::size_t>(end - runs.begin())));
        runs = runs.subspan(cases.back().size());
    }
    return cases;
}

std::string viewports_text(int viewports) {
    return viewports > 1 ? fmt::format(", {} viewports", viewports) : std::string();
}

std::string title_of(const CaseReport& what) {
    std::string text =
        fmt::format("{}x{}{}, {}, {}", what.size.x, what.size.y, viewports_text(what.viewports),
                    ui::format_counted(static_cast<std::uint64_t>(what.samples), "sample", "samples"), what.scene);
    if (what.triangles > 0) text += ", " + ui::format_counted(what.triangles, "triangle", "triangles");
    if (what.points > 0) text += ", " + ui::format_counted(what.points, "point", "points");
    return text;
}

RunReport summarize_run(std::span<const FrameCost> frames) {
    RunReport run;
    run.frames = frames.size();
    run.frame_ms = summary_of(frames, [](const FrameCost& f) { return std::optional(f.frame_ms); });
    for (std::size_t i = 0; i < stage_count; ++i) {
        run.cpu_ms[i] = summary_of(frames, [&](const FrameCost& f) { return std::optional(f.cpu_ms[i]); }).median;
        const Summary gpu = summary_of(frames, [&](const FrameCost& f) { return f.gpu_ms[i]; });
        if (gpu.count > 0) run.gpu_ms[i] = gpu.median;
    }
    const auto blocked = [](const FrameCost& f) { return std::optional(f.blocked_ms); };
    const auto copied = [](const FrameCost& f) { return std::optional(static_cast<double>(f.bytes_copied)); };
    const auto latency = [](const FrameCost& f) { return std::optional<double>(f.latency_frames); };
    run.blocked_ms = summary_of(frames, blocked).median;
    run.bytes_copied = static_cast<std::uint64_t>(summary_of(frames, copied).median);
    run.latency_frames = static_cast<int>(summary_of(frames, latency).median);
    for (const FrameCost& frame : frames) run.ring_full += frame.ring_full;
    return run;
}

bool shows_the_scene(const RunReport& run) {
    if (run.blank || run.identical) return run.identical;
    const auto pixels = static_cast<double>(run.what.size.x) * run.what.size.y;
    return run.path == "inline" && static_cast<double>(run.differing_pixels) <= pixels / 20;
}

void relate_to_floor(std::span<RunReport> runs) {
    const RunReport* floor = run_of(runs, "inline");
    if (floor == nullptr || !floor->remark.empty() || floor->frame_ms.median <= 0) return;
    for (RunReport& run : runs) run.tax = run.frame_ms.median / floor->frame_ms.median;
}

PartsReport relate_parts(const CaseReport& what, const PartTimes& times, std::span<const RunReport> runs) {
    PartsReport parts;
    parts.what = what;
    parts.times = times;
    const RunReport* cpu = run_of(runs, "cpu");
    const RunReport* pbo = run_of(runs, "pbo");
    if (cpu != nullptr && times.sum_ms() > 0) parts.cpu_over_sum = cpu->frame_ms.median / times.sum_ms();
    if (cpu != nullptr && pbo != nullptr && cpu->blocked_ms > 0)
        parts.pbo_blocked_over_cpu = pbo->blocked_ms / cpu->blocked_ms;
    return parts;
}

MachineReport describe_machine(const std::string& renderer, const std::string& version) {
#if !defined(NDEBUG) || defined(VITRINE_KEEP_ASSERTS)
    const char* build = "development";
#else
    const char* build = "release";
#endif
    return {.renderer = renderer, .version = version, .cpu = cpu_name(), .date = utc_now(), .build = build};
}

}  // namespace vitrine::app
