#include <vitrine/scene/stroke.h>

#include <scene/polygon_checks.h>

#include <gtest/gtest.h>

#include <numbers>

namespace vitrine::scene {
namespace {

const Contour line{{{10, 50}, {90, 50}}, false};
const Contour corner{{{10, 10}, {50, 10}, {50, 50}}, false};
const Contour square = ring({{20, 20}, {80, 20}, {80, 80}, {20, 80}});

double stroked_area(const std::vector<Contour>& contours, const StrokeStyle& style) {
    const std::vector<Contour> pieces = stroke_outline(contours, style, 1e-3);
    for (const Contour& piece : pieces) EXPECT_GE(signed_area(piece), 0);
    return triangles_area(expect_filled(pieces, FillRule::nonzero, 100));
}

TEST(Stroke, HasCaps) {
    EXPECT_NEAR(stroked_area({line}, {.width = 10}), 800, 1e-3);
    EXPECT_NEAR(stroked_area({line}, {.width = 10, .cap = LineCap::square}), 900, 1e-3);
    EXPECT_NEAR(stroked_area({line}, {.width = 10, .cap = LineCap::round}), 800 + 25 * std::numbers::pi, 0.05);
}

TEST(Stroke, HasJoins) {
    const double legs = 2 * 40 * 10 - 25;  // overlapping in a quarter of the corner's square
    EXPECT_NEAR(stroked_area({corner}, {.width = 10, .join = LineJoin::miter}), legs + 25, 1e-3);
    EXPECT_NEAR(stroked_area({corner}, {.width = 10, .join = LineJoin::bevel}), legs + 12.5, 1e-3);
    EXPECT_NEAR(stroked_area({corner}, {.width = 10, .join = LineJoin::round}), legs + 25 * std::numbers::pi / 4, 0.05);
    Contour backwards = corner;
    std::reverse(backwards.points.begin(), backwards.points.end());
    EXPECT_NEAR(stroked_area({backwards}, {.width = 10}), legs + 25, 1e-3);
}

TEST(Stroke, BevelsMitersBeyondTheLimit) {
    // A right angle has a miter of 1.414 widths.
    EXPECT_GT(stroked_area({corner}, {.width = 10, .miter_limit = 1.415}), 799);
    EXPECT_LT(stroked_area({corner}, {.width = 10, .miter_limit = 1.414}), 790);
}

TEST(Stroke, ClosesWhatIsClosed) {
    EXPECT_NEAR(stroked_area({square}, {.width = 10}), 70 * 70 - 50 * 50, 1e-3);
    EXPECT_NEAR(stroked_area({square}, {.width = 10, .cap = LineCap::square, .join = LineJoin::bevel}),
                70 * 70 - 50 * 50 - 4 * 12.5, 1e-3);
}

TEST(Stroke, DrawsDotsWhereASubpathHasNoLength) {
    const Contour point{{{50, 50}}, false};
    EXPECT_TRUE(stroke_outline(std::vector{point}, {.width = 10}, 0.1).empty());
    EXPECT_NEAR(stroked_area({point}, {.width = 10, .cap = LineCap::square}), 100, 1e-3);
    EXPECT_NEAR(stroked_area({point}, {.width = 10, .cap = LineCap::round}), 25 * std::numbers::pi, 0.05);
}

TEST(Stroke, TurnsBack) {
    const Contour there_and_back{{{20, 50}, {60, 50}, {30, 50}}, false};
    EXPECT_NEAR(stroked_area({there_and_back}, {.width = 10}), 400, 1e-3);
    EXPECT_NEAR(stroked_area({there_and_back}, {.width = 10, .join = LineJoin::round}), 400 + 12.5 * std::numbers::pi,
                0.05);
}

TEST(Stroke, HasNoAreaWithoutAWidth) {
    for (const double width : {0.0, -1.0})
        EXPECT_TRUE(stroke_outline(std::vector{line}, {.width = width}, 0.1).empty());
}

TEST(Stroke, IsWithinHalfItsWidthOfACurve) {
    Path path;
    path.move_to({20, 70});
    path.cubic_to({20, -40}, {90, 130}, {60, 20});  // with bends tighter than the pen
    for (const double width : {0.5, 4.0, 30.0}) {
        const double tolerance = 0.01;
        const auto centre = path.flatten(tolerance, width / 2);
        const StrokeStyle style{.width = width, .cap = LineCap::round, .join = LineJoin::round};
        const FilledPolygon polygon = fill_polygon(stroke_outline(centre, style, tolerance), FillRule::nonzero);
        expect_sound(polygon);
        const auto exact = path.flatten(1e-5);
        std::mt19937 random(3);
        std::uniform_real_distribution<double> place(0, 100);
        for (int i = 0; i < 1000; ++i) {
            const glm::dvec2 p(place(random), place(random));
            const double distance = distance_to(exact, p);
            if (std::abs(distance - width / 2) < 3 * tolerance) continue;
            EXPECT_EQ(is_in_a_triangle(polygon, p), distance < width / 2) << p.x << ", " << p.y;
        }
    }
}

TEST(Stroke, NeedsFewPiecesForSmoothCurves) {
    const std::vector<Contour> disc{circle({50, 50}, 40, 200)};
    EXPECT_LE(stroke_outline(disc, {.width = 2}, 0.01).size(), 2U);
    EXPECT_NEAR(stroked_area(disc, {.width = 2}), 2 * 40 * 2 * std::numbers::pi, 0.2);
}

TEST(Dashes, FollowThePattern) {
    const auto dashes = dashed(std::vector{line}, {.dashes = {30, 10}});
    ASSERT_EQ(dashes.size(), 2U);
    EXPECT_EQ(dashes[0].points, (std::vector<glm::dvec2>{{10, 50}, {40, 50}}));
    EXPECT_EQ(dashes[1].points, (std::vector<glm::dvec2>{{50, 50}, {80, 50}}));
    EXPECT_NEAR(stroked_area({line}, {.width = 10, .dashes = {30, 10}}), 600, 1e-3);
}

TEST(Dashes, RepeatAnOddPattern) {
    const auto dashes = dashed(std::vector{line}, {.dashes = {30}});
    ASSERT_EQ(dashes.size(), 2U);
    EXPECT_EQ(dashes[1].points, (std::vector<glm::dvec2>{{70, 50}, {90, 50}}));
}

TEST(Dashes, BeginAtTheOffset) {
    for (const double offset : {35.0, 35.0 + 40, 35.0 - 80}) {
        const auto dashes = dashed(std::vector{line}, {.dashes = {30, 10}, .dash_offset = offset});
        ASSERT_EQ(dashes.size(), 2U) << offset;
        EXPECT_EQ(dashes[0].points, (std::vector<glm::dvec2>{{15, 50}, {45, 50}}));
        EXPECT_EQ(dashes[1].points, (std::vector<glm::dvec2>{{55, 50}, {85, 50}}));
    }
}

TEST(Dashes, BendAroundCornersAndGoOnWhereAContourCloses) {
    const auto dashes = dashed(std::vector{square}, {.dashes = {80, 40}, .dash_offset = 20});
    // From 20 before the first corner, over it, to the second; and so on at the third.
    ASSERT_EQ(dashes.size(), 2U);
    EXPECT_EQ(dashes[0].points, (std::vector<glm::dvec2>{{80, 60}, {80, 80}, {20, 80}}));
    EXPECT_EQ(dashes[1].points, (std::vector<glm::dvec2>{{20, 40}, {20, 20}, {80, 20}}));
}

TEST(Dashes, WithoutLengthAreDots) {
    const StrokeStyle style{.width = 4, .cap = LineCap::round, .dashes = {0, 20}};
    EXPECT_NEAR(stroked_area({line}, style), 4 * 4 * std::numbers::pi, 0.05);
}

TEST(Dashes, ThatAreTooFineAreASolidLine) {
    for (const std::vector<double>& dashes : {std::vector<double>{1e-9, 1e-9}, {0, 0}, {}}) {
        const auto solid = dashed(std::vector{line}, {.dashes = dashes});
        ASSERT_EQ(solid.size(), 1U);
        EXPECT_EQ(solid[0].points, line.points);
    }
}

}  // namespace
}  // namespace vitrine::scene
