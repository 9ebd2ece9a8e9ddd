#include <vitrine/scene/polygon.h>

#include <vitrine/base/assert.h>
#include <vitrine/scene/clipping.h>
#include <vitrine/scene/ear_clipping.h>
#include <vitrine/scene/islands.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>

namespace vitrine::scene {
namespace {

/// Grid steps per unit: a power of two, so that points on the grid are floats.
double steps_per_unit(std::span<const Contour> contours) {
    double largest = 0;
    for (const Contour& contour : contours) {
        for (const glm::dvec2& point : contour.points)
            largest = std::max({largest, std::abs(point.x), std::abs(point.y)});
    }
    VITRINE_ASSERT(largest < 1e30, "coordinates to be filled are below 1e30");
    int exponent = 0;
    std::frexp(largest, &exponent);
    return std::ldexp(1.0, 24 - std::max(exponent, -100));
}

std::vector<GridRing> on_grid(std::span<const Contour> contours, double steps) {
    std::vector<GridRing> rings;
    for (const Contour& contour : contours) {
        GridRing ring;
        for (const glm::dvec2& point : contour.points) {
            const glm::ivec2 rounded(glm::round(point * steps));
            if (ring.empty() || ring.back() != rounded) ring.push_back(rounded);
        }
        if (ring.size() > 2) rings.push_back(std::move(ring));
    }
    return rings;
}

/// Twice the signed area of a triangle with a corner in the origin.
double doubled_area(const glm::dvec2& a, const glm::dvec2& b) {
    return a.x * b.y - a.y * b.x;
}

/// The area of an island over the length of its contours, in grid steps.
double half_width(const Island& island) {
    double area = 0;
    double perimeter = 0;
    for (const GridRing& ring : island) {
        const glm::dvec2 origin(ring[0]);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const glm::dvec2 a = glm::dvec2(ring[i]) - origin;
            const glm::dvec2 b = glm::dvec2(ring[(i + 1) % ring.size()]) - origin;
            area += doubled_area(a, b);
            perimeter += glm::distance(a, b);
        }
    }
    return 0.5 * area / perimeter;
}

void add_island(const Island& island, double steps, FilledPolygon& polygon) {
    const auto first = static_cast<std::uint32_t>(polygon.points.size());
    std::vector<glm::dvec2> points;
    std::vector<std::uint32_t> starts{0};
    for (const GridRing& ring : island) {
        for (const glm::ivec2& point : ring) {
            points.emplace_back(point);
            polygon.points.emplace_back(glm::dvec2(point) / steps);
        }
        starts.push_back(static_cast<std::uint32_t>(points.size()));
        polygon.contour_starts.push_back(first + starts.back());
    }
    polygon.half_widths.resize(polygon.contour_starts.size() - 1, static_cast<float>(half_width(island) / steps));

    const std::size_t before = polygon.triangles.size();
    clip_ears(points, bridge_holes({points, starts}), polygon.triangles);
    for (std::size_t i = before; i < polygon.triangles.size(); ++i) polygon.triangles[i] += first;
}

FilledPolygon assembled(const std::vector<Island>& islands, double steps) {
    FilledPolygon polygon;
    for (const Island& island : islands) add_island(island, steps, polygon);
    return polygon;
}

/// Twice the area that the contours enclose.
double doubled_area(const std::vector<Island>& islands) {
    double sum = 0;
    for (const Island& island : islands) {
        for (const GridRing& ring : island) {
            for (std::size_t i = 1; i + 1 < ring.size(); ++i)
                sum += doubled_area(glm::dvec2(ring[i] - ring[0]), glm::dvec2(ring[i + 1] - ring[0]));
        }
    }
    return sum;
}

/// Whether the triangles have the area that the contours enclose.
bool covers(const FilledPolygon& polygon, const std::vector<Island>& islands, double steps) {
    double sum = 0;
    for (std::size_t i = 0; i < polygon.triangles.size(); i += 3) {
        const auto corner = [&](std::size_t k) { return steps * glm::dvec2(polygon.points[polygon.triangles[i + k]]); };
        sum += std::abs(doubled_area(corner(1) - corner(0), corner(2) - corner(0)));
    }
    const double expected = doubled_area(islands);
    return std::abs(sum - expected) <= 1e-9 * expected;
}

}  // namespace

FilledPolygon fill_polygon(std::span<const Contour> contours, FillRule rule) {
    const double steps = steps_per_unit(contours);
    std::vector<Island> islands = islands_of(enclosing_contours(on_grid(contours, steps), rule));
    FilledPolygon polygon = assembled(islands, steps);
    if (covers(polygon, islands, steps)) return polygon;
    // Where many contours nearly meet in a point, rounding may have made them cross: resolve these crossings, too.
    std::vector<GridRing> rings;
    for (Island& island : islands) std::move(island.begin(), island.end(), std::back_inserter(rings));
    islands = islands_of(enclosing_contours(rings, FillRule::nonzero));
    return assembled(islands, steps);
}

}  // namespace vitrine::scene
