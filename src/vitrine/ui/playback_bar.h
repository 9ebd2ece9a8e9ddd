#pragma once

#include <vitrine/scene/player.h>
#include <vitrine/scene/scene.h>
#include <vitrine/ui/look.h>

namespace vitrine::ui {

/// The height of the row, at scale 1.
inline constexpr float playback_bar_height = 36;

/// A row over the width of the current window: play and pause, a slider over the animation's time, and which animation
/// of the scene it is, how fast and whether it is repeated.
void playback_bar(const Look& look, const scene::Scene& scene, scene::Player& player);

}  // namespace vitrine::ui
