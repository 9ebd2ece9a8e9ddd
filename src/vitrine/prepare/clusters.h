#pragma once

#include <vitrine/scene/mesh_structure.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::prepare {

/// The clusters of triangles, three indices of positions each, as they follow each other. None where they are too few
/// for it to be worth while.
std::vector<scene::TriangleCluster> clusters_of(std::span<const std::uint32_t> indices,
                                                std::span<const glm::vec3> positions);

}  // namespace vitrine::prepare
