#include <vitrine/ui/timings_panel.h>

#include <vitrine/ui/format.h>
#include <vitrine/ui/histogram_plot.h>
#include <vitrine/ui/marks.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine::ui {
namespace {

constexpr float name_width = 112;
constexpr float short_name_width = 84;
constexpr float number_width = 60;
constexpr float parting = 20;  ///< between table and plot
constexpr float least_plot_width = 160;
constexpr float least_plot_height = 72;
constexpr float kinds_room = 180;  ///< of the plot's switches
constexpr float axes_room = 136;

/// The numbers of a stage, as they stand from left to right.
enum class Number { cpu, cpu_p95, gpu, gpu_p95 };

/// Which of them are shown in so many columns.
std::span<const Number> numbers_in(std::size_t columns) {
    static constexpr std::array all{Number::cpu, Number::cpu_p95, Number::gpu, Number::gpu_p95};
    static constexpr std::array medians{Number::cpu, Number::gpu};
    return columns == all.size() ? std::span<const Number>(all) : std::span<const Number>(medians).first(columns);
}

bool is_median(Number number) {
    return number == Number::cpu || number == Number::gpu;
}

std::string_view title_of(Number number) {
    if (number == Number::cpu) return "CPU ms";
    return number == Number::gpu ? "GPU ms" : "p95";
}

/// The panel's table and what it needs to know to draw a row.
struct Table {
    const Look& look;
    TimingsParts parts;
    std::span<const FrameCost> frames;

    const Palette& palette() const { return look.palette(); }
};

/// A cell's text ends where the column of numbers ends.
void number_cell(const Table& table, std::size_t column, const Color& color, std::string_view number) {
    const float columns = static_cast<float>(column + 1);
    const float right = ImGui::GetCursorStartPos().x + table.look.px(table.parts.name + number_width * columns);
    continue_at(right - ImGui::CalcTextSize(number.data(), number.data() + number.size()).x);
    text(color, number);
}

void number_cells(const Table& table, const Summary& cpu, const std::optional<Summary>& gpu) {
    std::size_t column = 0;
    for (const Number number : numbers_in(table.parts.numbers)) {
        const bool of_cpu = number == Number::cpu || number == Number::cpu_p95;
        const std::optional<Summary> summary = of_cpu ? cpu : gpu;
        const Color color = is_median(number) ? table.palette().text : table.palette().muted;
        if (summary) {
            const double ms = is_median(number) ? summary->median : summary->p95;
            number_cell(table, column, color, summary->count == 0 ? "–" : format_ms(ms));
        }
        ++column;
    }
}

/// A row's first cell, with what it means under the pointer; the text stands `indent` to the right, at scale 1. True
/// when it was clicked.
bool name_cell(const Table& table, float indent, const Color& color, const std::string& name,
               std::string_view meaning) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool pressed =
        ImGui::InvisibleButton(name.c_str(), {table.look.px(table.parts.name), ImGui::GetTextLineHeight()});
    tooltip(table.look, {meaning, {}});
    ImGui::GetWindowDrawList()->AddText({at.x + table.look.px(indent), at.y}, ink(color), name.c_str());
    return pressed;
}

/// Names the columns, and says in the place of the stages' name how many frames the numbers are of.
void header_row(const Table& table) {
    name_cell(table, 0, table.palette().muted, "of " + format_counted(table.frames.size(), "frame", "frames"),
              "Those of the last 240 frames in which the path in use drew the scene");
    std::size_t column = 0;
    for (const Number number : numbers_in(table.parts.numbers))
        number_cell(table, column++, table.palette().muted, title_of(number));
}

std::string_view meaning_of(Stage stage) {
    static constexpr std::array<std::string_view, stage_count> meanings{
        "Handling window events",
        "Moving a scene that is computed, and running its kernels",
        "Sending changed arrays to the GPU, just before they are drawn",
        "Drawing the scene into its target",
        "Bringing the drawn picture to where the user interface shows it: what the render path costs",
        "Building and drawing the user interface",
        "Handing the frame to the window; with vsync it waits here for the monitor",
    };
    return meanings[static_cast<std::size_t>(stage)];
}

/// True when it was clicked.
bool stage_row(const Table& table, Stage stage, const Color& color, bool chosen) {
    const Look& look = table.look;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float line = ImGui::GetTextLineHeight();
    const float edge = look.px(8);
    const float top = at.y + std::ceil((line - edge) / 2) + look.px(0.5F);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 low(at.x - look.px(6), at.y - look.px(1));
    const ImVec2 high(at.x + look.px(table.parts.table) + look.px(6), at.y + line + look.px(2));
    if (chosen || ImGui::IsMouseHoveringRect(low, {at.x + look.px(table.parts.name), high.y}))
        list.AddRectFilled(low, high, ink(chosen ? table.palette().selected : table.palette().raised), look.px(3));
    list.AddRectFilled({at.x, top}, {at.x + edge, top + edge}, ink(color), look.px(2));
    const bool pressed = name_cell(table, 16, table.palette().text, std::string(name_of(stage)), meaning_of(stage));
    number_cells(table, cpu_summary(table.frames, stage), gpu_summary(table.frames, stage));
    return pressed;
}

