#pragma once

#include <vitrine/render/settings.h>
#include <vitrine/ui/look.h>

namespace vitrine::ui {

/// Chooses how surfaces are lit, and how light becomes colours. Control for Look::shortcut_of: "view.quality".
void lighting_panel(const Look& look, render::Settings& settings);

}  // namespace vitrine::ui
