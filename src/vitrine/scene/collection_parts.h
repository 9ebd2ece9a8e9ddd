#pragma once

#include <vitrine/scene/collection_item.h>
#include <vitrine/scene/polygon.h>

#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::scene {

/// For each end of a segment 0, and for the second one its length.
std::vector<float> lengths_of_segments(std::span<const glm::vec3> ends);
/// For each point the length of the path up to it.
std::vector<float> lengths_of_path(std::span<const glm::vec3> path);
/// For each corner of a triangle the sum of 1, 2 and 4 for those of its sides that no other triangle has: the side
/// after the first, the second and the third corner.
std::vector<float> rims_of_triangles(std::span<const glm::vec3> corners);

/// A filled shape as the GPU draws it: what lies within, and around it a rim a pixel wide, whose outer corners are the
/// same points once more.
struct Outline {
    std::vector<OutlineVertex> points;
    std::vector<std::uint32_t> indices;  ///< of triangles: twice the place of a point, plus one for the outer corner
};
Outline make_outline(const FilledPolygon& polygon);

}  // namespace vitrine::scene
