#pragma once

#include <vitrine/octree/octree.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::octree {

/// How a view sees a cloud.
struct CloudView {
    glm::dmat4 to_clip{1.0};  ///< from the cloud's coordinates
    glm::dvec2 size_pixels{1};

    friend bool operator==(const CloudView&, const CloudView&) = default;
};

/// A node, and how many of its points, the first ones.
struct ChosenNode {
    std::uint32_t node = 0;
    std::uint32_t points = 0;

    friend bool operator==(const ChosenNode&, const ChosenNode&) = default;
};

/// How much memory there is for the points of nodes: pages, each of one node.
struct PageBudget {
    std::size_t pages = 0;
    std::size_t page_points = 1;

    std::size_t pages_of(std::size_t points) const { return (points + page_points - 1) / page_points; }
};

/// The nodes that the views need, those first that are missed the most: parents before their children, and what leaves
/// the widest gaps on the screen before what leaves narrower ones, until gaps are below a pixel or no node fits into
/// the pages that are left. What no view sees is left out, but for the root. Of a node no more points than a quarter of
/// the pages hold.
std::vector<ChosenNode> choose_nodes(const Octree& octree, std::span<const CloudView> views, const PageBudget& budget);

}  // namespace vitrine::octree
