#pragma once

#include <glm/glm.hpp>

namespace vitrine::octree {

/// A point while an octree is built.
struct OctreePoint {
    glm::vec3 position{0};
    glm::u8vec4 color{255};
};
static_assert(sizeof(OctreePoint) == 16, "as it lies in scratch files");

}  // namespace vitrine::octree