/// A stage that is clicked is plotted alone, clicked again with the others.
void choose(PlotSubject& subject, Stage stage) {
    subject.stage = subject.stage == stage ? std::nullopt : std::optional(stage);
    if (subject.kind == PlotKind::frame) subject.kind = PlotKind::cpu;
}

void stage_table(const Table& table, const std::optional<paths::PathKind>& path, PlotSubject& subject) {
    const Look& look = table.look;
    const Palette& palette = look.palette();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(look.px(8), look.px(4)));
    header_row(table);
    for (const Stage stage : all_stages) {
        if (stage_row(table, stage, plot_color(palette, stage, path), subject.stage == stage)) choose(subject, stage);
    }
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine({at.x, at.y}, {at.x + look.px(table.parts.table), at.y}, ink(palette.border),
                                        look.px(1));
    gap(look, 8);
    heading(look, "frame");
    number_cells(table, frame_summary(table.frames), std::nullopt);
    ImGui::PopStyleVar();
}

void plot_header(const Look& look, TimingsPanelState& state) {
    static constexpr std::array kinds{
        Choice{"Frame", {"Wall time of each frame, in the colour of the path that drew it", {}}},
        Choice{"CPU", {"CPU time of each stage, stacked, or of the one that is chosen in the table", {}}},
        Choice{"GPU", {"GPU time of each stage, or of the one that is chosen; it arrives some frames later", {}}},
    };
    static constexpr std::array axes{
        Choice{"Time", {"Frame after frame, the newest to the right", {}}},
        Choice{"Histogram", {"How many frames took how long", {}}},
    };
    const float room = ImGui::GetContentRegionAvail().x;
    const float kinds_width = std::min(look.px(kinds_room), room);
    const bool has_axes = room >= look.px(kinds_room + axes_room + 8);
    const float width = kinds_width + (has_axes ? look.px(axes_room + 8) : 0);
    const std::string caption = state.subject.stage
                                    ? std::string(name_of(*state.subject.stage)) + ", ms"
                                    : std::string(state.histogram ? "Frames by ms" : "Last 240 frames, ms");
    if (room > width + ImGui::CalcTextSize(caption.c_str()).x + look.px(8)) {
        ImGui::AlignTextToFramePadding();
        muted_text(look, caption);
        ImGui::SameLine();
    }
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - width);
    if (has_axes) {
        int axis = state.histogram ? 1 : 0;
        if (segmented(look, "plot axis", axes, axis, look.px(axes_room))) state.histogram = axis == 1;
        ImGui::SameLine(0, look.px(8));
    }
    int kind = static_cast<int>(state.subject.kind);
    if (segmented(look, "plot kind", kinds, kind, kinds_width)) state.subject.kind = static_cast<PlotKind>(kind);
    if (state.subject.kind == PlotKind::frame) state.subject.stage.reset();
}

}  // namespace

TimingsParts timings_parts(float room) {
    const auto table = [](float name, std::size_t numbers) {
        return TimingsParts{numbers, name, name + number_width * static_cast<float>(numbers), 0};
    };
    for (const std::size_t numbers : {4, 2}) {
        TimingsParts parts = table(name_width, numbers);
        parts.plot = room - parts.table - parting;
        if (parts.plot >= least_plot_width) return parts;
    }
    for (const std::size_t numbers : {4, 2}) {
        if (room >= table(name_width, numbers).table) return table(name_width, numbers);
    }
    const TimingsParts small = table(short_name_width, 2);
    return room >= small.table ? small : table(short_name_width, 1);
}

void timings_panel(const Look& look, const FrameTimings& timings, const PathHistory& paths, TimingsPanelState& state) {
    const TimingsParts parts = timings_parts(ImGui::GetContentRegionAvail().x / look.scale);
    const std::vector<FrameCost> frames = drawn_frames(timings, paths);
    ImGui::BeginGroup();
    stage_table({look, parts, frames}, paths.at(timings.frame_number()), state.subject);
    ImGui::EndGroup();
    // The plot stands beside the table, or below it in a narrow panel.
    if (parts.plot > 0)
        continue_at(look.px(parts.table + parting) + ImGui::GetCursorStartPos().x);
    else
        gap(look, 8);
    if (ImGui::GetContentRegionAvail().y < look.px(least_plot_height)) return;
    ImGui::BeginGroup();
    plot_header(look, state);
    const ImVec2 rest = ImGui::GetContentRegionAvail();
    const auto plot = state.histogram ? histogram_plot : frame_plot;
    plot(look, "plot", timings, paths, state.subject, rest.x, rest.y);
    ImGui::EndGroup();
}

}  // namespace vitrine::ui
