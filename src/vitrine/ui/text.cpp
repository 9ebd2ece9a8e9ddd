#include <vitrine/ui/text.h>

#include <vitrine/base/utf8.h>
#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/marks.h>

#include <imgui.h>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace vitrine::ui {
namespace {

constexpr float tooltip_delay_seconds = 0.45F;
constexpr float tooltip_width = 300;
constexpr float tooltip_padding_x = 10;
constexpr float tooltip_padding_y = 6;
constexpr float tooltip_gap = 4;
constexpr float tallest_item = 48;
/// Room for the unit of a value row, so that numbers end in one line.
constexpr float unit_width = 44;

float width_of(std::string_view text) {
    return ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
}

/// Start of the UTF-8 character that contains byte `at`.
std::size_t character_start(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    return at;
}

/// As in C++ and JSON for four digits, and as in Rust and JavaScript for more.
std::string escaped(char32_t character) {
    const auto number = static_cast<std::uint32_t>(character);
    return number > 0xFFFF ? fmt::format("\\u{{{:x}}}", number) : fmt::format("\\u{:04x}", number);
}

/// Right edge of what can be drawn in, window coordinates.
float right_edge() {
    return ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
}

/// Puts the tooltip that follows below the last item, or above it where there is no room, so that it hides nothing of
/// what it explains. Of a tall item it would be far from the pointer: then ImGui places it.
void place_below_item(const Look& look, const ImVec2& size) {
    const ImVec2 low = ImGui::GetItemRectMin();
    const ImVec2 high = ImGui::GetItemRectMax();
    if (high.y - low.y > look.px(tallest_item)) return;
    const ImGuiViewport& screen = *ImGui::GetMainViewport();
    const float gap = look.px(tooltip_gap);
    const float right = screen.Pos.x + screen.Size.x - size.x - gap;
    const bool fits_below = high.y + gap + size.y <= screen.Pos.y + screen.Size.y;
    // A wide item's begin may be far from the pointer too.
    const float wanted = high.x - low.x > look.px(tooltip_width) ? ImGui::GetIO().MousePos.x : low.x;
    const float x = std::max(std::min(wanted, right), screen.Pos.x);
    ImGui::SetNextWindowPos({x, fits_below ? high.y + gap : low.y - gap}, ImGuiCond_Always,
                            {0, fits_below ? 0.0F : 1.0F});
}

/// To the right of the window, or to its left where there is no room.
void place_beside_window(const Look& look, const ImVec2& size) {
    const ImGuiViewport& screen = *ImGui::GetMainViewport();
    const float gap = look.px(tooltip_gap);
    const float left = ImGui::GetWindowPos().x;
    const float right = left + ImGui::GetWindowWidth();
    const bool fits = right + gap + size.x <= screen.Pos.x + screen.Size.x;
    ImGui::SetNextWindowPos({fits ? right + gap : left - gap, ImGui::GetItemRectMin().y}, ImGuiCond_Always,
                            {fits ? 0.0F : 1.0F, 0});
}

/// A text, wrapped where it is longer than tooltips are wide, and a key in the same line or the next.
ImVec2 tooltip_size(const Look& look, std::string_view text, float key_width) {
    const float most = look.px(tooltip_width);
    const ImVec2 words = ImGui::CalcTextSize(text.data(), text.data() + text.size(), false, most);
    const float key = key_width > 0 ? key_width + ImGui::GetStyle().ItemSpacing.x : 0;
    const bool one_line = words.x + key_width < most;
    const float key_height = one_line ? 0 : ImGui::GetTextLineHeight() + look.px(2) + ImGui::GetStyle().ItemSpacing.y;
    return {(one_line ? words.x + key : std::max(words.x, key)) + 2 * look.px(tooltip_padding_x),
            words.y + (key > 0 ? key_height : 0) + 2 * look.px(tooltip_padding_y)};
}

}  // namespace

bool tooltip_due(const Look& look) {
    if (!ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return false;
    if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return false;
    const float seconds = compat::hover_seconds();
    // A tooltip is measured in its first frame and seen from its second.
    const float settled = tooltip_delay_seconds + 3 * ImGui::GetIO().DeltaTime;
    if (seconds < settled && look.wants_frame != nullptr) *look.wants_frame = true;
    return seconds >= tooltip_delay_seconds;
}

void tooltip(const Look& look, const Help& help, TooltipPlace place) {
    if (help.text.empty() || !tooltip_due(look)) return;
    const std::string shortcut = look.shortcut(help.control);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(look.px(tooltip_padding_x), look.px(tooltip_padding_y)));
    ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 1.0F);
    const ImVec2 size = tooltip_size(look, help.text, shortcut.empty() ? 0 : key_cap_width(look, shortcut));
    place == TooltipPlace::below_item ? place_below_item(look, size) : place_beside_window(look, size);
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(look.px(tooltip_width));
    text(look.palette().text, help.text);
    ImGui::PopTextWrapPos();
    if (!shortcut.empty()) {
        if (width_of(help.text) + key_cap_width(look, shortcut) < look.px(tooltip_width)) ImGui::SameLine();
        key_cap(look, shortcut);
    }
    ImGui::EndTooltip();
    ImGui::PopStyleVar(2);
}

