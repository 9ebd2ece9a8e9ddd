#pragma once

#include <vitrine/base/frame_timings.h>
#include <vitrine/compute/way.h>
#include <vitrine/paths/render_path.h>
#include <vitrine/render/settings.h>
#include <vitrine/ui/gui.h>

#include <glm/glm.hpp>

#include <array>
#include <cstdint>

struct ImGuiStyle;

namespace vitrine::ui {

/// sRGB-encoded red, green and blue, 0 to 1.
using Color = glm::vec3;

/// The colours of one theme: a family of cool greys, one accent, and what carries a meaning.
struct Palette {
    Color window;     ///< behind everything; grooves between panels
    Color panel;      ///< what text stands on
    Color raised;     ///< fields, buttons
    Color hovered;    ///< a raised thing under the pointer
    Color active;     ///< a raised thing that is held
    Color selected;   ///< a chosen row
    Color border;     ///< hairlines
    Color text;       ///< at least 4.5:1 on all of the above
    Color muted;      ///< labels and notes; at least 4.5:1 on all but active
    Color accent;     ///< what is chosen, held or being typed
    Color on_accent;  ///< text on the accent
    Color good;
    Color warn;
    Color bad;
    /// texture, inline, blit, pbo, cpu, shared: told apart by colour-blind people too.
    std::array<Color, 6> paths;
    /// events, compute, upload, scene, transport, ui, swap. Transport is drawn in its path's colour where that is
    /// known.
    std::array<Color, stage_count> stages;
    /// Kernel, sync, transfer, rest: parts of one bar.
    std::array<Color, 4> compute_stages;
    Color background_top;
    Color background_bottom;
    Color grid;
};

const Palette& palette_of(Theme theme);
Color path_color(const Palette& palette, paths::PathKind kind);
/// Of a way to compute: colours of paths, with which it is never in one plot.
Color way_color(const Palette& palette, compute::Way way);
Color stage_color(const Palette& palette, Stage stage);

/// Gives the scene's background, grid and outline the theme's colours.
void apply_theme(render::Settings& settings, Theme theme);
/// Sets colours, spacing and corners, all lengths multiplied by `scale`. Fonts are the caller's.
void apply_theme(ImGuiStyle& style, Theme theme, float scale);

/// Ratio of the luminances of two colours, 1 to 21 (WCAG 2.1, contrast ratio).
double contrast(const Color& a, const Color& b);
/// `a` where `t` is 0, `b` where it is 1.
Color mix(const Color& a, const Color& b, float t);
/// A colour as draw lists take it.
std::uint32_t packed(const Color& color, float alpha = 1.0F);

}  // namespace vitrine::ui
