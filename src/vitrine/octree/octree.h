#pragma once

#include <vitrine/octree/octree_layout.h>
#include <vitrine/scene/bounds.h>
#include <vitrine/scene/point_archive.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {
class MappedFile;
}

namespace vitrine::octree {

/// How the names of files of octrees end.
inline constexpr std::string_view octree_extension = ".octree";

/// A cloud of any size in a file, which `build_octree` has made: nodes of some thousand points each, those of the root
/// all over the cloud, and those below ever denser. A node's points are in no other.
class Octree final : public scene::PointArchive {
public:
    using Node = OctreeRecord;

    /// Throws FileError with the byte.
    static std::shared_ptr<const Octree> open(const std::filesystem::path& path);
    /// Whether a file begins as such a one does.
    static bool is_octree(const std::filesystem::path& path);
    ~Octree() override;

    std::uint64_t point_count() const override { return header_.points; }
    scene::Bounds bounds() const override { return {header_.box_min, header_.box_max}; }
    bool has_colors() const { return header_.has_colors != 0; }
    /// Where the cloud's coordinates begin, in the file's that it was made of.
    glm::dvec3 origin() const { return header_.origin; }
    /// Of the root.
    Cube cube() const { return {header_.cube_corner, header_.cube_edge}; }
    /// The root first; those below a node come after it.
    const std::vector<Node>& nodes() const { return nodes_; }
    /// Those of a node, in an order whose first ones stand for all. Reading them may take the disk's time. Throws
    /// FileError with the byte where they are not all in their node: then the file is damaged. Any thread.
    std::span<const glm::vec3> positions(const Node& node) const;
    /// The same; empty, or one for each position.
    std::span<const glm::u8vec4> colors(const Node& node) const;

private:
    Octree(std::filesystem::path path, std::unique_ptr<const MappedFile> file);
    void read_header();
    void read_nodes();
    void check(std::uint64_t index) const;
    void check_children(std::uint64_t index) const;
    [[noreturn]] void fail(std::uint64_t byte, const std::string& problem) const;
    const std::byte* points_of(const Node& node) const;

    std::filesystem::path path_;
    std::unique_ptr<const MappedFile> file_;
    OctreeHeader header_;
    std::vector<Node> nodes_;
};

}  // namespace vitrine::octree
