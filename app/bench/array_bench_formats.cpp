#include "array_bench.h"
#include "machine_json.h"

#include <app/text_table.h>

#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>
#include <nlohmann/json.hpp>

#include <span>

namespace vitrine::app {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const gpu::UploadCosts::Line& line) {
    return {{"call_ns", line.call_ns}, {"byte_ns", line.byte_ns}, {"break_even_bytes", line.break_even_bytes()}};
}

Json json_of(const ArrayRun& run) {
    return {{"trace", run.trace},
            {"policy", name_of(run.policy)},
            {"strategy", name_of(run.strategy)},
            {"touched_bytes", run.touched_bytes},
            {"sent_bytes", run.sent_bytes},
            {"calls", run.calls},
            {"mark_ms", run.mark_ms},
            {"edit_ms", run.edit_ms},
            {"upload_ms", run.upload_ms},
            {"total_ms", run.total_ms()},
            {"identical", run.identical}};
}

std::string milliseconds(double ms) {
    return fmt::format("{:.4f}", ms);
}

std::string table_of(std::span<const ArrayRun> runs) {
    TextTable table({{"policy", Align::left},
                     {"strategy", Align::left},
                     {"sent bytes"},
                     {"calls"},
                     {"edit ms"},
                     {"mark ms"},
                     {"upload ms"},
                     {"mark + upload"},
                     {"identical"}});
    for (const ArrayRun& run : runs)
        table.add_row({std::string(name_of(run.policy)), std::string(name_of(run.strategy)),
                       ui::format_count(run.sent_bytes), ui::format_count(run.calls), milliseconds(run.edit_ms),
                       milliseconds(run.mark_ms), milliseconds(run.upload_ms), milliseconds(run.total_ms()),
                       run.identical ? "yes" : "NO"});
    return fmt::format("\n{}: {} bytes change\n{}", runs.front().trace, ui::format_count(runs.front().touched_bytes),
                       table.text());
}

}  // namespace

std::string to_json(const ArrayReport& report) {
    Json json;
    json["report"] = "vitrine arrays";
    json["machine"] = json_of(report.machine);
    json["elements"] = report.elements;
    json["repetitions"] = report.repetitions;
    json["memcpy_ms"] = report.memcpy_ms;
    json["costs"] = {{"source", report.costs.source},
                     {"sub_data", json_of(report.costs.sub_data)},
                     {"staging", json_of(report.costs.staging)},
                     {"replace", json_of(report.costs.replace)}};
    for (const ArrayRun& run : report.runs) json["runs"].push_back(json_of(run));
    return json.dump(2) + '\n';
}

std::string to_table(const ArrayReport& report) {
    std::string text = fmt::format(
        "{} ({})\n{} elements of {} bytes; medians of {}; memcpy of all {} ms\n"
        "costs ({}): a call and a byte by sub_data {:.0f} and {:.3f} ns, staging {:.0f} and {:.3f}, replace {:.0f} and "
        "{:.3f}\nmark: the edit without its writes; the policy single is glumpy's rule\n",
        report.machine.renderer, report.machine.cpu, ui::format_count(report.elements), 20, report.repetitions,
        milliseconds(report.memcpy_ms), report.costs.source, report.costs.sub_data.call_ns,
        report.costs.sub_data.byte_ns, report.costs.staging.call_ns, report.costs.staging.byte_ns,
        report.costs.replace.call_ns, report.costs.replace.byte_ns);
    for (std::span<const ArrayRun> rest(report.runs); !rest.empty();) {
        std::size_t count = 1;
        while (count < rest.size() && rest[count].trace == rest.front().trace) ++count;
        text += table_of(rest.first(count));
        rest = rest.subspan(count);
    }
    return text;
}

}  // namespace vitrine::app
