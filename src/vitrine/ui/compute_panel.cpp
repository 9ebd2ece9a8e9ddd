#include <vitrine/ui/compute_panel.h>

#include <vitrine/base/statistics.h>
#include <vitrine/ui/theme.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace vitrine::ui {
namespace {

using compute::Costs;
using compute::Way;

void way_choice(const Look& look, compute::Queue& queue) {
    const std::optional<Way> asked = queue.asked_way();
    if (radio_row(look, "automatic", look.palette().accent, !asked,
                  {"The best way that works here", "compute.automatic"}))
        queue.set_way(std::nullopt);
    for (const compute::WayState& state : queue.ways()) {
        const std::string name(name_of(state.way));
        const std::string control = "compute." + name;
        if (radio_row(look, name.c_str(), way_color(look.palette(), state.way), asked == state.way,
                      {description_of(state.way), control}))
            queue.set_way(state.way);
    }
}

void state_lines(const Look& look, compute::Queue& queue) {
    const Way used = queue.way();
    const bool as_asked = !queue.asked_way() || *queue.asked_way() == used;
    const compute::WayState& state = queue.ways()[static_cast<std::size_t>(used)];
    paragraph(as_asked ? look.palette().text : look.palette().bad,
              "In use: " + std::string(name_of(used)) + ", " + queue.reason());
    paragraph(look.palette().muted, state.device);
    for (const compute::WayState& other : queue.ways()) {
        if (!other.works && other.way != queue.asked_way())
            paragraph(look.palette().muted, std::string(name_of(other.way)) + ": " + other.reason);
    }
}

struct Column {
    const char* title;
    const char* meaning;
};

constexpr std::array columns{
    Column{"Kernel", "The kernels of a frame, by their device's clock where it has one, ms"},
    Column{"Sync", "Handing arrays over between GL and kernels, ms of CPU time"},
    Column{"Copy", "Copying arrays, ms of CPU time"},
    Column{"Moved", "Bytes of arrays that were copied"},
    Column{"Frame", "From the beginning of one frame to that of the next, ms"},
};

void numbers_row(const Look& look, Way way, const WayNumbers& numbers, bool used) {
    const Palette& palette = look.palette();
    const Color color = used ? palette.text : palette.muted;
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    text(way_color(palette, way), name_of(way));
    tooltip(look, {"Of " + format_counted(numbers.frames, "frame", "frames"), {}});
    const auto moved = static_cast<std::uint64_t>(numbers.bytes_copied);
    for (const std::string& cell :
         {format_ms(numbers.kernel_ms), format_ms(numbers.sync_ms), format_ms(numbers.transfer_ms),
          format_bytes(moved).text(), format_ms(numbers.frame_ms)}) {
        ImGui::TableNextColumn();
        right_cell(color, cell);
    }
}

void table(const Look& look, const compute::Queue& queue, const WayHistory& history) {
    const ImGuiTableFlags flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoSavedSettings;
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2(look.px(4), look.px(2)));
    if (ImGui::BeginTable("ways", 1 + static_cast<int>(columns.size()), flags)) {
        ImGui::TableSetupColumn("Way", ImGuiTableColumnFlags_WidthStretch, 1.5F);
        for (const Column& column : columns)
            ImGui::TableSetupColumn(column.title, ImGuiTableColumnFlags_WidthStretch, 1.0F);
        ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
        ImGui::TableNextColumn();
        muted_text(look, "Median ms");
        tooltip(look, {"Of the last frames of each way", {}});
        for (const Column& column : columns) {
            ImGui::TableNextColumn();
            right_cell(look.palette().muted, column.title);
            tooltip(look, {column.meaning, {}});
        }
        for (const Way way : compute::all_ways) {
            const WayNumbers numbers = history.numbers(way);
            if (numbers.frames > 0) numbers_row(look, way, numbers, way == queue.way());
        }
        ImGui::EndTable();
    }
    ImGui::PopStyleVar();
}

void build_logs(const Look& look, const compute::Queue& queue) {
    for (const compute::BuildReport& report : queue.reports()) {
        if (report.log.empty()) continue;
        gap(look, 4);
        const Color color = report.built ? look.palette().muted : look.palette().bad;
        paragraph(color, report.kernel + " (" + std::string(name_of(report.way)) + ")" +
                             (report.built ? ", built:" : " does not build:"));
        paragraph(color, report.log);
    }
}

}  // namespace

void WayHistory::note(Way way, const Costs& costs, double frame_ms) {
    const Costs of_frame = costs - before_;
    before_ = costs;
    // The first frame of a way builds kernels and moves arrays.
    const bool changed = way != last_way_;
    last_way_ = way;
    if (of_frame.runs == 0 || changed) return;
    std::vector<Frame>& frames = frames_[static_cast<std::size_t>(way)];
    if (frames.size() == most_frames) frames.erase(frames.begin());
    frames.push_back({of_frame, frame_ms});
}

WayNumbers WayHistory::numbers(Way way) const {
    const std::vector<Frame>& frames = frames_[static_cast<std::size_t>(way)];
    const auto median = [&](auto number) {
        std::vector<double> values;
        for (const Frame& frame : frames) values.push_back(number(frame));
        return summarize(values).median;
    };
    if (frames.empty()) return {};
    return {.frames = frames.size(),
            .kernel_ms = median([](const Frame& frame) { return frame.costs.kernel_ms; }),
            .sync_ms = median([](const Frame& frame) { return frame.costs.sync_ms; }),
            .transfer_ms = median([](const Frame& frame) { return frame.costs.transfer_ms; }),
            .bytes_copied = median([](const Frame& frame) { return static_cast<double>(frame.costs.bytes_copied); }),
            .frame_ms = median([](const Frame& frame) { return frame.frame_ms; })};
}

void WayHistory::clear() {
    frames_ = {};
}

void compute_panel(const Look& look, compute::Queue& queue, const WayHistory& history) {
    way_choice(look, queue);
    gap(look, 4);
    state_lines(look, queue);
    gap(look, 4);
    bool pipelined = queue.pipelined();
    if (check(look, "Pipelined copies", pipelined,
              {"With cl-copy: show the run before, so that copying it overlaps the next", "compute.pipelined"}))
        queue.set_pipelined(pipelined);
    gap(look, 8);
    table(look, queue, history);
    build_logs(look, queue);
}

}  // namespace vitrine::ui
