#pragma once

#include <vitrine/scene/bounds.h>
#include <vitrine/scene/camera.h>

#include <glm/glm.hpp>

namespace vitrine::render {

/// A square grid on the ground below a scene.
struct GroundGrid {
    glm::dvec3 center{0};        ///< world, on a crossing of two lines
    glm::dvec3 first{1, 0, 0};   ///< one cell, world
    glm::dvec3 second{0, 0, 1};  ///< one cell, world
    glm::ivec2 phase{0};         ///< number of the lines through the centre, counted from the world's origin, modulo 10
    int half_lines = 10;         ///< on each side of the centre
};

/// Cells of 1, 2 or 5 times a power of ten, about 40 across the scene's footprint times four; at the lowest point
/// of the bounds along `up`.
GroundGrid make_ground_grid(const scene::Bounds& bounds, const glm::dvec3& up);

/// Whether the camera sees the grid's upper side, and so the grid behind all that stands on it.
bool is_seen_from_above(const GroundGrid& grid, const scene::Camera& camera);

}  // namespace vitrine::render
