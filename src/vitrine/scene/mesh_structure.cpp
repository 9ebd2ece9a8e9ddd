#include <vitrine/scene/mesh_structure.h>

#include <vitrine/scene/geometry.h>

#include <utility>

namespace vitrine::scene {

KnownStructure::States KnownStructure::states_of(const Mesh& mesh) {
    using arrays::ArrayState;
    States states{ArrayState(mesh.positions),      ArrayState(mesh.vertices),      ArrayState(mesh.normals),
                  ArrayState(mesh.packed_normals), ArrayState(mesh.short_indices), ArrayState(mesh.indices),
                  ArrayState(mesh.level_indices),  ArrayState(mesh.texcoords),     ArrayState(mesh.second_texcoords),
                  ArrayState(mesh.tangents),       ArrayState(mesh.joints),        ArrayState(mesh.weights)};
    visit_morph_arrays(mesh, [&](const auto& array) { states.emplace_back(array); });
    return states;
}

void KnownStructure::set(const Mesh& mesh, MeshStructure structure) {
    structure_ = std::move(structure);
    states_ = states_of(mesh);
}

const MeshStructure* KnownStructure::of(const Mesh& mesh) const {
    return structure_ && states_ == states_of(mesh) ? &*structure_ : nullptr;
}

}  // namespace vitrine::scene
