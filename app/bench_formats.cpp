#include "bench_growth.h"
#include "bench_report.h"
#include "text_table.h"

#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace vitrine::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array cpu_stages{Stage::upload, Stage::scene, Stage::transport, Stage::ui, Stage::swap};
constexpr std::array gpu_stages{Stage::scene, Stage::transport, Stage::ui};

std::size_t index_of(Stage stage) {
    return static_cast<std::size_t>(stage);
}

/// To a tenth of a microsecond: no clock here knows more.
double rounded(double value) {
    return std::round(value * 1e4) / 1e4;
}

Json json_of(const std::optional<double>& value) {
    return value ? Json(rounded(*value)) : Json(nullptr);
}

void add_case(Json& json, const CaseReport& what) {
    json["width"] = what.size.x;
    json["height"] = what.size.y;
    json["msaa"] = what.samples;
    json["scene"] = what.scene;
    json["triangles"] = what.triangles;
    json["points"] = what.points;
}

void add_frame_times(Json& json, const RunReport& run) {
    const Summary& frame = run.frame_ms;
    json["frame_ms"] = {{"median", rounded(frame.median)},
                        {"p95", rounded(frame.p95)},
                        {"p99", rounded(frame.p99)},
                        {"min", rounded(frame.min)},
                        {"ci95", {rounded(frame.ci95.low), rounded(frame.ci95.high)}}};
    json["ci_percent"] = rounded(ci95_percent(frame));
    json["ci_reached"] = run.certain ? Json(*run.certain) : Json(nullptr);
    for (const Stage stage : cpu_stages)
        json["cpu_ms"][std::string(name_of(stage))] = rounded(run.cpu_ms[index_of(stage)]);
    for (const Stage stage : gpu_stages)
        json["gpu_ms"][std::string(name_of(stage))] = json_of(run.gpu_ms[index_of(stage)]);
}

Json json_of(const RunReport& run) {
    Json json;
    json["path"] = run.path;
    json["present"] = run.present;
    if (!run.remark.empty()) json["remark"] = run.remark;
    add_case(json, run.what);
    json["frames"] = run.frames;
    add_frame_times(json, run);
    json["blocked_ms"] = rounded(run.blocked_ms);
    json["bytes_copied"] = run.bytes_copied;
    json["latency_frames"] = run.latency_frames;
    json["latency_ms"] = json_of(run.latency_ms);
    json["latency_verified"] = run.latency_verified ? Json(*run.latency_verified) : Json(nullptr);
    json["ring_full"] = run.ring_full;
    if (run.slices > 0)
        json["thread"] = {{"scene_ms", rounded(run.thread_ms)},
                          {"slices", run.slices},
                          {"longest_slice_ms", rounded(run.longest_slice_ms)}};
    json["identical"] = run.identical;
    json["differing_pixels"] = run.differing_pixels;
    json["tax"] = json_of(run.tax);
    return json;
}

Json json_of(const ProfilerCost& cost) {
    Json json;
    add_case(json, cost.what);
    json["percent"] = rounded(cost.percent);
    json["ci95"] = {rounded(cost.ci95.low), rounded(cost.ci95.high)};
    json["pairs"] = cost.pairs;
    return json;
}

Json json_of(const Growth& growth) {
    Json json{{"work", name_of(growth.work)},
              {"constant", growth.constant},
              {"amounts", growth.amounts},
              {"work_ratio", rounded(growth.work_ratio())},
              {"lines", Json::array()}};
    for (const GrowthLine& line : growth.lines) {
        Json medians = Json::array();
        for (const Summary& frame : line.frame_ms) medians.push_back(rounded(frame.median));
        json["lines"].push_back({{"path", line.path},
                                 {"present", line.present},
                                 {"frame_ms", medians},
                                 {"cost_ratio", rounded(line.cost_ratio())},
                                 {"cost_over_work", rounded(line.cost_ratio() / growth.work_ratio())}});
    }
    return json;
}

