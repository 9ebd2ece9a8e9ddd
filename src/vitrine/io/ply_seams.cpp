#include <vitrine/io/ply_seams.h>

#include <vitrine/io/obj_vertex_table.h>

#include <bit>
#include <span>
#include <utility>

namespace vitrine::io {
namespace {

/// The texture coordinates of corners stand for themselves, by their bits, in the place of numbers of some.
ObjCorners corners_of(const PlyIndexLists& faces) {
    ObjCorners corners;
    corners.positions.assign(faces.indices.begin(), faces.indices.end());
    corners.texcoords.naming = corners.normals.naming = ObjNaming::own;
    corners.texcoords.values.reserve(corners.positions.size());
    corners.normals.values.reserve(corners.positions.size());
    for (std::size_t i = 0; i < corners.positions.size(); ++i) {
        corners.texcoords.values.push_back(std::bit_cast<std::uint32_t>(faces.texcoords[2 * i]));
        corners.normals.values.push_back(std::bit_cast<std::uint32_t>(faces.texcoords[2 * i + 1]));
    }
    return corners;
}

template <class T>
arrays::Elements<T> selected(std::span<const T> all, std::span<const std::uint32_t> places) {
    if (all.empty()) return {};
    auto result = arrays::Elements<T>::unset(places.size());
    T* const to = result.mutable_data();
    for (std::size_t i = 0; i < places.size(); ++i) to[i] = all[places[i]];
    return result;
}

}  // namespace

std::vector<std::uint32_t> split_at_seams(PlyVertices& vertices, PlyIndexLists& faces) {
    const ObjCorners corners = corners_of(faces);
    faces.texcoords = {};
    ObjVertices found = find_different_vertices(std::span(&corners, 1), corners.positions.size());
    const std::span<const std::uint32_t> places = found.positions;
    vertices.positions = selected(vertices.positions.view(), places);
    vertices.normals = selected(vertices.normals.view(), places);
    vertices.colors = selected(vertices.colors.view(), places);
    for (scene::ScalarField& field : vertices.scalars) field.values.adopt(selected(field.values.view(), places));
    vertices.texcoords = arrays::Elements<glm::vec2>::unset(places.size());
    glm::vec2* const to = vertices.texcoords.mutable_data();
    for (std::size_t i = 0; i < places.size(); ++i)
        to[i] = {std::bit_cast<float>(found.texcoords[i]), 1.0F - std::bit_cast<float>(found.normals[i])};
    faces.indices = std::move(found.indices);
    return std::move(found.positions);
}

}  // namespace vitrine::io
