#include <vitrine/ui/widgets.h>

#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/marks.h>

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace vitrine::ui {
namespace {

constexpr float label_width = 96;

/// The part of a label before "##".
std::string_view shown(const char* label) {
    const std::string_view whole = label;
    return whole.substr(0, whole.find("##"));
}

/// As a label of which nothing is written.
std::string unseen(const char* id) {
    return std::string("##") + id;
}

ImVec2 size_of(std::string_view text) {
    return ImGui::CalcTextSize(text.data(), text.data() + text.size());
}

void add_text(ImDrawList& list, const ImVec2& at, const Color& color, std::string_view text) {
    list.AddText({std::floor(at.x), std::floor(at.y)}, ink(color), text.data(), text.data() + text.size());
}

/// Text in the middle of the last item.
void add_centered_text(ImDrawList& list, const Color& color, std::string_view text) {
    const ImVec2 low = ImGui::GetItemRectMin();
    const ImVec2 high = ImGui::GetItemRectMax();
    const ImVec2 size = size_of(text);
    add_text(list, {(low.x + high.x - size.x) / 2, (low.y + high.y - size.y) / 2}, color, text);
}

/// The fill of something raised, by what the pointer does with the last item.
Color fill_of(const Palette& palette, const Color& at_rest) {
    if (ImGui::IsItemActive()) return palette.active;
    return ImGui::IsItemHovered() ? palette.hovered : at_rest;
}

float rest_of_column() {
    return std::max(1.0F, ImGui::GetContentRegionAvail().x);
}

}  // namespace

bool section(const Look& look, const char* title, bool& open) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = look.px(32);
    if (ImGui::InvisibleButton(title, {rest_of_column(), height})) open = !open;
    tooltip(look, {open ? "Click to fold this part" : "Click to unfold this part", {}});
    const Palette& palette = look.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float left = ImGui::GetWindowPos().x;
    const float right = left + ImGui::GetWindowWidth();
    list.PushClipRect({left, at.y}, {right, at.y + height}, false);
    if (ImGui::GetCursorStartPos().y < at.y - ImGui::GetWindowPos().y)
        list.AddRectFilled({left, at.y}, {right, at.y + look.px(1)}, ink(palette.border));
    list.PopClipRect();
    const Color mark = ImGui::IsItemHovered() ? palette.text : palette.muted;
    draw_arrow(list, {at.x + look.px(5), at.y + height / 2}, look.px(9), open ? Arrow::down : Arrow::right, mark);
    if (look.medium != nullptr) compat::push_font(look.medium);
    add_text(list, {at.x + look.px(18), at.y + (height - ImGui::GetTextLineHeight()) / 2}, palette.text, title);
    if (look.medium != nullptr) ImGui::PopFont();
    return open;
}

void control_label(const Look& look, const char* label) {
    const float start = ImGui::GetCursorPosX();
    ImGui::AlignTextToFramePadding();
    muted_text(look, label);
    continue_at(start + look.px(label_width));
    ImGui::SetNextItemWidth(rest_of_column());
}

bool check(const Look& look, const char* label, bool& value, const Help& help) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float box = look.px(16);
    const float height = ImGui::GetFrameHeight();
    const std::string_view caption = shown(label);
    const bool pressed = ImGui::InvisibleButton(label, {box + look.px(8) + size_of(caption).x, height});
    if (pressed) value = !value;
    tooltip(look, help);
    const Palette& palette = look.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 low(at.x, at.y + std::floor((height - box) / 2));
    const ImVec2 high(low.x + box, low.y + box);
    const bool hovered = ImGui::IsItemHovered();
    if (value) {
        list.AddRectFilled(low, high, ink(hovered ? mix(palette.accent, palette.text, 0.15F) : palette.accent),
                           look.px(4));
        draw_check(list, {low.x + box / 2, low.y + box / 2}, look.px(11), palette.on_accent);
    } else {
        list.AddRectFilled(low, high, ink(fill_of(palette, palette.raised)), look.px(4));
        list.AddRect(low, high, ink(palette.muted, hovered ? 0.9F : 0.55F), look.px(4));
    }
    add_text(list, {high.x + look.px(8), at.y + (height - ImGui::GetTextLineHeight()) / 2}, palette.text, caption);
    return pressed;
}

void second_column(const Look& look) {
    const float middle = std::floor((ImGui::GetContentRegionAvail().x + look.px(8)) / 2);
    continue_at(ImGui::GetCursorStartPos().x + middle);
}

bool button(const Look& look, const char* label, float width, const Help& help) {
    const std::string_view caption = shown(label);
    if (width == 0) width = size_of(caption).x + 2 * look.px(12);
    if (width < 0) width = rest_of_column();
    const bool pressed = ImGui::InvisibleButton(label, {width, ImGui::GetFrameHeight()});
    tooltip(look, help);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                       ink(fill_of(look.palette(), look.palette().raised)), look.px(4));
    add_centered_text(list, look.palette().text, caption);
    return pressed;
}

bool primary_button(const Look& look, const char* label, float width, const Help& help) {
    const std::string_view caption = shown(label);
    if (width == 0) width = size_of(caption).x + 2 * look.px(12);
    const bool pressed = ImGui::InvisibleButton(label, {width, ImGui::GetFrameHeight()});
    tooltip(look, help);
    const Palette& palette = look.palette();
    const Color fill = ImGui::IsItemHovered() ? mix(palette.accent, palette.text, 0.15F) : palette.accent;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), ink(fill), look.px(4));
    add_centered_text(list, palette.on_accent, caption);
    return pressed;
}

