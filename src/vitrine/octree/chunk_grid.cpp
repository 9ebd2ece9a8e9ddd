#include <vitrine/octree/chunk_grid.h>

#include <atomic>

namespace vitrine::octree {

ChunkGrid::ChunkGrid(const NodeKey& node, const Cube& cube)
    : node_(node),
      corner_(cube.corner),
      cells_per_unit_(static_cast<float>(width / cube.edge)),
      counts_(std::size_t{width} * width * width),
      chunk_of_cell_(counts_.size()) {}

std::size_t ChunkGrid::cell_of(const glm::vec3& point) const {
    const glm::uvec3 cell(glm::clamp((point - corner_) * cells_per_unit_, 0.0F, static_cast<float>(width - 1)));
    return (std::size_t{cell.z} * width + cell.y) * width + cell.x;
}

void ChunkGrid::count(const glm::vec3& point) {
    std::atomic_ref(counts_[cell_of(point)]).fetch_add(1, std::memory_order_relaxed);
}

std::vector<Chunk> ChunkGrid::part(std::uint64_t most) {
    std::vector<Chunk> chunks;
    part(NodeKey(), 0, most, chunks);
    return chunks;
}

void ChunkGrid::part(const NodeKey& node, std::uint32_t level, std::uint64_t most, std::vector<Chunk>& chunks) {
    const std::uint64_t points = points_in(node, level);
    if (points == 0) return;
    if (points > most && level < levels) {
        for (unsigned octant = 0; octant < 8; ++octant) part(node.child(octant), level + 1, most, chunks);
        return;
    }
    const auto index = static_cast<std::uint32_t>(chunks.size());
    for_cells(node, level, [&](std::size_t cell) { chunk_of_cell_[cell] = index; });
    chunks.push_back({{node_.level + level, (node_.cell << level) + node.cell}, points});
}

std::uint64_t ChunkGrid::points_in(const NodeKey& node, std::uint32_t level) const {
    std::uint64_t points = 0;
    for_cells(node, level, [&](std::size_t cell) { points += counts_[cell]; });
    return points;
}

template <class Visit>
void ChunkGrid::for_cells(const NodeKey& node, std::uint32_t level, const Visit& visit) const {
    const std::uint32_t cells = width >> level;
    const glm::uvec3 first = node.cell * cells;
    for (std::uint32_t z = first.z; z < first.z + cells; ++z) {
        for (std::uint32_t y = first.y; y < first.y + cells; ++y) {
            const std::size_t row = (std::size_t{z} * width + y) * width + first.x;
            for (std::size_t cell = row; cell < row + cells; ++cell) visit(cell);
        }
    }
}

}  // namespace vitrine::octree
