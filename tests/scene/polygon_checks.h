#pragma once

#include <vitrine/scene/polygon.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

// What the tests of paths, strokes and polygons share.

namespace vitrine::scene {

inline double cross(const glm::dvec2& a, const glm::dvec2& b) {
    return a.x * b.y - a.y * b.x;
}

/// How often closed contours wind around a point.
inline int winding(const std::vector<Contour>& contours, const glm::dvec2& p) {
    int winding = 0;
    for (const Contour& contour : contours) {
        for (std::size_t i = 0; i < contour.points.size(); ++i) {
            const glm::dvec2& a = contour.points[i];
            const glm::dvec2& b = contour.points[(i + 1) % contour.points.size()];
            if ((a.y <= p.y) == (b.y <= p.y)) continue;
            const bool upward = b.y > a.y;
            if ((cross(b - a, p - a) > 0) == upward) winding += upward ? 1 : -1;
        }
    }
    return winding;
}

inline bool is_inside(const std::vector<Contour>& contours, FillRule rule, const glm::dvec2& p) {
    const int number = winding(contours, p);
    return rule == FillRule::nonzero ? number != 0 : number % 2 != 0;
}

inline double distance_to_segment(const glm::dvec2& p, const glm::dvec2& a, const glm::dvec2& b) {
    const glm::dvec2 along = b - a;
    const double square = glm::dot(along, along);
    const double t = square == 0 ? 0 : std::clamp(glm::dot(p - a, along) / square, 0.0, 1.0);
    return glm::distance(p, a + t * along);
}

/// How far a point is from the lines of contours.
inline double distance_to(const std::vector<Contour>& contours, const glm::dvec2& p) {
    double least = INFINITY;
    for (const Contour& contour : contours) {
        const std::size_t count = contour.points.size() - (contour.closed ? 0 : 1);
        for (std::size_t i = 0; i < count; ++i)
            least = std::min(
                least, distance_to_segment(p, contour.points[i], contour.points[(i + 1) % contour.points.size()]));
        if (contour.points.size() == 1) least = std::min(least, glm::distance(p, contour.points[0]));
    }
    return least;
}

/// The contours of a filled polygon, as they were given to be filled.
inline std::vector<Contour> contours_of(const FilledPolygon& polygon) {
    std::vector<Contour> contours;
    for (std::size_t c = 0; c + 1 < polygon.contour_starts.size(); ++c) {
        Contour contour;
        contour.closed = true;
        for (std::size_t i = polygon.contour_starts[c]; i < polygon.contour_starts[c + 1]; ++i)
            contour.points.emplace_back(polygon.points[i]);
        contours.push_back(std::move(contour));
    }
    return contours;
}

inline double signed_area(const Contour& contour) {
    double sum = 0;
    for (std::size_t i = 1; i + 1 < contour.points.size(); ++i)
        sum += cross(contour.points[i] - contour.points[0], contour.points[i + 1] - contour.points[0]);
    return sum / 2;
}

inline double signed_area(const std::vector<Contour>& contours) {
    double sum = 0;
    for (const Contour& contour : contours) sum += signed_area(contour);
    return sum;
}

inline double triangle_area(const FilledPolygon& polygon, std::size_t triangle) {
    const auto corner = [&](std::size_t i) { return glm::dvec2(polygon.points[polygon.triangles[3 * triangle + i]]); };
    return cross(corner(1) - corner(0), corner(2) - corner(0)) / 2;
}

/// Sum of the areas of the triangles, each without its sign: as large as the contours' only if none overlaps another.
inline double triangles_area(const FilledPolygon& polygon) {
    double sum = 0;
    for (std::size_t i = 0; i < polygon.triangles.size() / 3; ++i) sum += std::abs(triangle_area(polygon, i));
    return sum;
}

inline bool is_in_a_triangle(const FilledPolygon& polygon, const glm::dvec2& p) {
    for (std::size_t i = 0; i + 2 < polygon.triangles.size(); i += 3) {
        const glm::dvec2 a(polygon.points[polygon.triangles[i]]);
        const glm::dvec2 b(polygon.points[polygon.triangles[i + 1]]);
        const glm::dvec2 c(polygon.points[polygon.triangles[i + 2]]);
        if (cross(b - a, c - a) > 0 && cross(b - a, p - a) >= 0 && cross(c - b, p - b) >= 0 && cross(a - c, p - c) >= 0)
            return true;
    }
    return false;
}

/// Whatever was filled: the polygon keeps its contracts.
inline void expect_sound(const FilledPolygon& polygon) {
    ASSERT_FALSE(polygon.contour_starts.empty());
    EXPECT_EQ(polygon.contour_starts.front(), 0U);
    EXPECT_EQ(polygon.contour_starts.back(), polygon.points.size());
    EXPECT_EQ(polygon.half_widths.size() + 1, polygon.contour_starts.size());
    for (const std::uint32_t index : polygon.triangles) ASSERT_LT(index, polygon.points.size());
    for (const Contour& contour : contours_of(polygon)) {
        ASSERT_GE(contour.points.size(), 3U);
        for (std::size_t i = 0; i < contour.points.size(); ++i)
            ASSERT_NE(contour.points[i], contour.points[(i + 1) % contour.points.size()]);
    }
    const double area = signed_area(contours_of(polygon));
    EXPECT_GE(area, 0);
    EXPECT_NEAR(triangles_area(polygon), area, 1e-5 * area);
}

/// Fills, and asks at many points of the square from 0 to `size` whether triangles are where the winding number says.
/// Points nearer to a contour than a hair are not asked.
inline FilledPolygon expect_filled(const std::vector<Contour>& contours, FillRule rule, double size,
                                   int samples = 400) {
    FilledPolygon polygon = fill_polygon(contours, rule);
    expect_sound(polygon);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(0, size);
    for (int i = 0; i < samples; ++i) {
        const glm::dvec2 p(place(random), place(random));
        if (distance_to(contours, p) < 1e-5 * size) continue;
        EXPECT_EQ(is_in_a_triangle(polygon, p), is_inside(contours, rule, p)) << "at " << p.x << ", " << p.y;
        EXPECT_EQ(winding(contours_of(polygon), p) == 1, is_inside(contours, rule, p)) << "at " << p.x << ", " << p.y;
    }
    return polygon;
}

inline Contour ring(std::vector<glm::dvec2> points) {
    return {std::move(points), true};
}

inline Contour circle(const glm::dvec2& center, double radius, int corners, bool clockwise = false) {
    Contour contour{{}, true};
    for (int i = 0; i < corners; ++i) {
        const double angle = (clockwise ? -1 : 1) * 6.283185307179586 * i / corners;
        contour.points.push_back(center + radius * glm::dvec2(std::cos(angle), std::sin(angle)));
    }
    return contour;
}

}  // namespace vitrine::scene