Json json_of(const PartsReport& parts) {
    Json json;
    add_case(json, parts.what);
    json["scene_ms"] = rounded(parts.times.scene_ms);
    json["read_ms"] = rounded(parts.times.read_ms);
    json["upload_ms"] = rounded(parts.times.upload_ms);
    json["ui_ms"] = rounded(parts.times.ui_ms);
    json["sum_ms"] = rounded(parts.times.sum_ms());
    json["cpu_over_sum"] = json_of(parts.cpu_over_sum);
    json["pbo_blocked_over_cpu"] = json_of(parts.pbo_blocked_over_cpu);
    return json;
}

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string csv_number(const std::optional<double>& value) {
    return value ? fmt::format("{:.4f}", *value) : std::string();
}

std::string csv_names() {
    std::string line =
        "path,present,width,height,msaa,scene,triangles,points,frames,"
        "frame_median_ms,frame_p95_ms,frame_p99_ms,frame_min_ms,frame_ci95_low_ms,frame_ci95_high_ms,ci_reached";
    for (const Stage stage : cpu_stages) line += fmt::format(",cpu_{}_ms", name_of(stage));
    for (const Stage stage : gpu_stages) line += fmt::format(",gpu_{}_ms", name_of(stage));
    return line + ",blocked_ms,bytes_copied,latency_frames,latency_ms,ring_full,identical,tax\r\n";
}

std::string csv_line(const RunReport& run) {
    const CaseReport& what = run.what;
    std::string line = fmt::format("{},{},{},{},{},{},{},{},{}", run.path, run.present, what.size.x, what.size.y,
                                   what.samples, csv_field(what.scene), what.triangles, what.points, run.frames);
    const Summary& frame = run.frame_ms;
    for (const double ms : {frame.median, frame.p95, frame.p99, frame.min, frame.ci95.low, frame.ci95.high})
        line += ',' + csv_number(ms);
    line += run.certain ? fmt::format(",{}", *run.certain) : ",";
    for (const Stage stage : cpu_stages) line += ',' + csv_number(run.cpu_ms[index_of(stage)]);
    for (const Stage stage : gpu_stages) line += ',' + csv_number(run.gpu_ms[index_of(stage)]);
    return line + fmt::format(",{},{},{},{},{},{},{}\r\n", csv_number(run.blocked_ms), run.bytes_copied,
                              run.latency_frames, csv_number(run.latency_ms), run.ring_full, run.identical,
                              csv_number(run.tax));
}

TextTable empty_run_table() {
    TextTable table({{"path", Align::left},
                     {"shown", Align::left},
                     {"tax"},
                     {"median"},
                     {"+- %"},
                     {"p95"},
                     {"min"},
                     {"upload"},
                     {"scene"},
                     {"transport"},
                     {"ui"},
                     {"swap"},
                     {"scene"},
                     {"transport"},
                     {"ui"},
                     {"blocked ms"},
                     {"copied"},
                     {"frames"},
                     {"ms"},
                     {"same"}});
    table.set_groups(
        {"", "", "", "frame ms", "", "", "", "CPU ms", "", "", "", "", "GPU ms", "", "", "", "", "late", "", ""});
    return table;
}

std::vector<std::string> table_row(const RunReport& run) {
    std::vector<std::string> cells{run.path, run.present, run.tax ? fmt::format("{:.2f}", *run.tax) : "-"};
    const Summary& frame = run.frame_ms;
    cells.push_back(ui::format_ms(frame.median));
    cells.push_back(fmt::format("{:.1f}{}", ci95_percent(frame), run.certain.value_or(true) ? "" : "!"));
    for (const double ms : {frame.p95, frame.min}) cells.push_back(ui::format_ms(ms));
    for (const Stage stage : cpu_stages) cells.push_back(ui::format_ms(run.cpu_ms[index_of(stage)]));
    for (const Stage stage : gpu_stages) {
        const std::optional<double>& ms = run.gpu_ms[index_of(stage)];
        cells.push_back(ms ? ui::format_ms(*ms) : "-");
    }
    cells.push_back(ui::format_ms(run.blocked_ms));
    cells.push_back(ui::format_bytes(run.bytes_copied).text());
    cells.push_back(std::to_string(run.latency_frames));
    cells.push_back(run.latency_ms ? ui::format_ms(*run.latency_ms) + (run.latency_verified.value_or(true) ? "" : "?")
                                   : "-");
    cells.push_back(run.identical          ? "yes"
                    : shows_the_scene(run) ? fmt::format("but {} px", run.differing_pixels)
                                           : "NO");
    return cells;
}

