#include <vitrine/scene/collection_parts.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <unordered_map>
#include <utility>

namespace vitrine::scene {
namespace {

/// A side of a triangle, whichever way it runs.
struct Side {
    glm::vec3 low{0.0F};
    glm::vec3 high{0.0F};
    friend bool operator==(const Side&, const Side&) = default;
};

Side side_of(std::span<const glm::vec3> corners, std::size_t corner) {
    const glm::vec3 a = corners[corner];
    const glm::vec3 b = corners[corner / 3 * 3 + (corner + 1) % 3];
    const bool ordered = std::pair(a.x, std::pair(a.y, a.z)) < std::pair(b.x, std::pair(b.y, b.z));
    return ordered ? Side{a, b} : Side{b, a};
}

struct HashOfSide {
    std::size_t operator()(const Side& side) const {
        std::size_t hash = 0;
        for (const float number : {side.low.x, side.low.y, side.low.z, side.high.x, side.high.y, side.high.z}) {
            const float zero_has_no_sign = number + 0.0F;
            hash = hash * 0x9e3779b97f4a7c15U + std::bit_cast<std::uint32_t>(zero_has_no_sign);
        }
        return hash ^ (hash >> 32U);
    }
};

void add_rim(std::vector<std::uint32_t>& indices, std::uint32_t from, std::uint32_t to) {
    for (const std::uint32_t corner : {2 * from, 2 * from + 1, 2 * to + 1, 2 * from, 2 * to + 1, 2 * to})
        indices.push_back(corner);
}

}  // namespace

std::vector<float> lengths_of_segments(std::span<const glm::vec3> ends) {
    std::vector<float> lengths(ends.size());
    for (std::size_t i = 0; i + 1 < ends.size(); i += 2) lengths[i + 1] = glm::distance(ends[i], ends[i + 1]);
    return lengths;
}

std::vector<float> lengths_of_path(std::span<const glm::vec3> path) {
    std::vector<float> lengths(path.size());
    for (std::size_t i = 1; i < path.size(); ++i) lengths[i] = lengths[i - 1] + glm::distance(path[i], path[i - 1]);
    return lengths;
}

std::vector<float> rims_of_triangles(std::span<const glm::vec3> corners) {
    std::unordered_map<Side, int, HashOfSide> owners;
    for (std::size_t i = 0; i < corners.size(); ++i) ++owners[side_of(corners, i)];
    std::vector<float> rims(corners.size());
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const std::size_t first = i / 3 * 3;
        for (std::size_t side = 0; side < 3; ++side) {
            if (owners[side_of(corners, first + side)] == 1) rims[i] += static_cast<float>(1U << side);
        }
    }
    return rims;
}

Outline make_outline(const FilledPolygon& polygon) {
    Outline outline;
    outline.points.resize(polygon.points.size());
    for (std::size_t i = 0; i < polygon.points.size(); ++i) outline.points[i].position = polygon.points[i];
    for (const std::uint32_t point : polygon.triangles) outline.indices.push_back(2 * point);
    for (std::size_t contour = 0; contour + 1 < polygon.contour_starts.size(); ++contour) {
        const std::uint32_t first = polygon.contour_starts[contour];
        const std::uint32_t count = polygon.contour_starts[contour + 1] - first;
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::uint32_t next = (i + 1) % count;
            OutlineVertex& point = outline.points[first + i];
            point.half_width = polygon.half_widths[contour];
            point.to_next = static_cast<std::int32_t>(next) - static_cast<std::int32_t>(i);
            outline.points[first + next].to_previous = -point.to_next;
            add_rim(outline.indices, first + i, first + next);
        }
    }
    return outline;
}

}  // namespace vitrine::scene
