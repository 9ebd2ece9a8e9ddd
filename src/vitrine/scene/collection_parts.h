#pragma once

#include <vitrine/scene/collection_item.h>
#include <vitrine/scene/polygon.h>

#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::scene {

/// Sets `along` of the second end of each segment to its length.
void measure_segments(std::span<CollectionVertex> ends);
/// Sets `along` of each point to the length of the path up to it.
void measure_path(std::span<CollectionVertex> path);
/// Sets `along` of each corner of a triangle to the sum of 1, 2 and 4 for those of its sides that no other triangle
/// has: the side after the first, the second and the third corner.
void mark_rims(std::span<CollectionVertex> corners);

/// A filled shape as the GPU draws it: what lies within, and around it a rim a pixel wide, whose outer corners are the
/// same points once more.
struct Outline {
    std::vector<OutlineVertex> points;
    std::vector<std::uint32_t> indices;  ///< of triangles: twice the place of a point, plus one for the outer corner
};
Outline make_outline(const FilledPolygon& polygon);

}  // namespace vitrine::scene
