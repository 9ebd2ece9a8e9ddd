#pragma once

#include <vitrine/scene/color_map.h>
#include <vitrine/ui/look.h>

#include <imgui.h>

namespace vitrine::ui {

/// A map's colours from left to right.
void draw_swatch(ImDrawList& list, const ImVec2& min, const ImVec2& max, const scene::ColorMap& map);

/// A list over the rest of the column, each map by its colours and its name. True when another was chosen.
bool color_map_dropdown(const Look& look, scene::ColorMap& map);

}  // namespace vitrine::ui
