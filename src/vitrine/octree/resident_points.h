#pragma once

#include <vitrine/octree/node_choice.h>
#include <vitrine/octree/node_loader.h>
#include <vitrine/octree/octree.h>
#include <vitrine/scene/geometry.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace vitrine::octree {

/// Which of an octree's points are in a cloud's arrays, in pages of so many. All pages have points: those that nothing
/// has been brought to yet repeat a point of the root, and those that are not wanted any more keep theirs until others
/// need the room. The cloud's blocks tell which are wanted, those first that are missed the most.
class ResidentPoints {
public:
    static constexpr std::size_t page_points = 1024;

    /// Gives the cloud arrays for `most_points`, or for all if they are fewer.
    ResidentPoints(std::shared_ptr<const Octree> octree, std::size_t most_points, scene::PointCloud& cloud);

    const std::shared_ptr<const Octree>& octree() const { return octree_; }
    PageBudget budget() const { return {pages_, page_points}; }
    /// These are wanted from now on, which fit into the budget.
    void want(std::vector<ChosenNode> nodes);
    /// Those of them that are not here, in their order.
    std::vector<NodeRequest> missing() const;
    /// Whether a node is still wanted, and not here.
    bool needs(const LoadedNode& loaded) const;
    /// Brings it to the cloud's arrays.
    void put(const LoadedNode& loaded, scene::PointCloud& cloud);
    /// Tells the cloud which of its points are to be drawn, after nodes were wanted or brought.
    void list(scene::PointCloud& cloud) const;

private:
    struct Held {
        std::vector<std::uint32_t> pages;
        std::size_t points = 0;
        std::uint64_t last_wanted = 0;
    };

    void make_room(std::size_t pages);

    std::shared_ptr<const Octree> octree_;
    std::size_t pages_ = 0;
    std::vector<ChosenNode> wanted_;
    std::map<std::uint32_t, Held> held_;
    std::vector<std::uint32_t> free_;
    std::uint64_t time_ = 0;  ///< how often others were wanted
};

}  // namespace vitrine::octree
