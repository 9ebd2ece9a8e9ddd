#pragma once

#include <vitrine/octree/node_key.h>
#include <vitrine/octree/octree_layout.h>
#include <vitrine/octree/octree_point.h>
#include <vitrine/octree/sample_chunk.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <span>
#include <vector>

namespace vitrine::octree {

/// Writes an octree to a file, chunk by chunk. What is above chunks stays in memory to the end. Until that the file has
/// another name; if it is not reached, the file is removed. Throws FileError, as on a full disk.
class OctreeWriter {
public:
    /// `header` has all but the numbers of points and nodes.
    OctreeWriter(std::filesystem::path path, const OctreeHeader& header);
    ~OctreeWriter();
    OctreeWriter(const OctreeWriter&) = delete;
    OctreeWriter& operator=(const OctreeWriter&) = delete;

    void add(const SampledChunk& sampled, const NodeKey& chunk);
    /// No chunk follows.
    void finish();

private:
    void write_node(const NodeKey& key, std::span<const OctreePoint> points);
    void write(std::span<const std::byte> bytes);
    std::vector<OctreeRecord> records() const;

    std::filesystem::path path_;
    std::filesystem::path unfinished_;
    OctreeHeader header_;
    std::ofstream stream_;
    std::map<NodeKey, std::vector<OctreePoint>> upper_;  ///< nodes above chunks
    std::map<NodeKey, OctreeRecord> written_;            ///< without what is below them
};

}  // namespace vitrine::octree
