#include <vitrine/io/triangulate.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

using Polygon = std::vector<glm::vec3>;
using Indices = std::vector<std::uint32_t>;

Indices cut(const Polygon& polygon) {
    Indices triangles;
    triangulate(polygon, triangles);
    return triangles;
}

/// Twice the area, seen from +z; negative when clockwise.
double area(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c) {
    return glm::cross(glm::dvec3(b) - glm::dvec3(a), glm::dvec3(c) - glm::dvec3(a)).z;
}

double area(const Polygon& polygon) {
    double sum = 0;
    for (std::size_t i = 1; i + 1 < polygon.size(); ++i) sum += area(polygon[0], polygon[i], polygon[i + 1]);
    return sum;
}

/// The triangles cover the polygon once: none is wound backwards and their areas add up.
void expect_partition(const Polygon& polygon) {
    const Indices triangles = cut(polygon);
    ASSERT_EQ(triangles.size(), 3 * (polygon.size() - 2));
    const double sign = area(polygon) < 0 ? -1 : 1;
    double sum = 0;
    for (std::size_t i = 0; i < triangles.size(); i += 3) {
        const double one = area(polygon[triangles[i]], polygon[triangles[i + 1]], polygon[triangles[i + 2]]);
        EXPECT_GE(sign * one, -1e-9) << "triangle " << i / 3;
        sum += std::abs(one);
    }
    EXPECT_NEAR(sum, std::abs(area(polygon)), 1e-5 * std::abs(area(polygon)));
}

Polygon reversed(Polygon polygon) {
    std::reverse(polygon.begin(), polygon.end());
    return polygon;
}

Polygon rotated(Polygon polygon, std::size_t by) {
    std::rotate(polygon.begin(), polygon.begin() + static_cast<std::ptrdiff_t>(by), polygon.end());
    return polygon;
}

TEST(Triangulate, LeavesATriangleAlone) {
    EXPECT_EQ(cut({{0, 0, 0}, {1, 0, 0}, {0, 1, 0}}), (Indices{0, 1, 2}));
}

TEST(Triangulate, MakesAFanOfAConvexPolygon) {
    EXPECT_EQ(cut({{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}}), (Indices{0, 1, 2, 0, 2, 3}));
    EXPECT_EQ(cut({{0, 0, 0}, {2, 0, 0}, {3, 1, 0}, {1, 3, 0}, {-1, 1, 0}}), (Indices{0, 1, 2, 0, 2, 3, 0, 3, 4}));
}

TEST(Triangulate, CutsAConcaveQuadWhereItIsConcave) {
    const Polygon arrow{{0, 0, 0}, {2, -1, 0}, {0.5F, 0, 0}, {2, 1, 0}};
    for (std::size_t i = 0; i < 4; ++i) {
        expect_partition(rotated(arrow, i));
        expect_partition(rotated(reversed(arrow), i));
    }
}

TEST(Triangulate, CoversConcavePolygonsOnce) {
    const std::vector<Polygon> polygons{
        {{0, 0, 0}, {4, 0, 0}, {4, 4, 0}, {2, 1, 0}, {0, 4, 0}},                                   // M
        {{0, 0, 0}, {3, 0, 0}, {3, 1, 0}, {1, 1, 0}, {1, 2, 0}, {3, 2, 0}, {3, 3, 0}, {0, 3, 0}},  // C
        {{0, 0, 0}, {1, 0, 0}, {2, 0, 0}, {2, 2, 0}, {1, 2, 0}, {1, 1, 0}, {0, 1, 0}},             // L, collinear
        {{0, 0, 0}, {9, 0, 0}, {9, 9, 0}, {3, 9, 0}, {3, 5, 0}, {5, 5, 0}, {5, 7, 0}, {7, 7, 0}, {7, 3, 0}, {0, 3, 0}},
        // a square with a square hole, joined by a bridge
        {{0, 0, 0}, {6, 0, 0}, {6, 6, 0}, {0, 6, 0}, {0, 0, 0}, {2, 2, 0}, {2, 4, 0}, {4, 4, 0}, {4, 2, 0}, {2, 2, 0}},
    };
    for (std::size_t p = 0; p < polygons.size(); ++p) {
        for (std::size_t i = 0; i < polygons[p].size(); ++i) {
            SCOPED_TRACE("polygon " + std::to_string(p) + " from corner " + std::to_string(i));
            expect_partition(rotated(polygons[p], i));
            expect_partition(rotated(reversed(polygons[p]), i));
        }
    }
}

TEST(Triangulate, WorksInAnyPlane) {
    const Polygon c{{0, 0, 0}, {3, 0, 0}, {3, 1, 0}, {1, 1, 0}, {1, 2, 0}, {3, 2, 0}, {3, 3, 0}, {0, 3, 0}};
    const Indices flat = cut(c);
    Polygon x = c;
    Polygon y = c;
    for (std::size_t i = 0; i < c.size(); ++i) {
        x[i] = {1e5F, c[i].x, c[i].y};
        y[i] = {c[i].y, 7, c[i].x};
    }
    EXPECT_EQ(cut(x), flat);
    EXPECT_EQ(cut(y), flat);
}

