#pragma once

#include <vitrine/scene/geometry.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>

// Counts edges of meshes, to see whether they are closed and turned outwards.

namespace vitrine::scene {

/// What the edges of a mesh say, with vertices at the same place taken as one.
struct EdgeCounts {
    std::size_t border = 0;   ///< edges of one triangle
    std::size_t shared = 0;   ///< edges of two triangles that run along them in opposite directions
    std::size_t twisted = 0;  ///< all others

    bool closed() const { return border == 0 && twisted == 0 && shared > 0; }
};

inline EdgeCounts count_edges(const Mesh& mesh) {
    std::map<std::tuple<float, float, float>, std::size_t> places;
    const auto place_of = [&](std::size_t corner) {
        const glm::vec3& p = mesh.positions[mesh.indices.empty() ? corner : mesh.indices[corner]];
        return places.try_emplace({p.x + 0.0F, p.y + 0.0F, p.z + 0.0F}, places.size()).first->second;
    };
    std::map<std::pair<std::size_t, std::size_t>, std::pair<int, int>> edges;
    for (std::size_t triangle = 0; triangle < mesh.triangle_count(); ++triangle) {
        for (std::size_t side = 0; side < 3; ++side) {
            const std::size_t from = place_of(3 * triangle + side);
            const std::size_t to = place_of(3 * triangle + (side + 1) % 3);
            auto& [there, back] = edges[std::minmax(from, to)];
            ++(from < to ? there : back);
        }
    }
    EdgeCounts counts;
    for (const auto& [edge, uses] : edges) {
        if (uses.first == 1 && uses.second == 1) {
            ++counts.shared;
        } else if (uses.first + uses.second == 1) {
            ++counts.border;
        } else {
            ++counts.twisted;
        }
    }
    return counts;
}

/// Enclosed by a closed mesh whose faces turn outwards; negative when they turn inwards.
inline double volume_of(const Mesh& mesh) {
    double volume = 0;
    for (std::size_t triangle = 0; triangle < mesh.triangle_count(); ++triangle) {
        const auto corner = [&](std::size_t i) {
            const std::size_t at = 3 * triangle + i;
            return glm::dvec3(mesh.positions[mesh.indices.empty() ? at : mesh.indices[at]]);
        };
        volume += glm::dot(corner(0), glm::cross(corner(1), corner(2))) / 6;
    }
    return volume;
}

/// The least cosine between a face's normal and the normals at its corners.
inline double least_agreement(const Mesh& mesh) {
    double least = 1;
    for (std::size_t triangle = 0; triangle < mesh.triangle_count(); ++triangle) {
        const std::size_t a = mesh.indices[3 * triangle];
        const std::size_t b = mesh.indices[3 * triangle + 1];
        const std::size_t c = mesh.indices[3 * triangle + 2];
        const glm::dvec3 origin(mesh.positions[a]);
        const glm::dvec3 face =
            glm::normalize(glm::cross(glm::dvec3(mesh.positions[b]) - origin, glm::dvec3(mesh.positions[c]) - origin));
        for (const std::size_t corner : {a, b, c})
            least = std::min(least, glm::dot(face, glm::dvec3(mesh.normals[corner])));
    }
    return least;
}

/// The farthest that a normal's length is from 1.
inline double worst_normal_length(const Mesh& mesh) {
    double worst = 0;
    for (const glm::vec3& normal : mesh.normals) {
        const double off = std::abs(static_cast<double>(glm::length(normal)) - 1);
        worst = off <= worst ? worst : off;
    }
    return worst;
}

}  // namespace vitrine::scene
