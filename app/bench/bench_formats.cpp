#include "bench_csv.h"
#include "bench_growth.h"
#include "bench_report.h"
#include "bench_table.h"
#include "machine_json.h"

#include <app/text_table.h>

#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace vitrine::app {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const std::optional<double>& value) {
    return value ? Json(rounded(*value)) : Json(nullptr);
}

void add_case(Json& json, const CaseReport& what) {
    json["width"] = what.size.x;
    json["height"] = what.size.y;
    json["msaa"] = what.samples;
    json["viewports"] = what.viewports;
    json["scene"] = what.scene;
    json["triangles"] = what.triangles;
    json["left_out_triangles"] = what.left_out_triangles;
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
    for (const Stage stage : reported_cpu_stages)
        json["cpu_ms"][std::string(name_of(stage))] = rounded(run.cpu_ms[index_of(stage)]);
    for (const Stage stage : reported_gpu_stages)
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

std::string csv_names() {
    std::string line =
        "path,present,width,height,msaa,scene,triangles,points,viewports,frames,"
        "frame_median_ms,frame_p95_ms,frame_p99_ms,frame_min_ms,frame_ci95_low_ms,frame_ci95_high_ms,ci_reached";
    for (const Stage stage : reported_cpu_stages) line += fmt::format(",cpu_{}_ms", name_of(stage));
    for (const Stage stage : reported_gpu_stages) line += fmt::format(",gpu_{}_ms", name_of(stage));
    return line + ",blocked_ms,bytes_copied,latency_frames,latency_ms,ring_full,identical,tax\r\n";
}

std::string csv_line(const RunReport& run) {
    const CaseReport& what = run.what;
    std::string line =
        fmt::format("{},{},{},{},{},{},{},{},{},{}", run.path, run.present, what.size.x, what.size.y, what.samples,
                    csv_field(what.scene), what.triangles, what.points, what.viewports, run.frames);
    const Summary& frame = run.frame_ms;
    for (const double ms : {frame.median, frame.p95, frame.p99, frame.min, frame.ci95.low, frame.ci95.high})
        line += ',' + csv_number(ms);
    line += run.certain ? fmt::format(",{}", *run.certain) : ",";
    for (const Stage stage : reported_cpu_stages) line += ',' + csv_number(run.cpu_ms[index_of(stage)]);
    for (const Stage stage : reported_gpu_stages) line += ',' + csv_number(run.gpu_ms[index_of(stage)]);
    return line + fmt::format(",{},{},{},{},{},{},{}\r\n", csv_number(run.blocked_ms), run.bytes_copied,
                              run.latency_frames, csv_number(run.latency_ms), run.ring_full, run.identical,
                              csv_number(run.tax));
}

TextTable empty_run_table() {
    std::vector<TextTable::Column> columns;
    std::vector<std::string> groups;
    for (const BenchColumn& column : bench_columns()) {
        columns.push_back({column.title, column.is_text ? Align::left : Align::right});
        groups.emplace_back(column.group);
    }
    TextTable table(std::move(columns));
    table.set_groups(std::move(groups));
    return table;
}

/// The table of one case and what is said below it.
std::string case_text(const BenchReport& report, std::span<const RunReport> runs) {
    const RunReport& first = runs.front();
    std::string text =
        fmt::format("\n{}; {} a path\n", title_of(first.what), ui::format_counted(first.frames, "frame", "frames"));
    TextTable table = empty_run_table();
    for (const RunReport& run : runs) table.add_row(bench_cells(run));
    text += table.text();
    for (const std::string& note : bench_notes(report, runs)) text += "  " + note + '\n';
    return text;
}

}  // namespace

double rounded(double milliseconds) {
    return std::round(milliseconds * 1e4) / 1e4;
}

nlohmann::ordered_json json_of(const MachineReport& machine) {
    return {{"renderer", machine.renderer},
            {"version", machine.version},
            {"cpu", machine.cpu},
            {"date", machine.date},
            {"build", machine.build}};
}

std::string to_json(const BenchReport& report) {
    Json json;
    json["machine"] = json_of(report.machine);
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
