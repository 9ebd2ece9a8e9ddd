#include <vitrine/scene/mesh_structure.h>

#include <vitrine/scene/geometry.h>

#include <algorithm>
#include <utility>

namespace vitrine::scene {

KnownStructure::States KnownStructure::states_of(const Mesh& mesh) {
    const auto state = [](const auto& array) { return ArrayState{array.tracked_bytes().tracking, array.revision()}; };
    return {state(mesh.positions),        state(mesh.vertices), state(mesh.normals),       state(mesh.packed_normals),
            state(mesh.short_indices),    state(mesh.indices),  state(mesh.level_indices), state(mesh.texcoords),
            state(mesh.second_texcoords), state(mesh.tangents)};
}

void KnownStructure::set(const Mesh& mesh, MeshStructure structure) {
    structure_ = std::move(structure);
    states_ = states_of(mesh);
}

const MeshStructure* KnownStructure::of(const Mesh& mesh) const {
    if (!structure_) return nullptr;
    const States now = states_of(mesh);
    const bool same = std::equal(now.begin(), now.end(), states_.begin(), [](const ArrayState& a, const ArrayState& b) {
        return a.revision == b.revision && !a.array.owner_before(b.array) && !b.array.owner_before(a.array);
    });
    return same ? &*structure_ : nullptr;
}

}  // namespace vitrine::scene
