#pragma once

#include <vitrine/ui/look.h>
#include <vitrine/ui/viewport.h>

namespace vitrine::ui {

/// How point clouds are drawn, as controls, with what is in use now and why. Control for Look::shortcut_of:
/// "view.eye_dome".
void points_panel(const Look& look, ViewportSettings& settings, const ViewportStatus& status);

}  // namespace vitrine::ui
