#include <vitrine/render/visible_clusters.h>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace vitrine::render {
namespace {

using scene::TriangleCluster;

/// Directions are compared with so much to spare: faces that are seen edge-on are rounded to one side or the other.
constexpr double cone_margin = 0.005;
/// Of a radius.
constexpr double rounding = 1e-4;
/// A call more costs as much as so many clusters.
constexpr std::uint64_t worth_a_call = 2;
/// So many clusters are fine together or not at all, so that ranges are long where edges are about as long as may be.
constexpr std::size_t group_size = 16;

/// How a camera sees a mesh's clusters. What cannot be told, of coordinates that are not finite for example, is seen.
class ClusterView {
public:
    ClusterView(const BoxView& view, const glm::dmat4& model_view, const ClusterChoice& choice)
        : view_(view),
          model_view_(model_view),
          planes_(view.planes(model_view)),
          choice_(choice),
          is_perspective_(view.is_perspective()) {
        if (planes_) {
            for (glm::dvec4& plane : *planes_) plane /= glm::length(glm::dvec3(plane));
        }
        const glm::dmat4 to_model = glm::inverse(model_view);
        eye_ = glm::dvec3(to_model[3]);
        along_ = -glm::normalize(glm::dvec3(to_model[2]));
    }

    bool sees(const TriangleCluster& cluster) const {
        return is_in_picture(cluster) && !(choice_.culled && is_back(cluster));
    }
    bool is_fine(std::span<const TriangleCluster> group) const {
        return choice_.fine_pixels > 0 && std::ranges::all_of(group, [&](const TriangleCluster& cluster) {
                   const glm::vec3 reach(cluster.radius);
                   const scene::Bounds box{cluster.center - reach, cluster.center + reach};
                   return !sees(cluster) ||
                          double{cluster.longest_edge} * view_.pixels_per_unit(box, model_view_) <= choice_.fine_pixels;
               });
    }

private:
    bool is_in_picture(const TriangleCluster& cluster) const {
        if (!planes_) return true;
        const glm::dvec4 center(cluster.center, 1.0);
        const double radius = double{cluster.radius} * (1 + rounding);
        return std::none_of(planes_->begin(), planes_->end(),
                            [&](const glm::dvec4& plane) { return glm::dot(plane, center) < -radius; });
    }

    bool is_back(const TriangleCluster& cluster) const {
        const double cutoff = double{cluster.cutoff} + cone_margin;
        const glm::dvec3 axis(cluster.axis);
        if (!is_perspective_) return glm::dot(along_, axis) >= cutoff;
        const glm::dvec3 direction = glm::dvec3(cluster.center) - eye_;
        return glm::dot(direction, axis) >= cutoff * glm::length(direction) + double{cluster.radius};
    }

    const BoxView& view_;
    const glm::dmat4& model_view_;  ///< from the mesh's coordinates to the camera's
    std::optional<PicturePlanes> planes_;
    const ClusterChoice& choice_;
    bool is_perspective_ = true;
    glm::dvec3 eye_{0.0};    ///< in the mesh's coordinates
    glm::dvec3 along_{0.0};  ///< the direction of view, where all lines of sight are parallel
};

}  // namespace

std::uint64_t triangle_count(std::span<const TriangleRange> ranges) {
    std::uint64_t count = 0;
    for (const TriangleRange& range : ranges) count += range.count;
    return count;
}

VisibleTriangles visible_triangles(std::span<const TriangleCluster> clusters, std::uint64_t triangles,
                                   const BoxView& view, const glm::dmat4& model_view, const ClusterChoice& choice) {
    constexpr std::uint64_t size = TriangleCluster::triangles;
    const ClusterView cluster_view(view, model_view, choice);
    VisibleTriangles visible;
    const std::vector<TriangleRange>* last = nullptr;
    for (std::size_t group = 0; group < clusters.size(); group += group_size) {
        const auto members = clusters.subspan(group, std::min(group_size, clusters.size() - group));
        std::vector<TriangleRange>& ranges = cluster_view.is_fine(members) ? visible.fine : visible.coarse;
        for (std::size_t i = 0; i < members.size(); ++i) {
            const std::uint64_t first = (group + i) * size;
            if (first >= triangles) break;
            if (!cluster_view.sees(members[i])) continue;
            const std::uint64_t end = std::min(first + size, triangles);
            if (last == &ranges && first - (ranges.back().first + ranges.back().count) <= worth_a_call * size) {
                ranges.back().count = end - ranges.back().first;
            } else {
                ranges.push_back({first, end - first});
            }
            last = &ranges;
        }
    }
    return visible;
}

}  // namespace vitrine::render
