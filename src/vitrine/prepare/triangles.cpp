#include <vitrine/prepare/triangles.h>

#include <vitrine/scene/shared_copy.h>

#include <algorithm>
#include <utility>

namespace vitrine::prepare {
namespace {

template <class T, class Range>
arrays::Elements<T> copied(const Range& range) {
    auto elements = arrays::Elements<T>::unset(range.size());
    std::copy(range.begin(), range.end(), elements.mutable_data());
    return elements;
}

arrays::Elements<glm::vec3> positions_of(const scene::Mesh& mesh) {
    return mesh.is_interleaved() ? copied<glm::vec3>(mesh.position_view()) : mesh.positions.share();
}

arrays::Elements<glm::vec3> normals_of(const scene::Mesh& mesh) {
    if (mesh.is_interleaved()) return copied<glm::vec3>(mesh.vertices.field(&scene::MeshVertex::normal));
    if (mesh.packed_normals.empty()) return mesh.normals.share();
    auto normals = arrays::Elements<glm::vec3>::unset(mesh.packed_normals.size());
    std::transform(mesh.packed_normals.begin(), mesh.packed_normals.end(), normals.mutable_data(),
                   scene::unpack_normal);
    return normals;
}

arrays::Elements<std::uint32_t> corners_of(const scene::Mesh& mesh) {
    const scene::CornerView corners = mesh.corners();
    if (mesh.indices.size() == corners.size() && !mesh.indices.empty()) return mesh.indices.share();
    auto indices = arrays::Elements<std::uint32_t>::unset(corners.size());
    std::uint32_t* const all = indices.mutable_data();
    for (std::size_t i = 0; i < corners.size(); ++i) all[i] = corners[i];
    return indices;
}

}  // namespace

Triangles triangles_of(const scene::Mesh& mesh) {
    if (!scene::has_copies(mesh)) return {};
    Triangles triangles{positions_of(mesh), normals_of(mesh), corners_of(mesh), mesh.is_indexed()};
    const std::size_t vertices = triangles.positions.size();
    if (triangles.normals.size() != vertices) triangles.normals.clear();
    const auto outside = [&](std::uint32_t index) { return index >= vertices; };
    if (std::any_of(triangles.indices.begin(), triangles.indices.end(), outside)) return {};
    return triangles;
}

}  // namespace vitrine::prepare
