#include <vitrine/octree/octree_writer.h>

#include <vitrine/octree/scratch_file.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace vitrine::octree {

OctreeWriter::OctreeWriter(std::filesystem::path path, const OctreeHeader& header)
    : path_(std::move(path)), unfinished_(path_), header_(header) {
    unfinished_ += ".part";
    errno = 0;
    stream_.open(unfinished_, std::ios::binary | std::ios::trunc);
    if (!stream_) fail_to_write(unfinished_);
    constexpr std::array<std::byte, octree_data_offset> zeros{};
    write(zeros);
}

OctreeWriter::~OctreeWriter() {
    stream_.close();
    std::error_code ignored;
    std::filesystem::remove(unfinished_, ignored);
}

void OctreeWriter::add(const SampledChunk& sampled, const NodeKey& chunk) {
    for (const SampledNode& node : sampled.nodes) {
        const std::span points = std::span(sampled.points).subspan(node.first, node.count);
        if (node.key.level >= chunk.level) {
            write_node(node.key, points);
        } else {
            std::vector<OctreePoint>& upper = upper_[node.key];
            upper.insert(upper.end(), points.begin(), points.end());
        }
    }
}

void OctreeWriter::finish() {
    for (auto& [key, points] : upper_) {
        sort_by_lot(points);
        write_node(key, points);
    }
    header_.nodes_offset = octree_data_offset + header_.points * octree_point_bytes(header_.has_colors != 0);
    const std::vector<OctreeRecord> nodes = records();
    header_.nodes = nodes.size();
    write(std::as_bytes(std::span(nodes)));
    header_.magic = octree_magic;
    stream_.seekp(0);
    write(std::as_bytes(std::span(&header_, 1)));
    stream_.close();
    if (!stream_) fail_to_write(unfinished_);
    std::filesystem::rename(unfinished_, path_);
}

void OctreeWriter::write_node(const NodeKey& key, std::span<const OctreePoint> points) {
    std::vector<glm::vec3> positions(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) positions[i] = points[i].position;
    write(std::as_bytes(std::span(positions)));
    if (header_.has_colors != 0) {
        std::vector<glm::u8vec4> colors(points.size());
        for (std::size_t i = 0; i < points.size(); ++i) colors[i] = points[i].color;
        write(std::as_bytes(std::span(colors)));
    }
    written_[key] = {.key = key, .first_point = header_.points, .points = static_cast<std::uint32_t>(points.size())};
    header_.points += points.size();
}

void OctreeWriter::write(std::span<const std::byte> bytes) {
    errno = 0;
    stream_.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!stream_) fail_to_write(unfinished_);
}

/// Level by level, so that those below a node follow each other.
std::vector<OctreeRecord> OctreeWriter::records() const {
    std::vector<OctreeRecord> records;
    records.reserve(written_.size());
    if (!written_.empty()) records.push_back(written_.begin()->second);
    for (std::size_t i = 0; i < records.size(); ++i) {
        const NodeKey key = records[i].key;
        const auto first = static_cast<std::uint32_t>(records.size());
        for (unsigned octant = 0; octant < 8; ++octant) {
            const auto below = written_.find(key.child(octant));
            if (below != written_.end()) records.push_back(below->second);
        }
        records[i].children = static_cast<std::uint32_t>(records.size()) - first;
        records[i].first_child = records[i].children > 0 ? first : 0;
    }
    return records;
}

}  // namespace vitrine::octree