std::string profiler_text(const ProfilerCost& cost) {
    // Fewer pairs than six have no such interval: then it is their range.
    return fmt::format("  profiler: {:.1f} % of a frame of texture ({} {:.1f} to {:.1f} %)\n", cost.percent,
                       cost.pairs < 6 ? "range" : "95 % CI", cost.ci95.low, cost.ci95.high);
}

std::string uncertain_text(std::span<const RunReport> runs) {
    const bool all = std::all_of(runs.begin(), runs.end(), [](const RunReport& r) { return r.certain.value_or(true); });
    std::string text = all ? "" : "  !: the time limit came before the median was known as well as asked for\n";
    const bool seen =
        std::all_of(runs.begin(), runs.end(), [](const RunReport& r) { return r.latency_verified.value_or(true); });
    if (!seen) text += "  ?: the window's pixels changed in another frame than the pictures' age says\n";
    return text;
}

std::string parts_text(const PartsReport& parts) {
    const PartTimes& t = parts.times;
    std::string text =
        fmt::format("  measured apart: scene {:.2f} + read {:.2f} + upload {:.2f} + ui {:.2f} = {:.2f} ms\n",
                    t.scene_ms, t.read_ms, t.upload_ms, t.ui_ms, t.sum_ms());
    if (parts.cpu_over_sum) text += fmt::format("  cpu's frame is {:.3f} of that sum\n", *parts.cpu_over_sum);
    if (parts.pbo_blocked_over_cpu)
        text += fmt::format("  pbo blocks the CPU {:.3f} times as long as cpu does\n", *parts.pbo_blocked_over_cpu);
    return text;
}

/// The table of one case and what is said below it.
std::string case_text(const BenchReport& report, std::span<const RunReport> runs) {
    const RunReport& first = runs.front();
    std::string text =
        fmt::format("\n{}; {} a path\n", title_of(first.what), ui::format_counted(first.frames, "frame", "frames"));
    TextTable table = empty_run_table();
    for (const RunReport& run : runs) table.add_row(table_row(run));
    text += table.text() + uncertain_text(runs);
    for (const RunReport& run : runs) {
        if (!run.remark.empty()) text += fmt::format("  {}: {}\n", run.path, run.remark);
        if (run.slices > 0)
            text +=
                fmt::format("  {}: its thread took {:.2f} ms for the last picture, in {} slices of at most {:.2f} ms\n",
                            run.path, run.thread_ms, run.slices, run.longest_slice_ms);
    }
    for (const PartsReport& parts : report.parts) {
        if (same_case(parts.what, first.what)) text += parts_text(parts);
    }
    for (const ProfilerCost& cost : report.profiler_costs) {
        if (same_case(cost.what, first.what)) text += profiler_text(cost);
    }
    return text;
}

}  // namespace

std::string to_json(const BenchReport& report) {
    const MachineReport& machine = report.machine;
    Json json;
    json["machine"] = {{"renderer", machine.renderer},
                       {"version", machine.version},
                       {"cpu", machine.cpu},
                       {"date", machine.date},
                       {"build", machine.build}};
    json["runs"] = Json::array();
    for (const RunReport& run : report.runs) json["runs"].push_back(json_of(run));
    json["parts"] = Json::array();
    for (const PartsReport& parts : report.parts) json["parts"].push_back(json_of(parts));
    json["profiler_cost"] = Json::array();
    for (const ProfilerCost& cost : report.profiler_costs) json["profiler_cost"].push_back(json_of(cost));
    json["growth"] = Json::array();
    for (const Growth& growth : growths_of(report.runs)) json["growth"].push_back(json_of(growth));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_csv(const BenchReport& report) {
    std::string text = csv_names();
    for (const RunReport& run : report.runs) text += csv_line(run);
    return text;
}

std::string to_table(const BenchReport& report) {
    const MachineReport& machine = report.machine;
    std::string text = fmt::format("{}, OpenGL {}\n{}\n", machine.renderer, machine.version, machine.cpu);
    for (const std::span<const RunReport> runs : cases_of(report.runs)) text += case_text(report, runs);
    for (const Growth& growth : growths_of(report.runs)) text += growth_text(growth);
    return text;
}

}  // namespace vitrine::app
