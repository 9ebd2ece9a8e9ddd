#pragma once

#include <vitrine/render/settings.h>
#include <vitrine/ui/look.h>

namespace vitrine::ui {

/// Chooses how a scene is drawn and what beside it.
/// Controls for Look::shortcut_of: "view.shading", "view.faces", "view.wireframe", "view.culling",
/// "view.vertex_colors", "view.points", "view.lines", "view.grid", "view.axes".
void appearance_panel(const Look& look, render::Settings& settings);

}  // namespace vitrine::ui
