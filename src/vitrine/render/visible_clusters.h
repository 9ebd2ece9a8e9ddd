#pragma once

#include <vitrine/render/box_view.h>
#include <vitrine/scene/mesh_structure.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::render {

/// Triangles of a mesh that follow each other.
struct TriangleRange {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    friend bool operator==(const TriangleRange&, const TriangleRange&) = default;
};

std::uint64_t triangle_count(std::span<const TriangleRange> ranges);

/// Of a mesh of so many triangles those that may be seen: without the clusters outside of the picture and, with
/// `culled`, those all of whose triangles are seen from behind. `model_view`: from the mesh's coordinates to the
/// camera's. Few ranges rather than the fewest triangles.
std::vector<TriangleRange> visible_ranges(std::span<const scene::TriangleCluster> clusters, std::uint64_t triangles,
                                          const BoxView& view, const glm::dmat4& model_view, bool culled);

}  // namespace vitrine::render
