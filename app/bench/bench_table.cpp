#include "bench_table.h"

#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>

namespace vitrine::app {
namespace {

constexpr std::array columns{
    BenchColumn{"", "path", "The render path", true},
    BenchColumn{"", "shown", "How its picture got into the window", true},
    BenchColumn{"", "tax", "The median frame over that of the path inline, which copies nothing"},
    BenchColumn{"frame ms", "median", "Half of the frames took less, from a frame's beginning to the next one's"},
    BenchColumn{"", "+- %", "Half the median's 95 % confidence interval; ! where it is wider than was asked for"},
    BenchColumn{"", "p95", "Of 100 frames 5 took longer"},
    BenchColumn{"", "min", "The shortest frame"},
    BenchColumn{"CPU ms", "upload", "Sending what changed in the scene to the GPU"},
    BenchColumn{"", "scene", "Submitting the scene's draw calls"},
    BenchColumn{"", "transport", "Bringing the picture to where the interface can show it, waiting included"},
    BenchColumn{"", "ui", "Building and submitting the interface"},
    BenchColumn{"", "swap", "Giving the frame to the window system, waiting included"},
    BenchColumn{"GPU ms", "scene", "Drawing the scene; on a software rasterizer a time of its threads"},
    BenchColumn{"", "transport", "Copying the picture"},
    BenchColumn{"", "ui", "Drawing the interface"},
    BenchColumn{"", "blocked ms", "The CPU waiting for pixels, in a frame"},
    BenchColumn{"", "copied", "Bytes of pixels moved in a frame: a readback and an upload count apart"},
    BenchColumn{"late", "frames",
                "From a movement of the pointer to the frame that shows it; in a window the age of "
                "the picture shown"},
    BenchColumn{"", "ms", "From a movement of the pointer to the end of the swap that shows it; not known in a window"},
    BenchColumn{"", "same", "Whether the window held the very pixels of the scene in the frames that were compared"},
};

std::string latency_text(const RunReport& run) {
    if (!run.latency_ms) return "-";
    return ui::format_ms(*run.latency_ms) + (run.latency_verified.value_or(true) ? "" : "?");
}

std::string same_text(const RunReport& run) {
    if (run.identical) return "yes";
    return shows_the_scene(run) ? fmt::format("{} px off", run.differing_pixels) : "NO";
}

void add_uncertainty(std::span<const RunReport> runs, std::vector<std::string>& notes) {
    if (!std::all_of(runs.begin(), runs.end(), [](const RunReport& r) { return r.certain.value_or(true); }))
        notes.emplace_back("!: the time limit came before the median was known as well as asked for");
    if (!std::all_of(runs.begin(), runs.end(), [](const RunReport& r) { return r.latency_verified.value_or(true); }))
        notes.emplace_back("?: the window's pixels changed in another frame than the pictures' age says");
}

void add_remarks(const RunReport& run, std::vector<std::string>& notes) {
    if (!run.remark.empty()) notes.push_back(fmt::format("{}: {}", run.path, run.remark));
    if (run.slices > 0)
        notes.push_back(
            fmt::format("{}: its thread took {:.2f} ms for the last picture, in {} slices of at most {:.2f} ms",
                        run.path, run.thread_ms, run.slices, run.longest_slice_ms));
}

void add_parts(const PartsReport& parts, std::vector<std::string>& notes) {
    const PartTimes& t = parts.times;
    notes.push_back(fmt::format("measured apart: scene {:.2f} + read {:.2f} + upload {:.2f} + ui {:.2f} = {:.2f} ms",
                                t.scene_ms, t.read_ms, t.upload_ms, t.ui_ms, t.sum_ms()));
    if (parts.cpu_over_sum) notes.push_back(fmt::format("cpu's frame is {:.3f} of that sum", *parts.cpu_over_sum));
    if (parts.pbo_blocked_over_cpu)
        notes.push_back(
            fmt::format("pbo blocks the CPU {:.3f} times as long as cpu does", *parts.pbo_blocked_over_cpu));
}

std::string profiler_text(const ProfilerCost& cost) {
    // Fewer pairs than six have no such interval.
    if (cost.pairs < 6) return "profiler: too few rounds to tell what it costs";
    if (cost.ci95.low <= 0 && cost.ci95.high >= 0)
        return fmt::format("profiler: its cost is lost in the noise (95 % CI {:.1f} to {:.1f} % of a frame)",
                           cost.ci95.low, cost.ci95.high);
    return fmt::format("profiler: {:.1f} % of a frame of texture (95 % CI {:.1f} to {:.1f} %)", cost.percent,
                       cost.ci95.low, cost.ci95.high);
}

}  // namespace

std::span<const BenchColumn> bench_columns() {
    return columns;
}

std::vector<std::string> bench_cells(const RunReport& run) {
    std::vector<std::string> cells{run.path, run.present, run.tax ? fmt::format("{:.2f}", *run.tax) : "-"};
    const Summary& frame = run.frame_ms;
    cells.push_back(ui::format_ms(frame.median));
    cells.push_back(fmt::format("{:.1f}{}", ci95_percent(frame), run.certain.value_or(true) ? "" : "!"));
    for (const double ms : {frame.p95, frame.min}) cells.push_back(ui::format_ms(ms));
    for (const Stage stage : reported_cpu_stages) cells.push_back(ui::format_ms(run.cpu_ms[index_of(stage)]));
    for (const Stage stage : reported_gpu_stages) {
        const std::optional<double>& ms = run.gpu_ms[index_of(stage)];
        cells.push_back(ms ? ui::format_ms(*ms) : "-");
    }
    cells.push_back(ui::format_ms(run.blocked_ms));
    cells.push_back(ui::format_bytes(run.bytes_copied).text());
    cells.push_back(std::to_string(run.latency_frames));
    cells.push_back(latency_text(run));
    cells.push_back(same_text(run));
    return cells;
}

std::vector<std::string> bench_notes(const BenchReport& report, std::span<const RunReport> runs) {
    std::vector<std::string> notes;
    add_uncertainty(runs, notes);
    for (const RunReport& run : runs) add_remarks(run, notes);
    for (const PartsReport& parts : report.parts) {
        if (same_case(parts.what, runs.front().what)) add_parts(parts, notes);
    }
    for (const ProfilerCost& cost : report.profiler_costs) {
        if (same_case(cost.what, runs.front().what)) notes.push_back(profiler_text(cost));
    }
    return notes;
}

}  // namespace vitrine::app
