#include <vitrine/ui/theme.h>

#include <vitrine/scene/material.h>

#include <imgui.h>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr Color rgb(std::uint32_t hex) {
    return {static_cast<float>(hex >> 16U & 255U) / 255.0F, static_cast<float>(hex >> 8U & 255U) / 255.0F,
            static_cast<float>(hex & 255U) / 255.0F};
}

// The paths' colours are Okabe and Ito's (2008) in hue, moved in lightness until any two differ by at least 12 in
// CIE L*a*b* also for people without red, green or blue cones, and all stand out from the panels (see theme_test).
const Palette dark_palette{
    .window = rgb(0x14171b),
    .panel = rgb(0x1b1f24),
    .raised = rgb(0x272c33),
    .hovered = rgb(0x313740),
    .active = rgb(0x3b434d),
    .selected = rgb(0x31394f),
    .border = rgb(0x2d333b),
    .text = rgb(0xe3e7ec),
    .muted = rgb(0x9ba5b1),
    .accent = rgb(0x8ea2ff),
    .on_accent = rgb(0x12151a),
    .good = rgb(0x4fc28c),
    .warn = rgb(0xe5a63b),
    .bad = rgb(0xf47c72),
    .paths = {rgb(0x4aa3f0), rgb(0xd98cc0), rgb(0x3cc9a4), rgb(0xe0a100), rgb(0xea6a45), rgb(0xf0e442)},
    .stages = {rgb(0x707a86), rgb(0x7fae9b), rgb(0x8ea2ff), rgb(0x5f748b), rgb(0xd5dae1), rgb(0xa9b7c6), rgb(0x545d68)},
    .compute_stages = {rgb(0x8ea2ff), rgb(0xf0e442), rgb(0xea6a45), rgb(0x9ba5b1)},
    .background_top = rgb(0x3b424b),
    .background_bottom = rgb(0x191d21),
    .grid = rgb(0x9aa4b0),
};

const Palette light_palette{
    .window = rgb(0xe4e7eb),
    .panel = rgb(0xf7f8fa),
    .raised = rgb(0xe8ebef),
    .hovered = rgb(0xdbe0e7),
    .active = rgb(0xcbd2db),
    .selected = rgb(0xdcdff3),
    .border = rgb(0xd6dbe2),
    .text = rgb(0x1c2127),
    .muted = rgb(0x57616d),
    .accent = rgb(0x3f51c8),
    .on_accent = rgb(0xffffff),
    .good = rgb(0x157347),
    .warn = rgb(0x8a5300),
    .bad = rgb(0xb3261e),
    .paths = {rgb(0x0b5cad), rgb(0x8a2f6a), rgb(0x1f9485), rgb(0xcc7d00), rgb(0xb3440f), rgb(0x46430e)},
    .stages = {rgb(0x85909c), rgb(0x3f7d68), rgb(0x3f51c8), rgb(0x4f647c), rgb(0x2b323a), rgb(0x8fa2b7), rgb(0xb4bdc8)},
    .compute_stages = {rgb(0x3f51c8), rgb(0x46430e), rgb(0xb3440f), rgb(0x8fa2b7)},
    .background_top = rgb(0xfafbfc),
    .background_bottom = rgb(0xc9d0d8),
    .grid = rgb(0x6b7683),
};

/// Place of each path in Palette::paths.
std::size_t color_index(paths::PathKind kind) {
    switch (kind) {
        case paths::PathKind::texture: return 0;
        case paths::PathKind::inline_: return 1;
        case paths::PathKind::blit: return 2;
        case paths::PathKind::pbo: return 3;
        case paths::PathKind::cpu: return 4;
        case paths::PathKind::shared: return 5;
    }
    return 0;
}

ImVec4 vec4(const Color& color, float alpha = 1.0F) {
    return {color.r, color.g, color.b, alpha};
}

double luminance(const Color& color) {
    const glm::dvec3 linear = scene::linear_from_srgb(color);
    return glm::dot(linear, glm::dvec3(0.2126, 0.7152, 0.0722));
}

void set_surface_colors(ImVec4* colors, const Palette& p) {
    colors[ImGuiCol_Text] = vec4(p.text);
    colors[ImGuiCol_TextDisabled] = vec4(p.muted);
    colors[ImGuiCol_WindowBg] = vec4(p.panel);
    colors[ImGuiCol_ChildBg] = vec4(p.panel, 0.0F);
    colors[ImGuiCol_PopupBg] = vec4(p.panel);
    colors[ImGuiCol_Border] = vec4(p.border);
    colors[ImGuiCol_BorderShadow] = vec4(p.border, 0.0F);
    colors[ImGuiCol_MenuBarBg] = vec4(p.panel);
    colors[ImGuiCol_TitleBg] = vec4(p.panel);
    colors[ImGuiCol_TitleBgActive] = vec4(p.panel);
    colors[ImGuiCol_TitleBgCollapsed] = vec4(p.panel);
    colors[ImGuiCol_Separator] = vec4(p.border);
    colors[ImGuiCol_SeparatorHovered] = vec4(p.accent, 0.6F);
    colors[ImGuiCol_SeparatorActive] = vec4(p.accent);
    colors[ImGuiCol_ModalWindowDimBg] = vec4(rgb(0x000000), 0.45F);
    colors[ImGuiCol_TableHeaderBg] = vec4(p.panel);
    colors[ImGuiCol_TableBorderStrong] = vec4(p.border);
    colors[ImGuiCol_TableBorderLight] = vec4(p.border);
    colors[ImGuiCol_TableRowBg] = vec4(p.panel, 0.0F);
    colors[ImGuiCol_TableRowBgAlt] = vec4(p.raised, 0.35F);
}

