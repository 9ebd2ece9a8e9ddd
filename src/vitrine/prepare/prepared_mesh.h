#pragma once

#include <vitrine/prepare/triangles.h>
#include <vitrine/scene/mesh_structure.h>

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

namespace vitrine::prepare {

/// How meshes are made ready to be drawn fast.
struct PrepareOptions {
    std::size_t least_level_triangles = 2'000;  ///< no coarser level has fewer
    std::size_t level_factor = 4;               ///< a level has so many times fewer triangles than the one before
    friend bool operator==(const PrepareOptions&, const PrepareOptions&) = default;
};

/// What `prepare` makes of a mesh's triangles.
struct PreparedMesh {
    /// Where each vertex goes, and the triangles in an order that uses vertices again soon. Both are empty for vertices
    /// that come in triples: they stay as they are.
    std::vector<std::uint32_t> vertex_order;
    std::vector<std::uint32_t> indices;
    std::vector<std::uint32_t> level_indices;  ///< of coarser levels
    scene::MeshStructure structure;
};

/// Finds out what there is to know of triangles, and puts them and their vertices in an order that vertex caches like
/// (Sander et al., "Fast Triangle Reordering for Vertex Locality and Reduced Overdraw", and its kin in meshoptimizer).
/// Returns early, with something incomplete, when it is stopped.
PreparedMesh prepare(const Triangles& triangles, const PrepareOptions& options = {}, const std::stop_token& stop = {});

/// Gives a mesh what was made of it: the same surface in another order. The mesh has not changed since.
void apply(const PreparedMesh& prepared, scene::Mesh& mesh);

/// Packs normals and, where they fit, indices. Nothing is lost but what 4 bytes of a normal cannot tell.
void pack(scene::Mesh& mesh);

}  // namespace vitrine::prepare
