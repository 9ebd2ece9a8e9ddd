#include <vitrine/prepare/triangles.h>

#include <algorithm>
#include <utility>

namespace vitrine::prepare {
namespace {

std::vector<glm::vec3> normals_of(const scene::Mesh& mesh) {
    if (mesh.is_interleaved()) {
        const auto view = mesh.vertices.field(&scene::MeshVertex::normal);
        return {view.begin(), view.end()};
    }
    if (mesh.packed_normals.empty()) return {mesh.normals.begin(), mesh.normals.end()};
    std::vector<glm::vec3> normals(mesh.packed_normals.view().size());
    std::transform(mesh.packed_normals.begin(), mesh.packed_normals.end(), normals.begin(), scene::unpack_normal);
    return normals;
}

bool has_copies(const scene::Mesh& mesh) {
    const auto all = [](const auto&... arrays) { return (arrays.has_copy() && ...); };
    return all(mesh.positions, mesh.normals, mesh.packed_normals, mesh.colors, mesh.vertices, mesh.indices,
               mesh.short_indices) &&
           std::all_of(mesh.scalars.begin(), mesh.scalars.end(), [&](const auto& field) { return all(field.values); });
}

}  // namespace

Triangles triangles_of(const scene::Mesh& mesh) {
    if (!has_copies(mesh)) return {};
    const auto positions = mesh.position_view();
    const scene::CornerView corners = mesh.corners();
    Triangles triangles{{positions.begin(), positions.end()}, normals_of(mesh), {}, mesh.is_indexed()};
    if (triangles.normals.size() != positions.size()) triangles.normals.clear();
    triangles.indices.resize(corners.size());
    for (std::size_t i = 0; i < corners.size(); ++i) triangles.indices[i] = corners[i];
    const auto outside = [&](std::uint32_t index) { return index >= positions.size(); };
    if (std::any_of(triangles.indices.begin(), triangles.indices.end(), outside)) return {};
    return triangles;
}

}  // namespace vitrine::prepare
