#include <vitrine/prepare/clusters.h>

#include <vitrine/base/parallel.h>

#include <meshoptimizer.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace vitrine::prepare {
namespace {

using scene::TriangleCluster;

/// Fewer are drawn in no time, as many seen from behind as there may be.
constexpr std::size_t least_clusters = 16;
constexpr std::size_t clusters_at_a_time = 64;
constexpr std::size_t corners_of_cluster = 3 * TriangleCluster::triangles;

float longest_edge(std::span<const std::uint32_t> indices, std::span<const glm::vec3> positions) {
    float longest = 0;
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        const glm::vec3& a = positions[indices[i]];
        const glm::vec3& b = positions[indices[i + 1]];
        const glm::vec3& c = positions[indices[i + 2]];
        for (const glm::vec3& edge : {b - a, c - b, a - c}) longest = std::max(longest, glm::dot(edge, edge));
    }
    return std::sqrt(longest);
}

TriangleCluster cluster_of(std::span<const std::uint32_t> indices, std::span<const glm::vec3> positions) {
    const meshopt_Bounds bounds = meshopt_computeClusterBounds(indices.data(), indices.size(), &positions[0].x,
                                                               positions.size(), sizeof(glm::vec3));
    return {.center = {bounds.center[0], bounds.center[1], bounds.center[2]},
            .radius = bounds.radius,
            .axis = {bounds.cone_axis[0], bounds.cone_axis[1], bounds.cone_axis[2]},
            .cutoff = bounds.cone_cutoff,
            .longest_edge = longest_edge(indices, positions)};
}

}  // namespace

std::vector<TriangleCluster> clusters_of(std::span<const std::uint32_t> indices, std::span<const glm::vec3> positions) {
    const std::size_t count = (indices.size() + corners_of_cluster - 1) / corners_of_cluster;
    if (count < least_clusters) return {};
    std::vector<TriangleCluster> clusters(count);
    parallel_for(count, clusters_at_a_time, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t first = i * corners_of_cluster;
            const std::size_t corners = std::min(corners_of_cluster, indices.size() - first);
            clusters[i] = cluster_of(indices.subspan(first, corners), positions);
        }
    });
    return clusters;
}

}  // namespace vitrine::prepare
