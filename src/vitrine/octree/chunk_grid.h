#pragma once

#include <vitrine/octree/node_key.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::octree {

/// A node whose points are worked on at once.
struct Chunk {
    NodeKey key;
    std::uint64_t points = 0;
};

/// Counts points in the cells of a node's cube, and parts it into chunks of few enough.
class ChunkGrid {
public:
    /// The node is halved so many times at most.
    static constexpr std::uint32_t levels = 7;

    /// `cube` is that of the node.
    ChunkGrid(const NodeKey& node, const Cube& cube);

    /// Any thread.
    void count(const glm::vec3& point);
    /// The nodes that have points, halved until they have `most` or fewer, in the order of their keys' paths.
    std::vector<Chunk> part(std::uint64_t most);
    /// Which of those the point, which has been counted, is in. Any thread.
    std::uint32_t chunk_of(const glm::vec3& point) const { return chunk_of_cell_[cell_of(point)]; }

private:
    static constexpr std::uint32_t width = 1U << levels;

    std::size_t cell_of(const glm::vec3& point) const;
    void part(const NodeKey& node, std::uint32_t level, std::uint64_t most, std::vector<Chunk>& chunks);
    std::uint64_t points_in(const NodeKey& node, std::uint32_t level) const;
    /// Calls `visit` for the cells of a node.
    template <class Visit>
    void for_cells(const NodeKey& node, std::uint32_t level, const Visit& visit) const;

    NodeKey node_;
    glm::vec3 corner_;
    float cells_per_unit_;
    std::vector<std::uint64_t> counts_;
    std::vector<std::uint32_t> chunk_of_cell_;
};

}  // namespace vitrine::octree
