#include <vitrine/prepare/prepared_mesh.h>

#include <vitrine/prepare/closed_surface.h>
#include <vitrine/prepare/clusters.h>
#include <vitrine/prepare/detail_levels.h>
#include <vitrine/prepare/face_order.h>

#include <meshoptimizer.h>

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

namespace vitrine::prepare {
namespace {

/// Where each vertex goes so that they lie in the order of their first use; unused ones follow.
std::vector<std::uint32_t> order_of_use(const std::vector<std::uint32_t>& indices, std::size_t vertices) {
    std::vector<std::uint32_t> order(vertices);
    auto next = static_cast<std::uint32_t>(
        meshopt_optimizeVertexFetchRemap(order.data(), indices.data(), indices.size(), vertices));
    constexpr std::uint32_t unused = std::numeric_limits<std::uint32_t>::max();
    for (std::uint32_t& place : order) {
        if (place == unused) place = next++;
    }
    return order;
}

void renumber(std::vector<std::uint32_t>& indices, const std::vector<std::uint32_t>& order) {
    for (std::uint32_t& index : indices) index = order[index];
}

template <class T>
void reorder(arrays::TrackedArray<T>& array, const std::vector<std::uint32_t>& order) {
    if (array.empty()) return;
    const std::span<const T> before = array.view();
    auto after = arrays::Elements<T>::unset(order.size());
    T* const places = after.mutable_data();
    for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = before[i];
    array.adopt(std::move(after));
}

/// While the mesh has its triangles as they were.
void reorder_faces(const PreparedMesh& prepared, scene::Mesh& mesh) {
    if (mesh.face_scalars.empty()) return;
    std::vector<std::uint32_t> before(mesh.corners().size());
    for (std::size_t i = 0; i < before.size(); ++i) before[i] = prepared.vertex_order[mesh.corners()[i]];
    const std::vector<std::uint32_t> order = face_order(before, prepared.indices);
    for (scene::ScalarField& field : mesh.face_scalars) reorder(field.values, order);
}

constexpr std::size_t most_short_vertices = 1U << 16U;

std::vector<std::uint16_t> narrowed(std::span<const std::uint32_t> indices) {
    std::vector<std::uint16_t> narrow(indices.size());
    std::transform(indices.begin(), indices.end(), narrow.begin(),
                   [](std::uint32_t index) { return static_cast<std::uint16_t>(index); });
    return narrow;
}

}  // namespace

PreparedMesh prepare(const Triangles& triangles, const PrepareOptions& options, const std::stop_token& stop) {
    PreparedMesh prepared;
    if (triangles.indices.empty()) return prepared;
    prepared.structure.closed = is_closed(triangles);
    prepared.structure.normals_agree = normals_agree(triangles);
    if (stop.stop_requested()) return prepared;
    if (triangles.indexed) {
        prepared.indices.resize(triangles.indices.size());
        meshopt_optimizeVertexCache(prepared.indices.data(), triangles.indices.data(), triangles.indices.size(),
                                    triangles.positions.size());
    }
    if (stop.stop_requested()) return prepared;
    const std::span<const std::uint32_t> ordered = triangles.indexed ? prepared.indices : triangles.indices.view();
    prepared.structure.clusters = clusters_of(ordered, triangles.positions.view());
    add_levels(prepared, triangles, options, stop);
    if (!triangles.indexed) return prepared;
    prepared.vertex_order = order_of_use(prepared.indices, triangles.positions.size());
    renumber(prepared.indices, prepared.vertex_order);
    renumber(prepared.level_indices, prepared.vertex_order);
    return prepared;
}

void apply(const PreparedMesh& prepared, scene::Mesh& mesh) {
    const std::vector<std::uint32_t>& order = prepared.vertex_order;
    if (!order.empty()) {
        reorder_faces(prepared, mesh);
        reorder(mesh.positions, order);
        reorder(mesh.normals, order);
        reorder(mesh.packed_normals, order);
        reorder(mesh.colors, order);
        reorder(mesh.vertices, order);
        reorder(mesh.texcoords, order);
        reorder(mesh.second_texcoords, order);
        reorder(mesh.tangents, order);
        reorder(mesh.joints, order);
        reorder(mesh.weights, order);
        scene::visit_morph_arrays(mesh, [&](auto& array) { reorder(array, order); });
        for (scene::ScalarField& field : mesh.scalars) reorder(field.values, order);
        if (mesh.short_indices.empty()) {
            mesh.indices.assign(prepared.indices);
        } else {
            mesh.short_indices.assign(narrowed(prepared.indices));
        }
    }
    mesh.level_indices.assign(prepared.level_indices);
    mesh.structure.set(mesh, prepared.structure);
}

void pack(scene::Mesh& mesh) {
    if (!mesh.normals.empty() && mesh.normals.has_copy()) {
        std::vector<scene::PackedNormal> packed(mesh.normals.size());
        std::transform(mesh.normals.begin(), mesh.normals.end(), packed.begin(), scene::pack_normal);
        mesh.packed_normals.assign(std::move(packed));
        mesh.normals.clear();
    }
    if (mesh.indices.empty() || !mesh.indices.has_copy() || mesh.vertex_count() > most_short_vertices) return;
    mesh.short_indices.assign(narrowed(mesh.indices.view()));
    mesh.indices.clear();
}

}  // namespace vitrine::prepare
