#include <vitrine/prepare/welded.h>

#include <meshoptimizer.h>

namespace vitrine::prepare {

std::vector<std::uint32_t> welded(const Triangles& triangles) {
    std::vector<std::uint32_t> indices(triangles.indices.size());
    meshopt_generateShadowIndexBuffer(indices.data(), triangles.indices.data(), indices.size(),
                                      triangles.positions.data(), triangles.positions.size(), sizeof(glm::vec3),
                                      sizeof(glm::vec3));
    return indices;
}

}  // namespace vitrine::prepare
