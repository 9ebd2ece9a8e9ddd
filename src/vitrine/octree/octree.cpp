#include <vitrine/octree/octree.h>

#include <vitrine/base/error.h>
#include <vitrine/base/mapped_file.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <string>
#include <system_error>
#include <utility>

namespace vitrine::octree {
namespace {

bool all_finite(const glm::dvec3& numbers) {
    return std::isfinite(numbers.x) && std::isfinite(numbers.y) && std::isfinite(numbers.z);
}

}  // namespace

std::shared_ptr<const Octree> Octree::open(const std::filesystem::path& path) {
    return std::shared_ptr<const Octree>(new Octree(path, std::make_unique<const MappedFile>(path)));
}

bool Octree::is_octree(const std::filesystem::path& path) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return false;  // opening a pipe would wait for its writer
    std::array<char, octree_magic.size()> begin{};
    std::ifstream file(path, std::ios::binary);
    return file.read(begin.data(), begin.size()) && begin == octree_magic;
}

Octree::Octree(std::filesystem::path path, std::unique_ptr<const MappedFile> file)
    : path_(std::move(path)), file_(std::move(file)) {
    read_header();
    read_nodes();
}

Octree::~Octree() = default;

void Octree::fail(std::uint64_t byte, const std::string& problem) const {
    throw FileError(path_, FilePlace::at_byte(byte), problem);
}

void Octree::read_header() {
    const std::span<const std::byte> bytes = file_->bytes();
    if (bytes.size() < octree_data_offset)
        fail(bytes.size(), "expected a header of " + std::to_string(octree_data_offset) + " bytes");
    std::memcpy(&header_, bytes.data(), sizeof(header_));
    if (header_.magic != octree_magic) fail(0, "expected an octree that was written to its end");
    if (header_.version != octree_version)
        fail(offsetof(OctreeHeader, version),
             "expected version " + std::to_string(octree_version) + ", found " + std::to_string(header_.version));
    if (header_.has_colors > 1) fail(offsetof(OctreeHeader, has_colors), "expected 0 or 1");
    const std::uint64_t most_points = (bytes.size() - octree_data_offset) / octree_point_bytes(has_colors());
    const std::uint64_t end = octree_data_offset + header_.points * octree_point_bytes(has_colors());
    if (header_.points > most_points || header_.nodes_offset != end)
        fail(offsetof(OctreeHeader, points), "expected a number of points that fills the file up to its nodes, found " +
                                                 std::to_string(header_.points));
    const std::uint64_t node_bytes = bytes.size() - end;
    if (header_.nodes == 0 || header_.nodes > std::numeric_limits<std::uint32_t>::max() ||
        header_.nodes * sizeof(OctreeRecord) != node_bytes)
        fail(offsetof(OctreeHeader, nodes),
             "expected a number of nodes that fills the rest of the file, found " + std::to_string(header_.nodes));
    const bool placed = all_finite(origin()) && all_finite(cube().corner) && std::isfinite(header_.cube_edge);
    if (!placed || !(header_.cube_edge > 0) || bounds().empty() || !all_finite(bounds().size()))
        fail(offsetof(OctreeHeader, origin), "expected a cube and a box that are finite and not empty");
}

void Octree::read_nodes() {
    nodes_.resize(header_.nodes);
    std::memcpy(nodes_.data(), file_->bytes().data() + header_.nodes_offset, nodes_.size() * sizeof(Node));
    for (std::uint64_t i = 0; i < nodes_.size(); ++i) check(i);
    for (std::uint64_t i = 0; i < nodes_.size(); ++i) check_children(i);
}

void Octree::check_children(std::uint64_t index) const {
    const Node& node = nodes_[index];
    for (std::uint32_t child = node.first_child; child < node.first_child + node.children; ++child) {
        const NodeKey& below = nodes_[child].key;
        if (below.level != node.key.level + 1 || below.above(node.key.level) != node.key)
            fail(header_.nodes_offset + child * sizeof(OctreeRecord),
                 "expected an eighth of node " + std::to_string(index));
    }
}

void Octree::check(std::uint64_t index) const {
    const Node& node = nodes_[index];
    const std::uint64_t byte = header_.nodes_offset + index * sizeof(node);
    const glm::uvec3 cells(1U << std::min(node.key.level, most_levels));
    const bool placed = node.key.level <= most_levels && glm::all(glm::lessThan(node.key.cell, cells)) &&
                        (index == 0) == (node.key.level == 0);
    if (!placed) fail(byte, "expected a node within the cube, and the root first");
    if (node.points == 0 || node.first_point > header_.points || node.points > header_.points - node.first_point)
        fail(byte + offsetof(OctreeRecord, first_point),
             "expected some of the " + std::to_string(header_.points) + " points that there are");
    const std::uint64_t end = std::uint64_t{node.first_child} + node.children;
    if (node.children > 8 || (node.children > 0 && (node.first_child <= index || end > header_.nodes)))
        fail(byte + offsetof(OctreeRecord, first_child), "expected at most 8 nodes after this one");
}

const std::byte* Octree::points_of(const Node& node) const {
    return file_->bytes().data() + octree_data_offset + node.first_point * octree_point_bytes(has_colors());
}

std::span<const glm::vec3> Octree::positions(const Node& node) const {
    const std::span<const glm::vec3> positions{reinterpret_cast<const glm::vec3*>(points_of(node)), node.points};
    const Cube cell = cube().of(node.key);
    const glm::dvec3 far = cell.corner + cell.edge;
    // Where a cell ends is as exact as floats are.
    const glm::dvec3 slack = 1e-6 * (header_.cube_edge + glm::max(glm::abs(cell.corner), glm::abs(far)));
    const auto is_beside = [&](const glm::dvec3& at) {
        return !(glm::all(glm::greaterThanEqual(at, cell.corner - slack)) &&
                 glm::all(glm::lessThanEqual(at, far + slack)));  // or not a number
    };
    const auto wrong = std::ranges::find_if(positions, is_beside);
    if (wrong != positions.end())
        fail(static_cast<std::uint64_t>(reinterpret_cast<const std::byte*>(&*wrong) - file_->bytes().data()),
             "expected a point within its node: the file is damaged");
    return positions;
}

std::span<const glm::u8vec4> Octree::colors(const Node& node) const {
    if (!has_colors()) return {};
    return {reinterpret_cast<const glm::u8vec4*>(points_of(node) + node.points * sizeof(glm::vec3)), node.points};
}

}  // namespace vitrine::octree