bool mark_button(const Look& look, const char* id, Mark mark, const Help& help) {
    const float edge = ImGui::GetFrameHeight();
    const bool pressed = ImGui::InvisibleButton(id, {edge, edge});
    tooltip(look, help);
    const ImVec2 low = ImGui::GetItemRectMin();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (ImGui::IsItemHovered())
        list.AddRectFilled(low, ImGui::GetItemRectMax(), ink(look.palette().hovered), look.px(4));
    const Color color = ImGui::IsItemHovered() ? look.palette().text : look.palette().muted;
    mark(list, {low.x + edge / 2, low.y + edge / 2}, look.px(12), color);
    return pressed;
}

bool segmented(const Look& look, const char* id, std::span<const Choice> choices, int& chosen, float width) {
    if (width <= 0) width = rest_of_column();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    const float count = static_cast<float>(choices.size());
    const Palette& palette = look.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + width, at.y + height}, ink(palette.raised), look.px(4));
    const int before = chosen;
    ImGui::PushID(id);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const float left = std::floor(width * static_cast<float>(i) / count);
        const float right = std::floor(width * static_cast<float>(i + 1) / count);
        if (i > 0) ImGui::SameLine(0, 0);
        if (ImGui::InvisibleButton(choices[i].label, {right - left, height})) chosen = static_cast<int>(i);
        tooltip(look, choices[i].help);
        const bool is_chosen = before == static_cast<int>(i);
        const ImVec2 low = ImGui::GetItemRectMin();
        const ImVec2 high = ImGui::GetItemRectMax();
        if (is_chosen)
            list.AddRectFilled(low, high, ink(palette.accent), look.px(4));
        else if (ImGui::IsItemHovered())
            list.AddRectFilled(low, high, ink(palette.hovered), look.px(4));
        add_centered_text(list, is_chosen ? palette.on_accent : palette.text, choices[i].label);
    }
    ImGui::PopID();
    return chosen != before;
}

bool radio_row(const Look& look, const char* label, const Color& color, bool chosen, const Help& help) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = rest_of_column();
    const float height = look.px(24);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    const bool pressed = ImGui::InvisibleButton(label, {width, height});
    ImGui::PopStyleVar();
    tooltip(look, help);
    const Palette& palette = look.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (ImGui::IsItemHovered() || chosen)
        list.AddRectFilled({at.x - look.px(6), at.y}, {at.x + width + look.px(6), at.y + height},
                           ink(chosen ? palette.raised : palette.hovered, chosen ? 1.0F : 0.6F), look.px(4));
    const ImVec2 center(at.x + look.px(7), at.y + height / 2);
    if (chosen) list.AddCircleFilled(center, look.px(3.5F), ink(color));
    list.AddCircle(center, look.px(6), ink(color), 0, std::max(1.5F, look.px(1.5F)));
    const float y = at.y + (height - ImGui::GetTextLineHeight()) / 2;
    add_text(list, {at.x + look.px(22), y}, palette.text, shown(label));
    const std::string key = look.shortcut(help.control);
    add_text(list, {at.x + width - size_of(key).x, y}, palette.muted, key);
    return pressed;
}

bool slider(const Look& look, const char* id, float& value, float low, float high, const char* format,
            const Help& help) {
    ImGui::SetNextItemWidth(rest_of_column());
    const bool changed =
        ImGui::SliderFloat(unseen(id).c_str(), &value, low, high, format, ImGuiSliderFlags_AlwaysClamp);
    tooltip(look, help);
    return changed;
}

bool slider(const Look& look, const char* id, int& value, int low, int high, const char* format, const Help& help) {
    ImGui::SetNextItemWidth(rest_of_column());
    const bool changed = ImGui::SliderInt(unseen(id).c_str(), &value, low, high, format, ImGuiSliderFlags_AlwaysClamp);
    tooltip(look, help);
    return changed;
}

bool dropdown(const Look& look, const char* id, std::span<const std::string> entries, int& chosen, const Help& help,
              float width) {
    ImGui::SetNextItemWidth(width > 0 ? width : rest_of_column());
    const bool open = ImGui::BeginCombo(unseen(id).c_str(), entries[static_cast<std::size_t>(chosen)].c_str());
    tooltip(look, help);
    if (!open) return false;
    const int before = chosen;
    for (int i = 0; i < static_cast<int>(entries.size()); ++i) {
        ImGui::PushID(i);
        if (ImGui::Selectable(entries[static_cast<std::size_t>(i)].c_str(), i == chosen)) chosen = i;
        if (i == before && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY();
        ImGui::PopID();
    }
    ImGui::EndCombo();
    return chosen != before;
}

bool any_popup_open() {
    return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

float splitter(const Look& look, const char* id, Bar bar, float length, float thickness) {
    const bool vertical = bar == Bar::vertical;
    ImGui::InvisibleButton(id, vertical ? ImVec2(thickness, length) : ImVec2(length, thickness));
    const bool held = ImGui::IsItemActive();
    const bool hovered = ImGui::IsItemHovered();
    if (held || hovered) ImGui::SetMouseCursor(vertical ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    tooltip(look, {"Drag to resize, double click for the usual size", {}});
    if (held || hovered) {
        const Color color = held ? look.palette().accent : look.palette().active;
        ImGui::GetWindowDrawList()->AddRectFilled(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), ink(color));
    }
    if (!held) return 0;
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    return vertical ? moved.x : moved.y;
}

}  // namespace vitrine::ui
