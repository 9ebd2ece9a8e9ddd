#include <vitrine/octree/resident_points.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace vitrine::octree {
namespace {

std::size_t pages_of_all(const Octree& octree) {
    const PageBudget pages{.pages = 0, .page_points = ResidentPoints::page_points};
    return std::accumulate(
        octree.nodes().begin(), octree.nodes().end(), std::size_t{0},
        [&](std::size_t sum, const Octree::Node& node) { return sum + pages.pages_of(node.points); });
}

/// Fills a page; where the values end the last one is repeated.
template <class T>
void fill_page(arrays::TrackedArray<T>& array, std::uint32_t page, std::span<const T> values) {
    const std::span<T> place = array.overwrite(page * ResidentPoints::page_points, ResidentPoints::page_points);
    const auto end = std::ranges::copy(values, place.begin()).out;
    std::fill(end, place.end(), values.back());
}

template <class T>
std::span<const T> part_of(const std::vector<T>& values, std::size_t page) {
    const std::size_t first = page * ResidentPoints::page_points;
    return std::span(values).subspan(first, std::min(ResidentPoints::page_points, values.size() - first));
}

}  // namespace

ResidentPoints::ResidentPoints(std::shared_ptr<const Octree> octree, std::size_t most_points, scene::PointCloud& cloud)
    : octree_(std::move(octree)),
      pages_(std::min(pages_of_all(*octree_), std::max<std::size_t>(most_points / page_points, 8))),
      free_(pages_) {
    std::iota(free_.rbegin(), free_.rend(), 0U);
    const Octree::Node& root = octree_->nodes().front();
    cloud.positions.assign(std::vector(pages_ * page_points, octree_->positions(root).front()));
    if (octree_->has_colors()) cloud.colors.assign(std::vector(pages_ * page_points, octree_->colors(root).front()));
}

void ResidentPoints::want(std::vector<ChosenNode> nodes) {
    wanted_ = std::move(nodes);
    ++time_;
    for (const ChosenNode& node : wanted_) {
        const auto held = held_.find(node.node);
        if (held != held_.end()) held->second.last_wanted = time_;
    }
}

std::vector<NodeRequest> ResidentPoints::missing() const {
    std::vector<NodeRequest> missing;
    for (const ChosenNode& node : wanted_) {
        if (!held_.contains(node.node)) missing.push_back({octree_, node});
    }
    return missing;
}

bool ResidentPoints::needs(const LoadedNode& loaded) const {
    const std::uint32_t node = loaded.request.chosen.node;
    return loaded.request.octree == octree_ && !held_.contains(node) &&
           std::ranges::find(wanted_, node, &ChosenNode::node) != wanted_.end();
}

void ResidentPoints::put(const LoadedNode& loaded, scene::PointCloud& cloud) {
    const std::size_t count = budget().pages_of(loaded.positions.size());
    make_room(count);
    Held held{.pages = {free_.end() - static_cast<std::ptrdiff_t>(count), free_.end()},
              .points = loaded.positions.size(),
              .last_wanted = time_};
    free_.resize(free_.size() - count);
    for (std::size_t i = 0; i < count; ++i) {
        fill_page(cloud.positions, held.pages[i], part_of(loaded.positions, i));
        if (!loaded.colors.empty()) fill_page(cloud.colors, held.pages[i], part_of(loaded.colors, i));
    }
    held_[loaded.request.chosen.node] = std::move(held);
}

void ResidentPoints::list(scene::PointCloud& cloud) const {
    scene::PointBlocks blocks;
    for (const ChosenNode& node : wanted_) {
        const auto held = held_.find(node.node);
        if (held == held_.end()) continue;
        const auto box = static_cast<std::uint32_t>(blocks.boxes.size());
        blocks.boxes.push_back(octree_->cube().of(octree_->nodes()[node.node].key).bounds());
        std::size_t left = held->second.points;
        for (const std::uint32_t page : held->second.pages) {
            const std::size_t count = std::min(left, page_points);
            blocks.blocks.push_back({page * page_points, static_cast<std::uint32_t>(count), box});
            left -= count;
        }
        blocks.layer_ends.push_back(blocks.blocks.size());
    }
    cloud.blocks.set(cloud, std::move(blocks));
}

/// Those that were wanted the longest ago go first. What is wanted stays: all of it has room.
void ResidentPoints::make_room(std::size_t pages) {
    while (free_.size() < pages) {
        const auto oldest =
            std::ranges::min_element(held_, {}, [](const auto& entry) { return entry.second.last_wanted; });
        free_.insert(free_.end(), oldest->second.pages.begin(), oldest->second.pages.end());
        held_.erase(oldest);
    }
}

}  // namespace vitrine::octree
