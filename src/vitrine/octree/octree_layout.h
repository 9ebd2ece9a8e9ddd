#pragma once

#include <vitrine/octree/node_key.h>

#include <glm/glm.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace vitrine::octree {

/// How an octree lies in a file, in little-endian order: the header; from `octree_data_offset` on the points, node by
/// node, of each its positions (three floats each) and then its colours (four bytes each); then the nodes, level by
/// level, those below one node beside each other.
inline constexpr std::array<char, 8> octree_magic{'V', 'I', 'T', 'R', 'O', 'C', 'T', '\n'};
inline constexpr std::uint32_t octree_version = 1;
inline constexpr std::size_t octree_data_offset = 256;

/// The first bytes of the file. They are written last: a file that was not finished begins with zeros.
struct OctreeHeader {
    std::array<char, 8> magic{};
    std::uint32_t version = octree_version;
    std::uint32_t has_colors = 0;  ///< 1 or 0
    std::uint64_t points = 0;
    std::uint64_t nodes = 0;
    std::uint64_t nodes_offset = 0;  ///< byte at which they begin
    glm::dvec3 origin{0};            ///< that coordinates are relative to
    glm::dvec3 cube_corner{0};       ///< of the root
    double cube_edge = 0;
    glm::dvec3 box_min{0};  ///< around all points
    glm::dvec3 box_max{0};
};
static_assert(sizeof(OctreeHeader) == 144 && sizeof(OctreeHeader) <= octree_data_offset);

/// A node as it lies in the file.
struct OctreeRecord {
    NodeKey key;
    std::uint64_t first_point = 0;
    std::uint32_t points = 0;
    std::uint32_t first_child = 0;  ///< which node
    std::uint32_t children = 0;     ///< how many
    std::uint32_t unused = 0;
};
static_assert(sizeof(OctreeRecord) == 40);

/// Bytes of a point.
constexpr std::uint64_t octree_point_bytes(bool has_colors) {
    return has_colors ? 16 : 12;
}

}  // namespace vitrine::octree