std::string drawable(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; }))
        return std::string(text);
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const std::size_t length = utf8_length(text, i);
        const char32_t character = next_character(text, i);
        // Every font has ASCII, and what is no character cannot be named.
        const bool as_it_is = length < 2 || compat::has_glyph(character);
        result += as_it_is ? std::string(text.substr(begin, i - begin)) : escaped(character);
    }
    return result;
}

std::string elided(std::string_view whole, float width) {
    const std::string text = drawable(whole);
    if (width_of(text) <= width) return text;
    const float room = width - width_of("…");
    std::size_t fits = 0;
    std::size_t too_many = text.size();
    while (too_many - fits > 1) {
        const std::size_t middle = (fits + too_many) / 2;
        (width_of(std::string_view(text).substr(0, middle)) <= room ? fits : too_many) = middle;
    }
    return text.substr(0, character_start(text, fits)) + "…";
}

std::string elided_front(std::string_view whole, float width) {
    const std::string text = drawable(whole);
    if (width_of(text) <= width) return text;
    const float room = width - width_of("…");
    std::size_t cut = 0;
    while (cut < text.size() && width_of(std::string_view(text).substr(cut)) > room) cut = cut + 1;
    while (cut < text.size() && character_start(text, cut) != cut) ++cut;
    return "…" + text.substr(cut);
}

void text(const Color& color, std::string_view text) {
    const std::string drawn = drawable(text);
    ImGui::PushStyleColor(ImGuiCol_Text, packed(color));
    ImGui::TextUnformatted(drawn.data(), drawn.data() + drawn.size());
    ImGui::PopStyleColor();
}

void muted_text(const Look& look, std::string_view content) {
    text(look.palette().muted, content);
}

void paragraph(const Color& color, std::string_view content) {
    ImGui::PushTextWrapPos(right_edge());
    text(color, content);
    ImGui::PopTextWrapPos();
}

void right_text(const Color& color, std::string_view content, float inset) {
    ImGui::SetCursorPosX(right_edge() - inset - width_of(content));
    text(color, content);
}

void right_cell(const Color& color, const std::string& cell) {
    const float room = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(cell.c_str()).x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, room));
    text(color, cell);
}

void heading(const Look& look, std::string_view content) {
    if (look.medium != nullptr) compat::push_font(look.medium);
    text(look.palette().text, content);
    if (look.medium != nullptr) ImGui::PopFont();
}

float key_cap_width(const Look& look, std::string_view name) {
    return std::max(width_of(name) + 2 * look.px(6), ImGui::GetTextLineHeight() + look.px(4));
}

void key_cap(const Look& look, std::string_view name) {
    const ImVec2 size(key_cap_width(look, name), ImGui::GetTextLineHeight() + look.px(2));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy(size);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Palette& palette = look.palette();
    list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, ink(palette.hovered), look.px(3));
    const ImVec2 origin(at.x + std::floor((size.x - width_of(name)) / 2), at.y + look.px(1));
    list.AddText(origin, ink(palette.text), name.data(), name.data() + name.size());
}

void value_row(const Look& look, const char* label, const Quantity& quantity, const Help& help) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ImGui::GetTextLineHeight() + look.px(4);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    ImGui::InvisibleButton(label, {std::max(width, 1.0F), height});
    ImGui::PopStyleVar();
    tooltip(look, help);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Palette& palette = look.palette();
    const float y = start.y + look.px(2);
    list.AddText({start.x, y}, ink(palette.muted), label);
    const float number_end = start.x + width - look.px(unit_width);
    list.AddText({number_end - width_of(quantity.number), y}, ink(palette.text), quantity.number.c_str());
    list.AddText({number_end + look.px(4), y}, ink(palette.muted), quantity.unit.c_str());
}

void continue_at(float x) {
    // SameLine's own offset counts from the group's left edge, which is seldom what is meant.
    ImGui::SameLine(0, 0);
    ImGui::SetCursorPosX(x);
}

void gap(const Look& look, float height) {
    ImGui::Dummy({1, look.px(height) - ImGui::GetStyle().ItemSpacing.y});
}

}  // namespace vitrine::ui
