#include "bench_csv.h"
#include "compute_bench.h"
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

Json json_of(const Summary& summary) {
    return {{"median", rounded(summary.median)},
            {"p95", rounded(summary.p95)},
            {"min", rounded(summary.min)},
            {"ci95", {rounded(summary.ci95.low), rounded(summary.ci95.high)}}};
}

Json json_of(const ComputeCheck& check) {
    return {{"numbers", check.numbers},
            {"error", std::isfinite(check.error) ? Json(check.error) : Json(nullptr)},
            {"tolerance", check.tolerance},
            {"differing_pixels", check.differing_pixels},
            {"fault", check.fault.empty() ? Json(nullptr) : Json(check.fault)}};
}

Json json_of(const ComputeRun& run) {
    Json json{{"way", name_of(run)},
              {"device", run.device.empty() ? Json(nullptr) : Json(run.device)},
              {"problem", run.problem.empty() ? Json(nullptr) : Json(run.problem)},
              {"frames", run.frames}};
    if (run.frames == 0) return json;
    json["end_to_end_ms"] = json_of(run.end_to_end_ms);
    for (const ComputeStage stage : all_compute_stages)
        json[std::string(name_of(stage)) + "_ms"] = json_of(run.stage(stage));
    json["bytes_copied"] = run.bytes_copied;
    json["over_static_ms"] = run.over_static_ms ? json_of(*run.over_static_ms) : Json(nullptr);
    json["check"] = run.check ? json_of(*run.check) : Json(nullptr);
    return json;
}

Json json_of(const ComputeCase& measured) {
    Json json{{"demo", measured.demo},
              {"count", measured.count},
              {"left_out", measured.left_out.empty() ? Json(nullptr) : Json(measured.left_out)},
              {"runs", Json::array()}};
    for (const ComputeRun& run : measured.runs) json["runs"].push_back(json_of(run));
    json["mapped_over_copy"] = nullptr;
    if (const auto& more = measured.mapped_over_copy)
        json["mapped_over_copy"] = {{"end_to_end_ms", json_of(more->end_to_end_ms)},
                                    {"undrawn_ms", json_of(more->undrawn_ms)}};
    return json;
}

std::optional<double> median_of(const std::optional<Summary>& summary) {
    return summary ? std::optional(summary->median) : std::nullopt;
}

std::string csv_names() {
    std::string line =
        "demo,count,way,device,problem,frames,end_to_end_ms,end_to_end_p95_ms,end_to_end_ci95_low_ms,"
        "end_to_end_ci95_high_ms";
    for (const ComputeStage stage : all_compute_stages) line += fmt::format(",{}_ms", name_of(stage));
    return line + ",bytes_copied,over_static_ms,numbers,error,differing_pixels,fault\r\n";
}

std::string csv_measured(const ComputeRun& run) {
    const Summary& whole = run.end_to_end_ms;
    std::string cells;
    for (const double ms : {whole.median, whole.p95, whole.ci95.low, whole.ci95.high}) cells += ',' + csv_number(ms);
    for (const Summary& stage : run.stages) cells += ',' + csv_number(stage.median);
    cells += fmt::format(",{},{}", run.bytes_copied, csv_number(median_of(run.over_static_ms)));
    if (!run.check) return cells + ",,,,";
    return cells + fmt::format(",{},{:.3g},{},{}", run.check->numbers, run.check->error, run.check->differing_pixels,
                               csv_field(run.check->fault));
}

std::string csv_line(const ComputeCase& measured, const ComputeRun& run) {
    const std::string begin = fmt::format("{},{},{},{},{},{}", measured.demo, measured.count, name_of(run),
                                          csv_field(run.device), csv_field(run.problem), run.frames);
    constexpr std::size_t measured_fields = 4 + all_compute_stages.size() + 2 + 4;
    return begin + (run.frames > 0 ? csv_measured(run) : std::string(measured_fields, ',')) + "\r\n";
}

