#pragma once

#include <vitrine/render/settings.h>
#include <vitrine/ui/look.h>

namespace vitrine::ui {

/// What a person asks of whoever shows the panel.
struct LightingRequests {
    bool environment = false;  ///< to choose another environment map
};

/// Chooses how surfaces are lit, and how light becomes colours. Controls for Look::shortcut_of: "view.quality",
/// "view.environment".
LightingRequests lighting_panel(const Look& look, render::Settings& settings);

}  // namespace vitrine::ui
