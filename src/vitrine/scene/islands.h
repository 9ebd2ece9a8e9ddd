#pragma once

#include <glm/glm.hpp>

#include <vector>

namespace vitrine::scene {

/// A closed contour on a grid, its points below 2^25, so that what is computed from them in double precision is exact.
using GridRing = std::vector<glm::ivec2>;

/// A connected piece of the plane: its outline counter-clockwise, then its holes, clockwise.
using Island = std::vector<GridRing>;

/// Sorts contours that have the inside on their left and do not cross. Where several meet in a point they are joined
/// anew, so that between the two edges of a corner there is nothing but inside: pieces that touch only there become
/// islands of their own, and a hole that touches its outline becomes part of it. Edges that run back on others vanish
/// with them.
std::vector<Island> islands_of(const std::vector<GridRing>& contours);

}  // namespace vitrine::scene
