#include <vitrine/ui/timings_panel.h>

#include <vitrine/ui/format.h>
#include <vitrine/ui/marks.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>

#include <array>
#include <cmath>
#include <span>
#include <string>
#include <vector>

namespace vitrine::ui {
namespace {

constexpr float table_width = 372;
constexpr float name_width = 112;
constexpr float number_width = 60;
constexpr float least_plot_width = 240;
constexpr float least_plot_height = 88;

/// A cell's text ends where the column of numbers ends.
void number_cell(const Look& look, int column, const Color& color, const std::string& number) {
    const float columns = static_cast<float>(column + 1);
    const float right = ImGui::GetCursorStartPos().x + look.px(name_width + number_width * columns);
    continue_at(right - ImGui::CalcTextSize(number.c_str()).x);
    text(color, number);
}

std::string ms_or_dash(const Summary& summary, double value) {
    return summary.count == 0 ? "–" : format_ms(value);
}

void number_cells(const Look& look, const Summary& cpu, const Summary& gpu) {
    const Palette& palette = look.palette();
    number_cell(look, 0, palette.text, ms_or_dash(cpu, cpu.median));
    number_cell(look, 1, palette.muted, ms_or_dash(cpu, cpu.p95));
    number_cell(look, 2, palette.text, ms_or_dash(gpu, gpu.median));
    number_cell(look, 3, palette.muted, ms_or_dash(gpu, gpu.p95));
}

/// A row's first cell, with what it means under the pointer; the text stands `indent` to the right, at scale 1.
void name_cell(const Look& look, float indent, const Color& color, const std::string& name, std::string_view meaning) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton(name.c_str(), {look.px(name_width), ImGui::GetTextLineHeight()});
    tooltip(look, {meaning, {}});
    ImGui::GetWindowDrawList()->AddText({at.x + look.px(indent), at.y}, ink(color), name.c_str());
}

/// Names the columns, and says in the place of the stages' name how many frames the numbers are of.
void header_row(const Look& look, std::size_t frames) {
    const Palette& palette = look.palette();
    name_cell(look, 0, palette.muted, "of " + format_counted(frames, "frame", "frames"),
              "Those of the last 240 frames in which the path in use drew the scene");
    number_cell(look, 0, palette.muted, "CPU ms");
    number_cell(look, 1, palette.muted, "p95");
    number_cell(look, 2, palette.muted, "GPU ms");
    number_cell(look, 3, palette.muted, "p95");
}

std::string_view meaning_of(Stage stage) {
    static constexpr std::array<std::string_view, stage_count> meanings{
        "Handling window events",
        "Sending changed arrays to the GPU, just before they are drawn",
        "Drawing the scene into its target",
        "Bringing the drawn picture to where the user interface shows it: what the render path costs",
        "Building and drawing the user interface",
        "Handing the frame to the window; with vsync it waits here for the monitor",
    };
    return meanings[static_cast<std::size_t>(stage)];
}

void stage_row(const Look& look, std::span<const FrameCost> frames, Stage stage, const Color& color) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float line = ImGui::GetTextLineHeight();
    const float edge = look.px(8);
    const float top = at.y + std::ceil((line - edge) / 2) + look.px(0.5F);
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, top}, {at.x + edge, top + edge}, ink(color), look.px(2));
    name_cell(look, 16, look.palette().text, std::string(name_of(stage)), meaning_of(stage));
    number_cells(look, cpu_summary(frames, stage), gpu_summary(frames, stage));
}

void stage_table(const Look& look, const FrameTimings& timings, const PathHistory& paths) {
    const Palette& palette = look.palette();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(look.px(8), look.px(4)));
    const std::vector<FrameCost> frames = drawn_frames(timings, paths);
    header_row(look, frames.size());
    const std::optional<paths::PathKind> path = paths.at(timings.frame_number());
    for (const Stage stage : all_stages) {
        const bool colored = stage == Stage::transport && path;
        stage_row(look, frames, stage, colored ? path_color(palette, *path) : stage_color(palette, stage));
    }
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine({at.x, at.y}, {at.x + look.px(name_width + 4 * number_width), at.y},
                                        ink(palette.border), look.px(1));
    gap(look, 8);
    heading(look, "frame");
    const Summary frame = frame_summary(frames);
    number_cell(look, 0, palette.text, ms_or_dash(frame, frame.median));
    number_cell(look, 1, palette.muted, ms_or_dash(frame, frame.p95));
    ImGui::PopStyleVar();
}

void plot_header(const Look& look, TimingsPanelState& state) {
    static constexpr std::array choices{
        Choice{"Frame", {"Wall time of each frame, in the colour of the path that drew it", {}}},
        Choice{"CPU", {"CPU time of each stage, stacked; transport in the colour of its path", {}}},
        Choice{"GPU", {"GPU time of each stage, stacked; it arrives some frames later", {}}},
    };
    ImGui::AlignTextToFramePadding();
    muted_text(look, "Last 240 frames, ms");
    ImGui::SameLine();
    const float width = look.px(192);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - width);
    int chosen = static_cast<int>(state.plot);
    if (segmented(look, "plot kind", choices, chosen, width)) state.plot = static_cast<PlotKind>(chosen);
}

}  // namespace

void timings_panel(const Look& look, const FrameTimings& timings, const PathHistory& paths, TimingsPanelState& state) {
    const float room = ImGui::GetContentRegionAvail().x;
    ImGui::BeginGroup();
    stage_table(look, timings, paths);
    ImGui::EndGroup();
    // The plot stands beside the table, or below it in a narrow panel.
    if (room > look.px(table_width + least_plot_width))
        continue_at(look.px(table_width) + ImGui::GetCursorStartPos().x);
    else
        gap(look, 8);
    if (ImGui::GetContentRegionAvail().y < look.px(least_plot_height)) return;
    ImGui::BeginGroup();
    plot_header(look, state);
    const ImVec2 rest = ImGui::GetContentRegionAvail();
    frame_plot(look, "plot", timings, paths, state.plot, rest.x, rest.y);
    ImGui::EndGroup();
}

}  // namespace vitrine::ui
