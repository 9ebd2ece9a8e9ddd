#pragma once

#include <vitrine/io/obj_vertices.h>

namespace vitrine::io {

/// Finds the vertices of corners that name any texture coordinates and normals, on all cores: corners are given out by
/// their positions, and each share is numbered by a hash table of its own.
ObjVertices find_different_vertices(std::span<const ObjCorners> corners, std::size_t total);

}  // namespace vitrine::io
