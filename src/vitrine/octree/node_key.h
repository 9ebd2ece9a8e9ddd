#pragma once

#include <vitrine/scene/bounds.h>

#include <glm/glm.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>

namespace vitrine::octree {

/// Cells are not halved any further: floats do not tell their points apart.
inline constexpr std::uint32_t most_levels = 21;

/// A node of an octree: a cell of the root's cube, which is halved `level` times along each axis.
struct NodeKey {
    std::uint32_t level = 0;
    glm::uvec3 cell{0};

    /// One of the eight halves; bits 0, 1 and 2 of `octant` tell those along x, y and z.
    NodeKey child(unsigned octant) const {
        return {level + 1, 2U * cell + glm::uvec3(octant & 1U, (octant >> 1U) & 1U, octant >> 2U)};
    }
    /// The node of a lower level that it lies in.
    NodeKey above(std::uint32_t upper) const {
        return {upper, {cell.x >> (level - upper), cell.y >> (level - upper), cell.z >> (level - upper)}};
    }
    friend bool operator==(const NodeKey&, const NodeKey&) = default;
    /// Upper levels come first.
    friend std::strong_ordering operator<=>(const NodeKey& a, const NodeKey& b) {
        if (a.level != b.level) return a.level <=> b.level;
        if (a.cell.z != b.cell.z) return a.cell.z <=> b.cell.z;
        if (a.cell.y != b.cell.y) return a.cell.y <=> b.cell.y;
        return a.cell.x <=> b.cell.x;
    }
};

/// A cube along the axes.
struct Cube {
    glm::dvec3 corner{0};  ///< the least of its coordinates
    double edge = 1;

    Cube of(const NodeKey& node) const {
        const double part = edge / static_cast<double>(std::uint64_t{1} << node.level);
        return {corner + part * glm::dvec3(node.cell), part};
    }
    glm::dvec3 center() const { return corner + 0.5 * edge; }
    scene::Bounds bounds() const { return {corner, corner + edge}; }
};

}  // namespace vitrine::octree
