#include <vitrine/ui/swatches.h>

#include <vitrine/ui/marks.h>
#include <vitrine/ui/text.h>

#include <algorithm>
#include <string>

namespace vitrine::ui {
namespace {

constexpr float swatch_width = 96;

std::string title_of(const scene::ColorMap& map) {
    return map.name.empty() ? "own colours" : map.name;
}

/// A swatch and a name beside it, from the upper left corner of a line on.
void draw_row(const Look& look, const ImVec2& at, float height, const scene::ColorMap& map) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float inset = look.px(2);
    const ImVec2 max{at.x + look.px(swatch_width), at.y + height - inset};
    draw_swatch(list, {at.x, at.y + inset}, max, map);
    const float text_y = at.y + (height - ImGui::GetTextLineHeight()) / 2;
    list.AddText({max.x + look.px(8), text_y}, ink(look.palette().text), title_of(map).c_str());
}

}  // namespace

void draw_swatch(ImDrawList& list, const ImVec2& min, const ImVec2& max, const scene::ColorMap& map) {
    const auto pixels = static_cast<int>(max.x - min.x);
    for (int x = 0; x < pixels; ++x) {
        const float left = min.x + static_cast<float>(x);
        const Color color = map.color((static_cast<float>(x) + 0.5F) / static_cast<float>(pixels));
        list.AddRectFilled({left, min.y}, {left + 1, max.y}, ink(color));
    }
}

bool color_map_dropdown(const Look& look, scene::ColorMap& map) {
    ImGui::SetNextItemWidth(std::max(1.0F, ImGui::GetContentRegionAvail().x));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool open = ImGui::BeginCombo("##color map", "", ImGuiComboFlags_HeightLarge);
    tooltip(look, {"The colours that numbers are shown by; --color-map takes lists of colours, too", ""});
    const float padding = look.px(6);
    bool changed = false;
    if (open) {
        for (const scene::ColorMap& one : scene::color_maps()) {
            const ImVec2 row = ImGui::GetCursorScreenPos();
            const float height = ImGui::GetTextLineHeightWithSpacing();
            if (ImGui::Selectable(("##" + one.name).c_str(), one == map, 0, {0, height})) {
                changed = one != map;
                map = one;
            }
            draw_row(look, row, height, one);
        }
        ImGui::EndCombo();
    }
    draw_row(look, {at.x + padding, at.y}, ImGui::GetFrameHeight(), map);
    return changed;
}

}  // namespace vitrine::ui
