#pragma once

#include <vitrine/scene/geometry.h>

#include <glm/glm.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace vitrine::test {

/// An indexed mesh's triangles in another order: those in the same of small cells follow each other.
inline scene::Mesh in_patches(scene::Mesh mesh) {
    constexpr float cells_per_unit = 4;
    std::map<std::array<int, 3>, std::vector<std::uint32_t>> cells;
    for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
        const glm::ivec3 cell(glm::floor(cells_per_unit * mesh.positions[mesh.indices[i]]));
        std::vector<std::uint32_t>& corners = cells[{cell.x, cell.y, cell.z}];
        for (std::size_t k = i; k < i + 3; ++k) corners.push_back(mesh.indices[k]);
    }
    std::vector<std::uint32_t> indices;
    for (const auto& [cell, corners] : cells) indices.insert(indices.end(), corners.begin(), corners.end());
    mesh.indices.assign(std::move(indices));
    return mesh;
}

/// The clusters of an indexed mesh's triangles in the order they have.
inline std::vector<scene::TriangleCluster> clusters_of(const scene::Mesh& mesh) {
    std::vector<scene::TriangleCluster> clusters;
    constexpr std::size_t size = scene::TriangleCluster::triangles;
    for (std::size_t first = 0; first < mesh.triangle_count(); first += size) {
        const std::size_t end = std::min(first + size, mesh.triangle_count());
        std::vector<glm::vec3> corners;
        for (std::size_t i = 3 * first; i < 3 * end; ++i) corners.push_back(mesh.positions[mesh.indices[i]]);
        scene::TriangleCluster cluster;
        for (const glm::vec3& corner : corners) cluster.center += corner / static_cast<float>(corners.size());
        std::vector<glm::vec3> normals;
        for (std::size_t i = 0; i < corners.size(); i += 3) {
            const glm::vec3 normal = glm::cross(corners[i + 1] - corners[i], corners[i + 2] - corners[i]);
            if (glm::length(normal) > 0) normals.push_back(glm::normalize(normal));
            for (std::size_t k = 0; k < 3; ++k)
                cluster.longest_edge =
                    std::max(cluster.longest_edge, glm::distance(corners[i + k], corners[i + (k + 1) % 3]));
            for (std::size_t k = i; k < i + 3; ++k)
                cluster.radius = std::max(cluster.radius, glm::distance(cluster.center, corners[k]));
        }
        for (const glm::vec3& normal : normals) cluster.axis += normal;
        cluster.axis = glm::normalize(cluster.axis);
        float narrowest = 1;
        for (const glm::vec3& normal : normals) narrowest = std::min(narrowest, glm::dot(normal, cluster.axis));
        if (narrowest > 0) cluster.cutoff = std::sqrt(1 - narrowest * narrowest);
        clusters.push_back(cluster);
    }
    return clusters;
}

}  // namespace vitrine::test
