#pragma once

#include <vitrine/render/vector_look.h>
#include <vitrine/ui/look.h>

#include <span>
#include <string>

namespace vitrine::ui {

/// Chooses which vectors are shown as arrows, and how. `names`: those that there are.
void vector_panel(const Look& look, std::span<const std::string> names, render::VectorLook& vectors);

}  // namespace vitrine::ui
