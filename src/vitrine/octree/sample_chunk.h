#pragma once

#include <vitrine/octree/node_key.h>
#include <vitrine/octree/octree_point.h>

#include <cstddef>
#include <vector>

namespace vitrine::octree {

/// A node has a point of each cell of a grid of so many along each axis of its cube.
inline constexpr std::uint32_t sample_levels = 6;
inline constexpr std::uint32_t sample_steps = 1U << sample_levels;

/// The points of one node among those of a chunk.
struct SampledNode {
    NodeKey key;
    std::size_t first = 0;
    std::size_t count = 0;
};

/// The points of a chunk, each in one node; parents come before their children.
struct SampledChunk {
    std::vector<SampledNode> nodes;
    std::vector<OctreePoint> points;
};

/// Shares the points of a chunk out among its node, those above, and those below: each takes one, whichever, of the
/// points in each cell of its grid that those above have left; one that is left `leaf_points` or fewer takes all. What
/// nodes take together from the root down is a fair sample of the points, ever denser; so are the first points of a
/// node. The same for any order of the points.
SampledChunk sample_chunk(const std::vector<OctreePoint>& points, const NodeKey& chunk, const Cube& root,
                          std::size_t leaf_points);

/// Puts points of several chunks into such an order that any first ones are a fair sample.
void sort_by_lot(std::vector<OctreePoint>& points);

}  // namespace vitrine::octree
