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

/// Those that may be seen.
struct VisibleTriangles {
    std::vector<TriangleRange> coarse;
    std::vector<TriangleRange> fine;  ///< no edge is longer in the picture than was asked for
};

struct ClusterChoice {
    bool culled = false;     ///< without clusters all of whose triangles are seen from behind
    double fine_pixels = 0;  ///< how long edges of fine triangles may be; 0: none are told apart
};

/// Of a mesh of so many triangles those that may be seen: without the clusters outside of the picture. `model_view`:
/// from the mesh's coordinates to the camera's. Few ranges rather than the fewest triangles.
VisibleTriangles visible_triangles(std::span<const scene::TriangleCluster> clusters, std::uint64_t triangles,
                                   const BoxView& view, const glm::dmat4& model_view, const ClusterChoice& choice);

}  // namespace vitrine::render