void set_control_colors(ImVec4* colors, const Palette& p) {
    colors[ImGuiCol_FrameBg] = vec4(p.raised);
    colors[ImGuiCol_FrameBgHovered] = vec4(p.hovered);
    colors[ImGuiCol_FrameBgActive] = vec4(p.active);
    colors[ImGuiCol_Button] = vec4(p.raised);
    colors[ImGuiCol_ButtonHovered] = vec4(p.hovered);
    colors[ImGuiCol_ButtonActive] = vec4(p.active);
    colors[ImGuiCol_Header] = vec4(p.raised);
    colors[ImGuiCol_HeaderHovered] = vec4(p.hovered);
    colors[ImGuiCol_HeaderActive] = vec4(p.active);
    colors[ImGuiCol_CheckMark] = vec4(p.accent);
    colors[ImGuiCol_SliderGrab] = vec4(p.accent, 0.5F);  // the value is written over it
    colors[ImGuiCol_SliderGrabActive] = vec4(p.accent, 0.7F);
    colors[ImGuiCol_ScrollbarBg] = vec4(p.panel, 0.0F);
    colors[ImGuiCol_ScrollbarGrab] = vec4(p.active);
    colors[ImGuiCol_ScrollbarGrabHovered] = vec4(mix(p.active, p.muted, 0.35F));
    colors[ImGuiCol_ScrollbarGrabActive] = vec4(mix(p.active, p.muted, 0.6F));
    colors[ImGuiCol_TextSelectedBg] = vec4(p.accent, 0.35F);
    colors[ImGuiCol_ResizeGrip] = vec4(p.active, 0.0F);
    colors[ImGuiCol_ResizeGripHovered] = vec4(p.accent, 0.6F);
    colors[ImGuiCol_ResizeGripActive] = vec4(p.accent);
}

/// Lengths stand on a grid of 4 pixels at scale 1; they stay whole so that edges are sharp.
void set_lengths(ImGuiStyle& style, float scale) {
    const auto px = [scale](float length) {
        return std::max(1.0F, static_cast<float>(static_cast<int>(length * scale + 0.5F)));
    };
    style.WindowPadding = {px(12), px(8)};
    style.FramePadding = {px(8), px(4)};
    style.ItemSpacing = {px(8), px(4)};
    style.ItemInnerSpacing = {px(8), px(4)};
    style.CellPadding = {px(4), px(2)};
    style.IndentSpacing = px(16);
    style.ScrollbarSize = px(10);
    style.GrabMinSize = px(12);
    style.WindowMinSize = {px(4), px(4)};
    style.WindowRounding = px(6);
    style.ChildRounding = 0;
    style.PopupRounding = px(6);
    style.FrameRounding = px(4);
    style.GrabRounding = px(4);
    style.ScrollbarRounding = px(5);
    style.TabRounding = px(4);
    style.WindowBorderSize = px(1);
    style.ChildBorderSize = 0;
    style.PopupBorderSize = px(1);
    style.FrameBorderSize = 0;
    style.WindowTitleAlign = {0.0F, 0.5F};
    style.WindowMenuButtonPosition = ImGuiDir_None;
    style.DisabledAlpha = 0.45F;
}

}  // namespace

const Palette& palette_of(Theme theme) {
    return theme == Theme::dark ? dark_palette : light_palette;
}

Color path_color(const Palette& palette, paths::PathKind kind) {
    return palette.paths[color_index(kind)];
}

Color way_color(const Palette& palette, compute::Way way) {
    return palette.paths[static_cast<std::size_t>(way)];
}

Color stage_color(const Palette& palette, Stage stage) {
    return palette.stages[static_cast<std::size_t>(stage)];
}

void apply_theme(render::Settings& settings, Theme theme) {
    const Palette& palette = palette_of(theme);
    settings.background_top = palette.background_top;
    settings.background_bottom = palette.background_bottom;
    settings.grid_color = palette.grid;
    settings.outline_color = palette.accent;
}

void apply_theme(ImGuiStyle& style, Theme theme, float scale) {
    // The base covers colours that only some versions of Dear ImGui have.
    if (theme == Theme::dark)
        ImGui::StyleColorsDark(&style);
    else
        ImGui::StyleColorsLight(&style);
    set_surface_colors(style.Colors, palette_of(theme));
    set_control_colors(style.Colors, palette_of(theme));
    set_lengths(style, scale);
}

double contrast(const Color& a, const Color& b) {
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

Color mix(const Color& a, const Color& b, float t) {
    return a + (b - a) * t;
}

std::uint32_t packed(const Color& color, float alpha) {
    const auto byte = [](float value) {
        return static_cast<std::uint32_t>(std::clamp(value, 0.0F, 1.0F) * 255.0F + 0.5F);
    };
    return byte(color.r) | byte(color.g) << 8U | byte(color.b) << 16U | byte(alpha) << 24U;
}

}  // namespace vitrine::ui
