#include <vitrine/prepare/detail_levels.h>

#include <meshoptimizer.h>

#include <algorithm>
#include <span>
#include <utility>

namespace vitrine::prepare {
namespace {

/// A part of the mesh's extent: coarser than this no level is worth having.
constexpr float most_error = 0.05F;

struct Simplified {
    std::vector<std::uint32_t> indices;
    float error = 0;  ///< as part of the mesh's extent
};

Simplified simplified(const std::vector<std::uint32_t>& indices, std::span<const glm::vec3> positions,
                      std::size_t wanted) {
    const float* places = &positions.front().x;
    Simplified result{std::vector<std::uint32_t>(indices.size())};
    const auto by = [&](auto method) {
        result.indices.resize(indices.size());
        result.indices.resize(method(result.indices.data(), &result.error));
    };
    by([&](std::uint32_t* into, float* error) {
        return meshopt_simplify(into, indices.data(), indices.size(), places, positions.size(), sizeof(glm::vec3),
                                wanted, most_error, 0U, error);
    });
    if (result.indices.size() <= 2 * wanted) return result;
    by([&](std::uint32_t* into, float* error) {
        return meshopt_simplifySloppy(into, indices.data(), indices.size(), places, positions.size(), sizeof(glm::vec3),
                                      wanted, most_error, error);
    });
    return result;
}

}  // namespace

void add_levels(PreparedMesh& prepared, const Triangles& triangles, const PrepareOptions& options,
                const std::stop_token& stop) {
    const std::size_t vertices = triangles.positions.size();
    if (triangles.count() / options.level_factor < options.least_level_triangles) return;
    const float extent = meshopt_simplifyScale(&triangles.positions[0].x, vertices, sizeof(glm::vec3));
    std::vector<std::uint32_t> finer = prepared.indices;
    if (finer.empty()) finer.assign(triangles.indices.begin(), triangles.indices.end());
    float error = 0;
    while (!stop.stop_requested() && finer.size() / options.level_factor >= 3 * options.least_level_triangles) {
        Simplified next = simplified(finer, triangles.positions.view(), finer.size() / options.level_factor / 3 * 3);
        // A level that is hardly smaller is not worth its memory.
        if (next.indices.empty() || 2 * next.indices.size() > finer.size()) return;
        meshopt_optimizeVertexCache(next.indices.data(), next.indices.data(), next.indices.size(), vertices);
        error += extent * next.error;
        prepared.structure.levels.push_back({prepared.level_indices.size() / 3, next.indices.size() / 3, error});
        prepared.level_indices.insert(prepared.level_indices.end(), next.indices.begin(), next.indices.end());
        finer = std::move(next.indices);
    }
}

}  // namespace vitrine::prepare