TextTable empty_table() {
    TextTable table({{"way", Align::left},
                     {"median"},
                     {"+- %"},
                     {"p95"},
                     {"kernel"},
                     {"sync"},
                     {"transfer"},
                     {"draw"},
                     {"rest"},
                     {"static"},
                     {"copied"},
                     {"same", Align::left}});
    table.set_groups({"", "end to end, ms", "", "", "of that, ms", "", "", "", "", "over", "", ""});
    return table;
}

std::string same_text(const ComputeRun& run) {
    if (!run.check) return "-";
    return run.check->fault.empty() ? fmt::format("{:.0e}", run.check->error) : "NO";
}

std::vector<std::string> cells_of(const ComputeRun& run) {
    std::vector<std::string> cells{name_of(run)};
    if (run.frames == 0) {
        cells.resize(12, "-");
        return cells;
    }
    cells.push_back(ui::format_ms(run.end_to_end_ms.median));
    cells.push_back(fmt::format("{:.1f}", ci95_percent(run.end_to_end_ms)));
    cells.push_back(ui::format_ms(run.end_to_end_ms.p95));
    for (const Summary& stage : run.stages) cells.push_back(ui::format_ms(stage.median));
    cells.push_back(run.over_static_ms ? ui::format_ms(run.over_static_ms->median) : "-");
    cells.push_back(ui::format_bytes(run.bytes_copied).text());
    cells.push_back(same_text(run));
    return cells;
}

std::string more_text(const Summary& more) {
    return fmt::format("{:.2f} ms {} (95 % CI {:.2f} to {:.2f})", std::abs(more.median),
                       more.median > 0 ? "more" : "less", more.ci95.low, more.ci95.high);
}

std::string notes_of(const ComputeCase& measured) {
    std::string notes;
    for (const ComputeRun& run : measured.runs) {
        if (!run.problem.empty()) notes += fmt::format("  {}: {}\n", name_of(run), run.problem);
        if (run.check && !run.check->fault.empty()) notes += fmt::format("  {}: {}\n", name_of(run), run.check->fault);
    }
    if (const auto& more = measured.mapped_over_copy)
        notes += fmt::format("  cl-mapped takes {} than cl-copy; without the draw {}\n", more_text(more->end_to_end_ms),
                             more_text(more->undrawn_ms));
    return notes;
}

std::string case_text(const ComputeCase& measured) {
    std::string text = fmt::format("\n{}, {} items", measured.demo, ui::format_count(measured.count));
    if (!measured.left_out.empty()) return text + ": left out: " + measured.left_out + '\n';
    std::size_t frames = 0;
    TextTable table = empty_table();
    for (const ComputeRun& run : measured.runs) {
        frames = std::max(frames, run.frames);
        table.add_row(cells_of(run));
    }
    return text + fmt::format("; {} a way\n", ui::format_counted(frames, "frame", "frames")) + table.text() +
           notes_of(measured);
}

}  // namespace

std::string to_json(const ComputeReport& report) {
    Json json;
    json["report"] = "vitrine compute";
    json["machine"] = json_of(report.machine);
    json["opencl"] = report.opencl;
    json["width"] = report.size.x;
    json["height"] = report.size.y;
    json["frames"] = report.frames;
    json["time_limit_seconds"] = report.time_limit_seconds;
    json["cases"] = Json::array();
    for (const ComputeCase& measured : report.cases) json["cases"].push_back(json_of(measured));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string to_csv(const ComputeReport& report) {
    std::string text = csv_names();
    for (const ComputeCase& measured : report.cases) {
        for (const ComputeRun& run : measured.runs) text += csv_line(measured, run);
    }
    return text;
}

std::string to_table(const ComputeReport& report) {
    std::string text = fmt::format("{}, OpenGL {}\n", report.machine.renderer, report.machine.version);
    for (const std::string& device : report.opencl) text += "OpenCL: " + device + '\n';
    text += fmt::format(
        "{}\n{}x{} pixels; static: drawn without any kernel; same: how far the numbers are from the "
        "first way's\n",
        report.machine.cpu, report.size.x, report.size.y);
    for (const ComputeCase& measured : report.cases) text += case_text(measured);
    return text;
}

}  // namespace vitrine::app
