#pragma once

#include <glm/glm.hpp>

namespace vitrine::scene {

/// The colour for a number from 0 to 1, sRGB-encoded; beyond that, the nearest. Dark violet over teal to light yellow:
/// equal steps look equally large, and lightness alone tells the order (Oklab by B. Ottosson, 2020: lightness rises
/// evenly while the hue turns).
glm::vec3 perceptual_color(float t);

}  // namespace vitrine::scene
