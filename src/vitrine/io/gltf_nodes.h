#pragma once

#include <vitrine/scene/scene.h>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::io {

/// What the nodes of a glTF file have become: several nodes of the scene, where several of the file's scenes have one.
class GltfNodes {
public:
    explicit GltfNodes(std::size_t count) : ids_(count), last_tree_(count, 0) {}

    /// What is added next belongs to another of the file's scenes.
    void begin_tree() {
        ++trees_;
        tree_.clear();
    }
    void add(std::size_t node, scene::NodeId id) {
        ids_[node].push_back(id);
        last_tree_[node] = trees_;
        tree_.push_back(node);
    }

    std::size_t count() const { return ids_.size(); }
    std::size_t trees() const { return trees_; }
    /// Those of the present tree.
    std::span<const std::size_t> tree() const { return tree_; }
    /// What a node is in the present tree; none: it is not in there.
    std::optional<scene::NodeId> in_tree(std::size_t node) const {
        return last_tree_[node] == trees_ ? std::optional(ids_[node].back()) : std::nullopt;
    }
    /// What it is in all of them.
    std::span<const scene::NodeId> all(std::size_t node) const { return ids_[node]; }

private:
    std::vector<std::vector<scene::NodeId>> ids_;
    std::vector<std::size_t> last_tree_;  ///< in which a node was added, counted from 1
    std::vector<std::size_t> tree_;
    std::size_t trees_ = 0;
};

}  // namespace vitrine::io
