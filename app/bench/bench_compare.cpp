#include "bench_compare.h"

#include "bench_report.h"

#include <app/text_table.h>

#include <vitrine/base/error.h>
#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <string_view>

namespace vitrine::app {
namespace {

using Json = nlohmann::json;

/// The library's messages without its own numbers and functions.
std::string problem_of(const Json::exception& error) {
    constexpr std::string_view no_object = "cannot use at() with ";
    const std::string text = error.what();
    const std::size_t end = text.find("] ");
    std::string problem = end == std::string::npos ? text : text.substr(end + 2);
    if (problem.starts_with(no_object)) problem.replace(0, no_object.size(), "expected an object, found ");
    return "is not a report of vitrine bench: " + problem;
}

StoredRun run_of(const Json& json) {
    StoredRun run;
    run.path = json.at("path").get<std::string>();
    run.present = json.value("present", "");
    run.size = {json.at("width").get<int>(), json.at("height").get<int>()};
    run.samples = json.at("msaa").get<int>();
    run.viewports = json.value("viewports", 1);
    run.scene = json.at("scene").get<std::string>();
    const Json& frame = json.at("frame_ms");
    run.median_ms = frame.at("median").get<double>();
    if (frame.contains("ci95")) run.ci95 = {frame.at("ci95").at(0).get<double>(), frame.at("ci95").at(1).get<double>()};
    return run;
}

StoredReport report_of(const std::filesystem::path& file, const Json& json) {
    if (json.is_object() && json.contains("elements"))
        throw FileError(file, "is a report of --arrays, expected one of render paths");
    if (json.is_object() && json.contains("cases"))
        throw FileError(file, "is a report of --compute, expected one of render paths");
    StoredReport report{.file = file,
                        .renderer = json.at("machine").at("renderer").get<std::string>(),
                        .date = json.at("machine").at("date").get<std::string>(),
                        .runs = {}};
    for (const Json& run : json.at("runs")) {
        report.runs.push_back(run_of(run));
        if (!(report.runs.back().median_ms > 0))
            throw FileError(file, "the median of " + report.runs.back().name() + " is not above 0");
    }
    return report;
}

const char* verdict(const StoredRun& before, const StoredRun& after) {
    if (!before.ci95 || !after.ci95) return "no interval";
    if (overlap(*before.ci95, *after.ci95)) return "noise";
    return after.median_ms < before.median_ms ? "faster" : "slower";
}

std::string samples(const StoredRun& run) {
    return ui::format_counted(static_cast<std::uint64_t>(run.samples), "sample", "samples");
}

std::string interval_text(const StoredRun& run) {
    return run.ci95 ? ui::format_ms(run.ci95->low) + " to " + ui::format_ms(run.ci95->high) : "-";
}

void add_pair(TextTable& table, const StoredRun& before, const StoredRun& after) {
    table.add_row({before.path, before.present, fmt::format("{}x{}", before.size.x, before.size.y),
                   std::to_string(before.viewports), std::to_string(before.samples), before.scene,
                   ui::format_ms(before.median_ms), interval_text(before), ui::format_ms(after.median_ms),
                   interval_text(after), fmt::format("{:.3f}", after.median_ms / before.median_ms),
                   verdict(before, after)});
}

std::string head_text(const StoredReport& report, const char* name) {
    return fmt::format("{}: {}, {}, {}\n", name, report.file.string(), report.renderer, report.date);
}

std::string left_text(const StoredReport& report, const std::vector<StoredRun>& left) {
    std::string text;
    for (const StoredRun& run : left) text += fmt::format("only in {}: {}\n", report.file.string(), run.name());
    return text;
}

TextTable empty_table() {
    return TextTable({{"path", Align::left},
                      {"shown", Align::left},
                      {"size"},
                      {"views"},
                      {"msaa"},
                      {"scene", Align::left},
                      {"before ms"},
                      {"95 % CI"},
                      {"after ms"},
                      {"95 % CI"},
                      {"after/before"},
                      {"change", Align::left}});
}

}  // namespace

bool StoredRun::matches(const StoredRun& other) const {
    return path == other.path && present == other.present && size == other.size && samples == other.samples &&
           viewports == other.viewports && scene == other.scene;
}

std::string StoredRun::name() const {
    return fmt::format("{}{}, {}x{}{}, {}, {}", path, present.empty() ? "" : " " + present, size.x, size.y,
                       viewports_text(viewports), app::samples(*this), scene);
}

StoredReport read_report(const std::filesystem::path& file) {
    if (std::filesystem::is_directory(file)) throw FileError(file, "is a folder, expected a report");
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw FileError(file, "cannot be read");
    try {
        return report_of(file, Json::parse(stream));
    } catch (const Json::parse_error& error) {
        throw FileError(file, FilePlace::at_byte(error.byte), "is not a report of vitrine bench: expected JSON");
    } catch (const Json::exception& error) {
        throw FileError(file, problem_of(error));
    }
}

std::string comparison_text(const StoredReport& before, const StoredReport& after) {
    TextTable table = empty_table();
    std::vector<StoredRun> only_before;
    std::vector<StoredRun> left = after.runs;
    for (const StoredRun& run : before.runs) {
        const auto same = std::find_if(left.begin(), left.end(), [&](const StoredRun& r) { return r.matches(run); });
        if (same == left.end()) {
            only_before.push_back(run);
            continue;
        }
        add_pair(table, run, *same);
        left.erase(same);
    }
    const bool none = only_before.size() == before.runs.size();
    return head_text(before, "before") + head_text(after, "after") + "\n" +
           (none ? "no run is in both\n"
                 : table.text() + "noise: the 95 % confidence intervals of the medians overlap\n") +
           left_text(before, only_before) + left_text(after, left);
}

}  // namespace vitrine::app
