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

/// How a camera sees a mesh's clusters. What cannot be told, of coordinates that are not finite for example, is seen.
class ClusterView {
public:
    ClusterView(const BoxView& view, const glm::dmat4& model_view, bool culled)
        : planes_(view.planes(model_view)), culled_(culled), is_perspective_(view.is_perspective()) {
        if (planes_) {
            for (glm::dvec4& plane : *planes_) plane /= glm::length(glm::dvec3(plane));
        }
        const glm::dmat4 to_model = glm::inverse(model_view);
        eye_ = glm::dvec3(to_model[3]);
        along_ = -glm::normalize(glm::dvec3(to_model[2]));
    }

    bool sees(const TriangleCluster& cluster) const { return is_in_picture(cluster) && !(culled_ && is_back(cluster)); }

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

    std::optional<PicturePlanes> planes_;
    bool culled_ = false;
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

std::vector<TriangleRange> visible_ranges(std::span<const TriangleCluster> clusters, std::uint64_t triangles,
                                          const BoxView& view, const glm::dmat4& model_view, bool culled) {
    constexpr std::uint64_t size = TriangleCluster::triangles;
    const ClusterView cluster_view(view, model_view, culled);
    std::vector<TriangleRange> ranges;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        if (!cluster_view.sees(clusters[i])) continue;
        const std::uint64_t first = i * size;
        if (first >= triangles) break;
        const std::uint64_t end = std::min(first + size, triangles);
        if (!ranges.empty() && first - (ranges.back().first + ranges.back().count) <= worth_a_call * size) {
            ranges.back().count = end - ranges.back().first;
        } else {
            ranges.push_back({first, end - first});
        }
    }
    return ranges;
}

}  // namespace vitrine::render
