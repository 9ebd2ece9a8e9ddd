#include <vitrine/octree/node_choice.h>

#include <vitrine/octree/sample_chunk.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <queue>

namespace vitrine::octree {
namespace {

/// Gaps between a node's points, in pixels, that need not be filled.
constexpr double narrow_gap = 1;

/// A view's planes and measures, in the cloud's coordinates.
class Sight {
public:
    explicit Sight(const CloudView& view) {
        const glm::dmat4 rows = glm::transpose(view.to_clip);
        w_ = rows[3];
        const std::array sides{rows[3] + rows[0], rows[3] - rows[0], rows[3] + rows[1], rows[3] - rows[1]};
        for (std::size_t i = 0; i < planes_.size(); ++i) planes_[i] = sides[i] / glm::length(glm::dvec3(sides[i]));
        pixels_per_unit_ = 0.5 * view.size_pixels.y * glm::length(glm::dvec3(rows[1]));
    }

    /// What a unit of length in the node is on the screen, in pixels, where the view is nearest to it; 0: it is not
    /// seen.
    double pixels_of_unit(const Cube& cube) const {
        const glm::dvec4 center(cube.center(), 1);
        const double radius = 0.5 * std::sqrt(3.0) * cube.edge;
        for (const glm::dvec4& plane : planes_) {
            if (glm::dot(plane, center) < -radius) return 0;
        }
        const double slope = glm::length(glm::dvec3(w_));
        const double farthest = glm::dot(w_, center) + slope * radius;
        if (farthest <= 0) return 0;
        const double nearest = std::max(glm::dot(w_, center) - slope * radius, 1e-6 * farthest);
        return pixels_per_unit_ / nearest;
    }

private:
    std::array<glm::dvec4, 4> planes_;
    glm::dvec4 w_{0, 0, 0, 1};
    double pixels_per_unit_ = 0;
};

/// A node that may be chosen.
struct Candidate {
    double gap = 0;  ///< that it fills, pixels
    std::uint32_t node = 0;

    /// Of gaps as wide, the first node's is filled first.
    friend bool operator<(const Candidate& a, const Candidate& b) {
        return a.gap != b.gap ? a.gap < b.gap : a.node > b.node;
    }
};

}  // namespace

std::vector<ChosenNode> choose_nodes(const Octree& octree, std::span<const CloudView> views, const PageBudget& budget) {
    const std::vector<Sight> sights(views.begin(), views.end());
    const Cube root = octree.cube();
    const auto pixels_of_unit = [&](const Cube& cube) {
        double most = 0;
        for (const Sight& sight : sights) most = std::max(most, sight.pixels_of_unit(cube));
        return most;
    };
    const std::size_t most_of_node = std::max<std::size_t>(budget.pages / 4, 1) * budget.page_points;
    std::vector<ChosenNode> chosen;
    std::size_t left = budget.pages;
    std::priority_queue<Candidate> candidates;
    candidates.push({0, 0});
    while (!candidates.empty()) {
        const std::uint32_t index = candidates.top().node;
        candidates.pop();
        const Octree::Node& node = octree.nodes()[index];
        const std::size_t points = std::min<std::size_t>(node.points, most_of_node);
        const std::size_t pages = budget.pages_of(points);
        if (pages > left) continue;
        left -= pages;
        chosen.push_back({index, static_cast<std::uint32_t>(points)});
        const double spacing = root.of(node.key).edge / sample_steps;
        for (std::uint32_t child = node.first_child; child < node.first_child + node.children; ++child) {
            const double gap = spacing * pixels_of_unit(root.of(octree.nodes()[child].key));
            if (gap > narrow_gap) candidates.push({gap, child});
        }
    }
    return chosen;
}

}  // namespace vitrine::octree