TEST(Triangulate, CoversAStarOfManyCorners) {
    Polygon star;
    for (int i = 0; i < 2000; ++i) {
        const float angle = 6.2831853F * static_cast<float>(i) / 2000;
        const float radius = i % 2 == 0 ? 1.0F : 0.5F;
        star.emplace_back(radius * std::cos(angle), radius * std::sin(angle), 0);
    }
    expect_partition(star);
}

TEST(Triangulate, MakesSomethingOfWhatIsNoPolygon) {
    const std::vector<Polygon> polygons{
        {{0, 0, 0}, {1, 1, 0}, {1, 0, 0}, {0, 1, 0}},                                        // a bow tie
        {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}, {0, 0, 0}, {0, 0, 0}},                             // a point
        {{0, 0, 0}, {1, 0, 0}, {2, 0, 0}, {3, 0, 0}, {1.5F, 0, 0}},                          // a line
        {{0, 0, 0}, {4, 4, 0}, {4, 0, 0}, {0, 4, 0}, {2, 5, 0}, {-1, 2, 0}},                 // crosses itself
        {{0, 1, 0}, {1, -1, 0}, {-1, 0.4F, 0}, {1, 0.4F, 0}, {-1, -1, 0}},                   // a pentagram
        {{3e38F, 0, 0}, {-3e38F, 1, 0}, {3e38F, 3e38F, 0}, {0, 0, 0}, {-3e38F, -3e38F, 1}},  // huge
    };
    for (const Polygon& polygon : polygons) {
        const Indices triangles = cut(polygon);
        EXPECT_EQ(triangles.size(), 3 * (polygon.size() - 2));
        for (const std::uint32_t index : triangles) EXPECT_LT(index, polygon.size());
    }
}

TEST(Triangulate, StaysLinearOnNastyPolygons) {
    // A comb of 40,000 corners, every second one in the way of all others: a plain search would look at them 800
    // million times.
    Polygon comb;
    for (int i = 0; i < 20'000; ++i) {
        const auto x = static_cast<float>(i);
        comb.emplace_back(x, 0, 0);
        comb.emplace_back(x + 0.5F, i % 2 == 0 ? 1e6F : 1e-3F, 0);
    }
    comb.emplace_back(1e4F, -1e9F, 0);
    EXPECT_EQ(cut(comb).size(), 3 * (comb.size() - 2));
}

Indices cut(Indices corners, const FaceSizes& faces, const Polygon& positions) {
    const auto triangles = triangulate_faces(arrays::Elements<std::uint32_t>(std::move(corners)), faces, positions);
    return {triangles.begin(), triangles.end()};
}

TEST(TriangulateFaces, KeepsTriangles) {
    FaceSizes faces;
    faces.add(3);
    faces.add(3);
    EXPECT_TRUE(faces.all_triangles());
    EXPECT_EQ(faces.count(), 2U);
    EXPECT_EQ(cut({0, 1, 2, 2, 1, 3}, faces, {}), (Indices{0, 1, 2, 2, 1, 3}));
}

TEST(TriangulateFaces, CutsMixedFaces) {
    FaceSizes faces;
    for (const std::uint32_t size : {3U, 4U, 3U}) faces.add(size);
    EXPECT_FALSE(faces.all_triangles());
    EXPECT_EQ(faces.count(), 3U);
    const Polygon positions{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}};
    EXPECT_EQ(cut({0, 1, 2, 0, 1, 2, 3, 3, 1, 0}, faces, positions), (Indices{0, 1, 2, 0, 1, 2, 0, 2, 3, 3, 1, 0}));
}

TEST(TriangulateFaces, CutsManyInTheirOrder) {
    constexpr std::uint32_t count = 50'000;
    FaceSizes faces;
    Indices corners;
    Indices expected;
    for (std::uint32_t i = 0; i < count; ++i) {
        const bool quad = i % 3 == 0;
        faces.add(quad ? 4 : 3);
        const std::uint32_t first = i % 7;  // of seven squares
        for (std::uint32_t k = 0; k < (quad ? 4U : 3U); ++k) corners.push_back(4 * first + k);
        const Indices triangles = quad ? Indices{0, 1, 2, 0, 2, 3} : Indices{0, 1, 2};
        for (const std::uint32_t corner : triangles) expected.push_back(4 * first + corner);
    }
    Polygon positions;
    for (int i = 0; i < 7; ++i) {
        const auto x = static_cast<float>(i);
        positions.insert(positions.end(), {{x, 0, 0}, {x + 1, 0, 0}, {x + 1, 1, 0}, {x, 1, 0}});
    }
    EXPECT_EQ(cut(corners, faces, positions), expected);
}

}  // namespace
}  // namespace vitrine::io
