#include <vitrine/octree/sample_chunk.h>

#include <vitrine/prepare/radix_sort.h>
#include <vitrine/scene/morton.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

namespace vitrine::octree {
namespace {

/// The curve within a chunk halves it so many times.
constexpr std::uint32_t curve_levels = scene::morton_bits / 3;

/// A point along the curve, and its place in an order that has nothing to do with where it is.
struct Item {
    std::uint32_t code = 0;
    std::uint32_t point = 0;
    std::uint64_t lot = 0;
};

bool comes_first(const Item& a, const Item& b) {
    return a.lot < b.lot;
}

/// Mixes bits so that each of them changes half of the others (the finalizer of MurmurHash3, A. Appleby 2011).
std::uint64_t mixed(std::uint64_t bits) {
    bits = (bits ^ (bits >> 33U)) * 0xff51afd7ed558ccdU;
    bits = (bits ^ (bits >> 33U)) * 0xc4ceb9fe1a85ec53U;
    return bits ^ (bits >> 33U);
}

/// By what the point is, not by where it lies in memory.
std::uint64_t lot_of(const OctreePoint& point) {
    const auto words = std::bit_cast<std::array<std::uint64_t, 2>>(point);
    return mixed(words[0] + mixed(words[1]));
}

class Sampler {
public:
    Sampler(const std::vector<OctreePoint>& points, const NodeKey& chunk, std::size_t leaf_points)
        : points_(points), chunk_(chunk), leaf_points_(leaf_points) {}

    SampledChunk run(const Cube& root) {
        std::vector<Item> items = along_curve(root.of(chunk_));
        sampled_.points.reserve(items.size());
        std::span<Item> rest(items);
        for (std::uint32_t level = 0; level < chunk_.level; ++level) rest = take_sample(rest, chunk_.above(level));
        share(rest, chunk_);
        return std::move(sampled_);
    }

private:
    std::vector<Item> along_curve(const Cube& cube) const {
        const glm::vec3 corner(cube.corner);
        const auto steps_per_unit = static_cast<float>(scene::morton_steps / cube.edge);
        std::vector<prepare::KeyedIndex> order(points_.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            const glm::vec3 place = (points_[i].position - corner) * steps_per_unit;
            const glm::uvec3 cell(glm::clamp(place, 0.0F, static_cast<float>(scene::morton_steps - 1)));
            order[i] = {scene::morton_code(cell), static_cast<std::uint32_t>(i)};
        }
        prepare::radix_sort(order, scene::morton_bits);
        std::vector<Item> items(order.size());
        for (std::size_t i = 0; i < items.size(); ++i)
            items[i] = {order[i].key, order[i].index, lot_of(points_[order[i].index])};
        return items;
    }

    /// Shares out what nodes above have left in a node.
    void share(std::span<Item> items, const NodeKey& node) {
        const std::uint32_t depth = node.level - chunk_.level;
        if (items.empty()) return;
        if (items.size() <= leaf_points_ || depth == curve_levels || node.level == most_levels)
            return add_node(items, node);
        std::span<Item> rest = take_sample(items, node);
        const std::uint32_t shift = 3 * (curve_levels - depth - 1);
        while (!rest.empty()) {
            const std::uint32_t half = rest.front().code >> shift;
            const auto end = std::ranges::find_if(rest, [&](const Item& item) { return item.code >> shift != half; });
            const auto count = static_cast<std::size_t>(end - rest.begin());
            share(rest.first(count), node.child(half & 7U));
            rest = rest.subspan(count);
        }
    }

    /// Takes what the node has of the items, and moves the others to the front: those are returned.
    std::span<Item> take_sample(std::span<Item> items, const NodeKey& node) {
        if (items.empty()) return items;
        const std::uint32_t fine = node.level + sample_levels;
        const std::uint32_t depth = fine > chunk_.level ? std::min(fine - chunk_.level, curve_levels) : 0;
        const std::uint32_t shift = 3 * (curve_levels - depth);
        std::vector<Item> taken;
        std::size_t kept = 0;
        for (std::size_t begin = 0; begin < items.size();) {
            std::size_t end = begin + 1;
            std::size_t chosen = begin;
            const std::uint32_t cell = items[begin].code >> shift;
            for (; end < items.size() && items[end].code >> shift == cell; ++end) {
                if (comes_first(items[end], items[chosen])) chosen = end;
            }
            taken.push_back(items[chosen]);
            for (std::size_t i = begin; i < end; ++i) {
                if (i != chosen) items[kept++] = items[i];
            }
            begin = end;
        }
        add_node(taken, node);
        return items.first(kept);
    }

    void add_node(std::span<Item> items, const NodeKey& node) {
        std::ranges::sort(items, comes_first);
        sampled_.nodes.push_back({node, sampled_.points.size(), items.size()});
        for (const Item& item : items) sampled_.points.push_back(points_[item.point]);
    }

    const std::vector<OctreePoint>& points_;
    NodeKey chunk_;
    std::size_t leaf_points_;
    SampledChunk sampled_;
};

}  // namespace

SampledChunk sample_chunk(const std::vector<OctreePoint>& points, const NodeKey& chunk, const Cube& root,
                          std::size_t leaf_points) {
    return Sampler(points, chunk, leaf_points).run(root);
}

void sort_by_lot(std::vector<OctreePoint>& points) {
    std::ranges::sort(points, {}, lot_of);
}

}  // namespace vitrine::octree
