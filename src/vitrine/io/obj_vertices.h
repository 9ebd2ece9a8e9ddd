#pragma once

#include <vitrine/arrays/elements.h>
#include <vitrine/io/obj_data.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::io {

/// The vertices of a mesh: each is a position and a normal of the file, and no two are the same pair.
struct ObjVertices {
    arrays::Elements<std::uint32_t> indices;  ///< the vertex of each corner
    /// Vertices are the file's positions from this one on, in their order, and if there are normals those with the same
    /// numbers; none: `positions` and `normals` list them.
    std::optional<std::uint32_t> first;
    std::size_t count = 0;
    std::vector<std::uint32_t> positions;
    std::vector<std::uint32_t> normals;  ///< obj_none where a vertex has none
    bool has_normals = false;
};

/// Finds the vertices that corners name.
class ObjVertexFinder {
public:
    /// For a file of so many positions.
    explicit ObjVertexFinder(std::size_t position_count) : position_count_(position_count) {}

    /// Takes time linear in the corners.
    ObjVertices find(std::span<const ObjCorners> corners);
    /// The same for positions alone, in the order in which they come up.
    ObjVertices find(std::span<const std::uint32_t> positions);

private:
    ObjVertices find_pairs(std::span<const ObjCorners> corners, std::size_t total);
    std::uint32_t number(ObjVertices& vertices, std::uint32_t position, std::uint32_t normal);
    void forget(const ObjVertices& vertices);

    std::size_t position_count_;
    std::vector<std::uint32_t> first_at_;  ///< the latest vertex at each position; obj_none: none yet
    std::vector<std::uint32_t> next_;      ///< the vertex before it at the same position
};

}  // namespace vitrine::io
