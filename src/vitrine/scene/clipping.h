#pragma once

#include <vitrine/scene/islands.h>
#include <vitrine/scene/polygon.h>

#include <vector>

namespace vitrine::scene {

/// The contours of what rings, closed and in any direction, enclose by a fill rule: the inside is on their left. They
/// may touch but do not cross, except by the rounding of their crossings to the grid.
std::vector<GridRing> enclosing_contours(const std::vector<GridRing>& rings, FillRule rule);

}  // namespace vitrine::scene
