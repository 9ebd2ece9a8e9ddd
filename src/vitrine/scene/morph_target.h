#pragma once

#include <vitrine/arrays/tracked_array.h>

#include <glm/glm.hpp>

#include <string>

namespace vitrine::scene {

/// Another form of a mesh: how far from their place its vertices go when it has the weight 1. Each array is empty, or
/// has one element for each vertex of the mesh.
struct MorphTarget {
    std::string name;
    arrays::TrackedArray<glm::vec3> positions;
    arrays::TrackedArray<glm::vec3> normals;
    arrays::TrackedArray<glm::vec3> tangents;
};

/// Calls `visit` with each array of a mesh's morph targets.
template <class M, class Visit>
void visit_morph_arrays(M& mesh, const Visit& visit) {
    for (auto& target : mesh.morph_targets) {
        visit(target.positions);
        visit(target.normals);
        visit(target.tangents);
    }
}

}  // namespace vitrine::scene
