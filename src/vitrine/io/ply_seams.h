#pragma once

#include <vitrine/io/ply_body.h>
#include <vitrine/io/ply_vertices.h>

#include <cstdint>
#include <vector>

namespace vitrine::io {

/// Gives vertices the texture coordinates that the corners of faces have: where these differ, a vertex becomes several.
/// `faces` are faces of these afterwards. Returns which vertex each of them was.
std::vector<std::uint32_t> split_at_seams(PlyVertices& vertices, PlyIndexLists& faces);

}  // namespace vitrine::io
