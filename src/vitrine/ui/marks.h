#pragma once

#include <vitrine/ui/theme.h>

#include <imgui.h>

namespace vitrine::ui {

/// The colour as draw lists take it, as faint as the current item is (disabled items are).
ImU32 ink(const Color& color, float alpha = 1.0F);

/// A small drawing that stands for an icon; `size` is the edge of the square it fills, in pixels.
using Mark = void (*)(ImDrawList& list, const ImVec2& center, float size, const Color& color);

enum class Arrow { right, down, up, left };

void draw_arrow(ImDrawList& list, const ImVec2& center, float size, Arrow arrow, const Color& color);
/// Crossed out when `open` is false.
void draw_eye(ImDrawList& list, const ImVec2& center, float size, bool open, const Color& color);
void draw_check(ImDrawList& list, const ImVec2& center, float size, const Color& color);
void draw_cross(ImDrawList& list, const ImVec2& center, float size, const Color& color);
void draw_play(ImDrawList& list, const ImVec2& center, float size, const Color& color);
void draw_pause(ImDrawList& list, const ImVec2& center, float size, const Color& color);
void draw_folder(ImDrawList& list, const ImVec2& center, float size, const Color& color);
void draw_file(ImDrawList& list, const ImVec2& center, float size, const Color& color);

/// A line of strokes and gaps, `dash` pixels each.
void draw_dashes(ImDrawList& list, const ImVec2& from, const ImVec2& to, float dash, ImU32 color, float thickness);

/// What stands for the kinds of things in a scene.
enum class Glyph { group, mesh, points, lines, image, items };
void draw_glyph(ImDrawList& list, const ImVec2& center, float size, Glyph glyph, const Color& color);

}  // namespace vitrine::ui
