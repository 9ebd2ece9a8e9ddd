#include <vitrine/ui/field_histogram.h>

#include <vitrine/render/color_ticks.h>
#include <vitrine/ui/format.h>
#include <vitrine/ui/marks.h>
#include <vitrine/ui/text.h>

#include <imgui.h>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace vitrine::ui {
namespace {

constexpr std::size_t bins = 64;
constexpr float plot_height = 64;
constexpr const char* plot_id = "##histogram";

/// Places of the plot are on the scale: logarithms where it has them.
struct Plot {
    const Look& look;
    ImVec2 min;
    ImVec2 max;
    float low = 0;  ///< at `min.x`
    float high = 1;

    float x(float at) const { return glm::mix(min.x, max.x, std::clamp((at - low) / (high - low), 0.0F, 1.0F)); }
    float at(float x) const { return glm::mix(low, high, std::clamp((x - min.x) / (max.x - min.x), 0.0F, 1.0F)); }
};

float number_at(const render::ColorScale& scale, float at) {
    return scale.logarithmic ? std::pow(10.0F, at) : at;
}

/// Square roots, so that few are seen beside many.
void draw_bars(const Plot& plot, const std::vector<std::uint64_t>& counts, const render::ColorScale& scale,
               const scene::ColorMap& map) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto most = static_cast<float>(std::max<std::uint64_t>(1, *std::ranges::max_element(counts)));
    const float width = (plot.max.x - plot.min.x) / static_cast<float>(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) continue;
        const float left = plot.min.x + width * static_cast<float>(i);
        const float part = std::sqrt(static_cast<float>(counts[i]) / most);
        const float top = plot.max.y - std::max(1.0F, part * (plot.max.y - plot.min.y));
        const float at = plot.at(left + width / 2);
        const Color color = map.color((at - scale.low) / (scale.high - scale.low));
        list.AddRectFilled({std::floor(left), std::floor(top)}, {std::floor(left + width), plot.max.y}, ink(color));
    }
}

void draw_mark(const Plot& plot, float x, bool held) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Palette& palette = plot.look.palette();
    const ImU32 color = ink(held ? palette.accent : palette.text);
    const float half = plot.look.px(5);
    list.AddRectFilled({x - 0.5F, plot.min.y}, {x + 0.5F, plot.max.y}, color);
    list.AddTriangleFilled({x, plot.max.y}, {x + half, plot.max.y + half}, {x - half, plot.max.y + half}, color);
}

void draw_ends(const Plot& plot, const render::ColorScale& scale) {
    const double step = double{plot.high - plot.low} / 100;
    const auto text_of = [&](float at) {
        return scale.logarithmic ? fmt::format("{:.3g}", number_at(scale, at)) : render::number_text(double{at}, step);
    };
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = plot.max.y + plot.look.px(8);
    const std::string high = text_of(plot.high);
    const ImU32 color = ink(plot.look.palette().muted);
    list.AddText({plot.min.x, y}, color, text_of(plot.low).c_str());
    list.AddText({plot.max.x - ImGui::CalcTextSize(high.c_str()).x, y}, color, high.c_str());
}

/// Moves the mark that is nearer to where the pointer went down.
void drag(const Plot& plot, const render::ColorScale& scale, render::FieldLook& shown) {
    const float pointer = ImGui::GetIO().MousePos.x;
    int* const held = ImGui::GetStateStorage()->GetIntRef(ImGui::GetID(plot_id), 0);
    if (ImGui::IsItemActivated())
        *held = std::abs(pointer - plot.x(scale.low)) <= std::abs(pointer - plot.x(scale.high)) ? 0 : 1;
    if (!ImGui::IsItemActive() || !ImGui::IsMouseDragging(ImGuiMouseButton_Left, 0)) return;
    const float at = plot.at(pointer);
    glm::vec2 ends(scale.low, scale.high);
    ends[*held] = *held == 0 ? std::min(at, ends.y) : std::max(at, ends.x);
    shown.range = render::FieldRange::by_hand;
    shown.limits = {number_at(scale, ends.x), number_at(scale, ends.y)};
}

void tell_bin(const Plot& plot, const std::vector<std::uint64_t>& counts, const render::ColorScale& scale) {
    const float part = (ImGui::GetIO().MousePos.x - plot.min.x) / (plot.max.x - plot.min.x);
    if (part < 0 || part >= 1) return;
    const auto bin = static_cast<std::size_t>(part * static_cast<float>(counts.size()));
    const auto end_of = [&](std::size_t i) {
        return number_at(scale,
                         glm::mix(plot.low, plot.high, static_cast<float>(i) / static_cast<float>(counts.size())));
    };
    ImGui::BeginTooltip();
    heading(plot.look, format_counted(counts[bin], "number", "numbers"));
    muted_text(plot.look, fmt::format("{:.4g} to {:.4g}", end_of(bin), end_of(bin + 1)));
    ImGui::EndTooltip();
}

}  // namespace

void field_histogram(const Look& look, const scene::SceneField& field, scene::FieldRecords& records,
                     const render::ColorScale& scale, render::FieldLook& shown) {
    const scene::FieldStatistics& known = records.statistics(field);
    const float first = scale.logarithmic ? std::log10(known.least_positive) : known.min;
    const float last = scale.logarithmic ? std::log10(known.max) : known.max;
    if (!(first < last)) return;
    const float width = std::max(look.px(40), ImGui::GetContentRegionAvail().x);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = look.px(plot_height);
    const float inset = look.px(6);
    const Plot plot{look, {at.x + inset, at.y}, {at.x + width - inset, at.y + height}, first, last};
    ImGui::InvisibleButton(plot_id, {width, height + look.px(10) + ImGui::GetTextLineHeight()});
    drag(plot, scale, shown);
    const std::vector<std::uint64_t>& counts = records.histogram(field, scale.logarithmic, bins);
    draw_bars(plot, counts, scale, shown.map);
    draw_ends(plot, scale);
    for (const float end : {scale.low, scale.high}) draw_mark(plot, plot.x(end), ImGui::IsItemActive());
    if (ImGui::IsItemHovered() && !ImGui::IsItemActive()) tell_bin(plot, counts, scale);
}

}  // namespace vitrine::ui
