#include "compare_results.h"

#include <app/bench/bench_chart.h>
#include <app/bench/bench_table.h>
#include <app/bench/chart_page.h>

#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/text.h>

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

namespace vitrine::app {
namespace {

constexpr float cell_padding_x = 8;
constexpr float cell_padding_y = 3;
constexpr int heading_rows = 2;

using Cells = std::vector<std::vector<std::string>>;  ///< of each run

std::vector<float> widths_of(const Cells& cells) {
    std::vector<float> widths;
    const auto width = [](const std::string& text) { return ImGui::CalcTextSize(text.c_str()).x; };
    for (std::size_t i = 0; i < bench_columns().size(); ++i) {
        const BenchColumn& column = bench_columns()[i];
        float widest = std::max(width(column.title), width(column.group));
        for (const std::vector<std::string>& row : cells) widest = std::max(widest, width(row[i]));
        widths.push_back(std::ceil(widest) + 1);
    }
    return widths;
}

/// The current cell; all of it says under the pointer what its column is.
void cell(const ui::Look& look, const BenchColumn& column, const ui::Color& color, const std::string& text) {
    const ImVec2 start = ImGui::GetCursorPos();
    ImGui::InvisibleButton("cell", {std::max(1.0F, ImGui::GetContentRegionAvail().x), ImGui::GetTextLineHeight()});
    ui::tooltip(look, {column.help, {}});
    ImGui::SetCursorPos(start);
    if (column.is_text)
        ui::text(color, text);
    else
        ui::right_text(color, text);
}

/// A row of texts, one for each column.
template <class ColorOf, class TextOf>
void row(const ui::Look& look, int id, ImGuiTableRowFlags flags, ColorOf color_of, TextOf text_of) {
    ImGui::TableNextRow(flags);
    for (int i = 0; i < static_cast<int>(bench_columns().size()); ++i) {
        const auto index = static_cast<std::size_t>(i);
        ImGui::TableSetColumnIndex(i);
        ImGui::PushID(id);
        ImGui::PushID(i);
        cell(look, bench_columns()[index], color_of(index), text_of(index));
        ImGui::PopID();
        ImGui::PopID();
    }
}

void headings(const ui::Look& look) {
    const auto muted = [&](std::size_t) { return look.palette().muted; };
    row(look, -2, ImGuiTableRowFlags_Headers, muted, [](std::size_t i) { return bench_columns()[i].group; });
    row(look, -1, ImGuiTableRowFlags_Headers, muted, [](std::size_t i) { return bench_columns()[i].title; });
}

void run_row(const ui::Look& look, int id, const RunReport& run, const std::vector<std::string>& cells) {
    const ui::Palette& palette = look.palette();
    const auto color_of = [&](std::size_t i) {
        if (i == 0) return ui::path_color(palette, paths::path_kind_named(run.path));
        return i + 1 == cells.size() && !shows_the_scene(run) ? palette.bad : palette.text;
    };
    row(look, id, ImGuiTableRowFlags_None, color_of, [&](std::size_t i) { return cells[i]; });
}

void table(const ui::Look& look, std::span<const RunReport> runs) {
    Cells cells;
    for (const RunReport& run : runs) cells.push_back(bench_cells(run));
    const std::vector<float> widths = widths_of(cells);
    const ImVec2 padding(look.px(cell_padding_x), look.px(cell_padding_y));
    float whole = 0;
    for (const float width : widths) whole += width + 2 * padding.x;
    const bool scrolls = whole > ImGui::GetContentRegionAvail().x;
    const float rows = static_cast<float>(heading_rows + runs.size());
    const float height = rows * (ImGui::GetTextLineHeight() + 2 * padding.y) +
                         (scrolls ? ImGui::GetStyle().ScrollbarSize : 0.0F) + look.px(2);
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, padding);
    const ImGuiTableFlags flags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerH |
                                  ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_NoHostExtendX;
    ImGui::PushID(runs.data());
    if (ImGui::BeginTable("runs", static_cast<int>(widths.size()), flags,
                          {std::min(whole, ImGui::GetContentRegionAvail().x), height})) {
        ImGui::TableSetupScrollFreeze(1, heading_rows);
        for (const float width : widths) ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, width);
        headings(look);
        for (std::size_t i = 0; i < runs.size(); ++i) run_row(look, static_cast<int>(i), runs[i], cells[i]);
        ImGui::EndTable();
    }
    ImGui::PopID();
    ImGui::PopStyleVar();
}

/// The page's fonts, of those that the interface has.
ChartPage::Fonts chart_fonts(const ui::Look& look, float scale) {
    ImFont* regular = ImGui::GetFont();
    ImFont* medium = look.medium != nullptr ? look.medium : regular;
    return {ChartPage::Font{regular, std::round(12 * scale)}, ChartPage::Font{regular, std::round(14 * scale)},
            ChartPage::Font{medium, std::round(14 * scale)}, ChartPage::Font{medium, std::round(20 * scale)}};
}

/// As large as text is, or less where there is no room; scrolls where it would become too small to be read.
void chart(const ui::Look& look, const BenchReport& report) {
    // The page has margins, and here are some already.
    constexpr float width = ChartPage::width - 2 * ChartPage::margin;
    const float room = ImGui::GetContentRegionAvail().x;
    const float scale = std::clamp(room / width, std::min(1.0F, look.scale), look.scale);
    const ImVec2 size(width * scale, bars_height(report.runs) * scale);
    const float bar = size.x > room ? ImGui::GetStyle().ScrollbarSize : 0.0F;
    ui::compat::begin_child("chart", {room, size.y + bar}, false, ImGuiWindowFlags_HorizontalScrollbar);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ChartPage::Fonts fonts = chart_fonts(look, scale);
    ChartPage page(*ImGui::GetWindowDrawList(), fonts, look.theme, scale, {at.x - ChartPage::margin * scale, at.y});
    draw_bars(page, report.runs, 0);
    ImGui::Dummy(size);
    ImGui::EndChild();
}

}  // namespace

void compare_results(const ui::Look& look, const BenchReport& report) {
    for (const std::span<const RunReport> runs : cases_of(report.runs)) {
        table(look, runs);
        ui::gap(look, 8);
    }
    chart(look, report);
    for (const std::span<const RunReport> runs : cases_of(report.runs)) {
        for (const std::string& note : bench_notes(report, runs)) ui::paragraph(look.palette().muted, note);
    }
}

}  // namespace vitrine::app
