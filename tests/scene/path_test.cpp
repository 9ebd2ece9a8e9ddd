#include <vitrine/scene/path.h>

#include <scene/checks.h>
#include <scene/polygon_checks.h>

#include <gtest/gtest.h>

#include <numbers>

namespace vitrine::scene {
namespace {

Path half_circle(double radius) {
    Path path;
    path.move_to({0, 0});
    path.arc_to({.radii = {radius, radius}, .sweep = true}, {2 * radius, 0});
    return path;
}

TEST(Path, FlattensLines) {
    Path path;
    path.move_to({0, 0});
    path.line_to({4, 0});
    path.line_to({4, 0});
    path.line_to({4, 3});
    path.close();
    path.line_to({-1, 0});  // begins where the closed subpath began
    path.move_to({7, 7});   // nothing follows
    const auto contours = path.flatten(0.1);
    ASSERT_EQ(contours.size(), 2U);
    EXPECT_EQ(contours[0].points, (std::vector<glm::dvec2>{{0, 0}, {4, 0}, {4, 3}}));
    EXPECT_TRUE(contours[0].closed);
    EXPECT_EQ(contours[1].points, (std::vector<glm::dvec2>{{0, 0}, {-1, 0}}));
    EXPECT_FALSE(contours[1].closed);
}

TEST(Path, KeepsSubpathsWithoutLength) {
    Path path;
    path.move_to({1, 2});
    path.line_to({1, 2});
    path.move_to({3, 4});
    path.close();
    const auto contours = path.flatten(0.1);
    ASSERT_EQ(contours.size(), 2U);
    EXPECT_EQ(contours[0].points, (std::vector<glm::dvec2>{{1, 2}}));
    EXPECT_EQ(contours[1].points, (std::vector<glm::dvec2>{{3, 4}}));
    EXPECT_TRUE(contours[1].closed);
}

TEST(Path, DoesNotRepeatTheFirstPointOfWhatIsClosed) {
    Path path;
    path.move_to({0, 0});
    path.line_to({1, 0});
    path.line_to({1, 1});
    path.line_to({0, 0});
    path.close();
    EXPECT_EQ(path.flatten(0.1).at(0).points.size(), 3U);
}

TEST(Path, FlattensCurvesToTheTolerance) {
    Path path;
    path.move_to({0, 0});
    path.cubic_to({100, 0}, {-50, 60}, {40, 80});
    path.quadratic_to({90, 100}, {10, 120});
    std::size_t before = 0;
    const auto fine = path.flatten(1e-6);
    for (const double tolerance : {10.0, 1.0, 0.1, 0.01}) {
        const auto contours = path.flatten(tolerance);
        for (const glm::dvec2& p : fine[0].points) ASSERT_LE(distance_to(contours, p), tolerance);
        EXPECT_GT(contours[0].points.size(), before);
        before = contours[0].points.size();
    }
    EXPECT_LT(before, 300U);
}

TEST(Path, FlattensForAnOffset) {
    // 100 beside a curve of radius 1 the same turns are 101 times as long.
    const auto contour = half_circle(1).flatten(0.01, 100).at(0);
    for (std::size_t i = 2; i < contour.points.size(); ++i) {
        const glm::dvec2 in = glm::normalize(contour.points[i - 1] - contour.points[i - 2]);
        const glm::dvec2 out = glm::normalize(contour.points[i] - contour.points[i - 1]);
        const double turn = std::acos(glm::dot(in, out));
        EXPECT_LE(100 * turn * turn / 8, 0.011);
    }
    EXPECT_LT(half_circle(1).flatten(0.01).at(0).points.size(), contour.points.size());
}

TEST(Path, EndsTheFlatteningOfAbsurdCurves) {
    Path path;
    path.move_to({0, 0});
    path.cubic_to({1e18, 0}, {-1e18, 1e18}, {0, 1});
    EXPECT_LE(path.flatten(1e-9).at(0).points.size(), 65'537U);
}

TEST(Path, DrawsTheFourArcsBetweenTwoPoints) {
    // SVG 2, section 9.3.8: centre and extent of each.
    struct Case {
        bool large, sweep;
        glm::dvec2 center;
        double length;
    };
    const double quarter = std::numbers::pi / 2 * 5;
    for (const Case& c : {Case{false, false, {5, 0}, quarter}, Case{false, true, {0, 5}, quarter},
                          Case{true, false, {0, 5}, 3 * quarter}, Case{true, true, {5, 0}, 3 * quarter}}) {
        Path path;
        path.move_to({0, 0});
        path.arc_to({.radii = {5, 5}, .large_arc = c.large, .sweep = c.sweep}, {5, 5});
        const Contour contour = path.flatten(1e-4).at(0);
        double length = 0;
        for (std::size_t i = 0; i < contour.points.size(); ++i) {
            EXPECT_NEAR(glm::distance(contour.points[i], c.center), 5, 2e-4);
            if (i > 0) length += glm::distance(contour.points[i], contour.points[i - 1]);
        }
        EXPECT_NEAR(length, c.length, 1e-2);
        EXPECT_EQ(contour.points.back(), glm::dvec2(5, 5));
    }
}

TEST(Path, DrawsRotatedEllipses) {
    Path path;
    const double angle = 0.5;
    const glm::dvec2 along(std::cos(angle), std::sin(angle));
    path.move_to(-3.0 * along);
    path.arc_to({.radii = {3, 1}, .rotation_radians = angle, .sweep = true}, 3.0 * along);
    const Contour contour = path.flatten(1e-4).at(0);
    for (const glm::dvec2& p : contour.points) {
        const glm::dvec2 own(glm::dot(p, along), cross(along, p));
        EXPECT_NEAR(own.x * own.x / 9 + own.y * own.y, 1, 1e-3);
        EXPECT_LE(own.y, 1e-9);  // by growing angles from (-3, 0): through (0, -1)
    }
}

TEST(Path, EnlargesRadiiThatAreTooSmall) {
    for (const double radius : {1.0, 1e-200}) {
        Path path;
        path.move_to({0, 0});
        path.arc_to({.radii = {radius, radius}, .sweep = true}, {10, 0});
        const Contour contour = path.flatten(1e-3).at(0);
        for (const glm::dvec2& p : contour.points) EXPECT_NEAR(glm::distance(p, {5, 0}), 5, 1e-3);
    }
}

TEST(Path, DrawsArcsThatAreNone) {
    Path path;
    path.move_to({0, 0});
    path.arc_to({.radii = {0, 5}}, {3, 4});
    path.arc_to({.radii = {5, 5}}, {3, 4});
    EXPECT_EQ(path.flatten(0.01).at(0).points, (std::vector<glm::dvec2>{{0, 0}, {3, 4}}));
}

TEST(Path, HasExactBounds) {
    Path path;
    EXPECT_TRUE(path.bounds().empty());
    path.move_to({50, 50});  // draws nothing
    path.move_to({0, 0});
    path.cubic_to({0, 4}, {3, 4}, {3, 0});
    EXPECT_EQ(path.bounds().min, glm::dvec3(0));
    EXPECT_TRUE(near(path.bounds().max, {3, 3, 0}));
    path.quadratic_to({5, -2}, {7, 0});
    EXPECT_TRUE(near(path.bounds().min, {0, -1, 0}));
    const Bounds circle = half_circle(10).bounds();
    EXPECT_TRUE(near(circle.min, {0, -10, 0}, 1e-4));
    EXPECT_TRUE(near(circle.max, {20, 0, 0}, 1e-4));
}

TEST(Path, IsTransformed) {
    Path path = half_circle(1);
    const glm::dmat3 twice_and_right(glm::dvec3(2, 0, 0), glm::dvec3(0, 2, 0), glm::dvec3(10, 0, 1));
    path.transform(twice_and_right);
    EXPECT_TRUE(near(path.bounds().min, {10, -2, 0}, 1e-4));
    EXPECT_TRUE(near(path.bounds().max, {14, 0, 0}, 1e-4));
    EXPECT_EQ(path.current_point(), glm::dvec2(14, 0));
    path.close();
    EXPECT_EQ(path.current_point(), glm::dvec2(10, 0));
}

}  // namespace
}  // namespace vitrine::scene
