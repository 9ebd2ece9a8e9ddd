#pragma once

#include <vitrine/arrays/elements.h>
#include <vitrine/io/obj_data.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::io {

/// The vertices of a mesh: each is a position, texture coordinates and a normal of the file, and no two are the same.
struct ObjVertices {
    arrays::Elements<std::uint32_t> indices;  ///< the vertex of each corner
    /// Vertices are the file's positions from this one on, in their order, and if there are texture coordinates or
    /// normals those with the same numbers; none: `positions`, `texcoords` and `normals` list them.
    std::optional<std::uint32_t> first;
    std::size_t count = 0;
    std::vector<std::uint32_t> positions;
    std::vector<std::uint32_t> texcoords;  ///< obj_none where a vertex has none
    std::vector<std::uint32_t> normals;    ///< likewise
    bool has_texcoords = false;
    bool has_normals = false;
    bool splits_positions = false;  ///< several vertices may be at one of the file's positions
};

/// Finds the vertices that corners name. Takes time linear in the corners.
ObjVertices find_obj_vertices(std::span<const ObjCorners> corners);
/// The same for their positions alone.
ObjVertices find_obj_positions(std::span<const ObjCorners> corners);
/// The same for positions that segments name, at least one.
ObjVertices find_obj_positions(std::vector<std::uint32_t> positions);

}  // namespace vitrine::io
