#include <vitrine/scene/polygon.h>

#include <scene/polygon_checks.h>

#include <gtest/gtest.h>

#include <string>

namespace vitrine::scene {
namespace {

const Contour square = ring({{1, 1}, {9, 1}, {9, 9}, {1, 9}});
const Contour small_square = ring({{3, 3}, {7, 3}, {7, 7}, {3, 7}});

Contour reversed(Contour contour) {
    std::reverse(contour.points.begin(), contour.points.end());
    return contour;
}

TEST(FillPolygon, FillsASquareWhicheverWayItRuns) {
    for (const Contour& contour : {square, reversed(square)}) {
        const FilledPolygon polygon = expect_filled({contour}, FillRule::nonzero, 10);
        EXPECT_EQ(polygon.points.size(), 4U);
        EXPECT_EQ(polygon.triangles.size(), 6U);
        EXPECT_DOUBLE_EQ(triangles_area(polygon), 64);
        EXPECT_DOUBLE_EQ(signed_area(contours_of(polygon)), 64);
        EXPECT_FLOAT_EQ(polygon.half_widths.at(0), 2);  // 64 / 32
    }
}

TEST(FillPolygon, ClosesWhatIsOpen) {
    Contour open = square;
    open.closed = false;
    EXPECT_DOUBLE_EQ(triangles_area(fill_polygon(std::vector{open}, FillRule::nonzero)), 64);
}

TEST(FillPolygon, FillsNothingWhereNothingIsEnclosed) {
    const std::vector<std::vector<Contour>> nothings{{},
                                                     {ring({})},
                                                     {ring({{1, 1}})},
                                                     {ring({{1, 1}, {5, 5}})},
                                                     {ring({{0, 0}, {1, 1}, {2, 2}})},
                                                     {ring({{0, 0}, {0, 0}, {0, 0}})},
                                                     {ring({{1, 1}, {5, 5}, {1, 1}, {5, 5}})}};
    for (const auto& nothing : nothings) {
        const FilledPolygon polygon = fill_polygon(nothing, FillRule::nonzero);
        EXPECT_TRUE(polygon.points.empty());
        EXPECT_TRUE(polygon.triangles.empty());
        EXPECT_EQ(polygon.contour_starts, std::vector<std::uint32_t>{0});
    }
}

TEST(FillPolygon, ObeysTheRuleOnRingsInRings) {
    const std::vector<Contour> same{square, small_square};
    const std::vector<Contour> opposite{square, reversed(small_square)};
    EXPECT_DOUBLE_EQ(triangles_area(expect_filled(same, FillRule::nonzero, 10)), 64);
    EXPECT_DOUBLE_EQ(triangles_area(expect_filled(same, FillRule::even_odd, 10)), 48);
    EXPECT_DOUBLE_EQ(triangles_area(expect_filled(opposite, FillRule::nonzero, 10)), 48);
    EXPECT_DOUBLE_EQ(triangles_area(expect_filled(opposite, FillRule::even_odd, 10)), 48);
    // A ring of width 2: its area is 48, its borders are 32 and 16 long.
    const FilledPolygon polygon = fill_polygon(opposite, FillRule::nonzero);
    EXPECT_EQ(polygon.half_widths, (std::vector<float>{1, 1}));
    const std::vector<Contour> contours = contours_of(polygon);
    EXPECT_DOUBLE_EQ(signed_area(contours.at(0)), 64);
    EXPECT_DOUBLE_EQ(signed_area(contours.at(1)), -16);
}

TEST(FillPolygon, FillsAPentagramByBothRules) {
    Contour star = circle({5, 5}, 4, 5);
    star.points = {star.points[0], star.points[2], star.points[4], star.points[1], star.points[3]};
    const double nonzero = triangles_area(expect_filled({star}, FillRule::nonzero, 10));
    const double even_odd = triangles_area(expect_filled({star}, FillRule::even_odd, 10));
    // The pentagon in the middle has 1/phi^2 of the radius.
    const double middle = signed_area(circle({5, 5}, 4 * 0.3819660112501051, 5));
    EXPECT_NEAR(nonzero - even_odd, middle, 1e-5);
}

TEST(FillPolygon, FillsManyNestedRings) {
    std::vector<Contour> rings;
    double expected = 0;
    for (int i = 0; i < 40; ++i) {
        rings.push_back(circle({50, 50}, 49 - i, 60, i % 3 == 0));
        expected += (i % 2 == 0 ? 1 : -1) * std::abs(signed_area(rings.back()));
    }
    const FilledPolygon polygon = expect_filled(rings, FillRule::even_odd, 100);
    EXPECT_NEAR(triangles_area(polygon), expected, 1e-3);
    EXPECT_EQ(polygon.contour_starts.size(), 41U);
}

TEST(FillPolygon, FillsWithManyHoles) {
    std::vector<Contour> contours{ring({{0, 0}, {100, 0}, {100, 100}, {0, 100}})};
    for (int y = 0; y < 20; ++y) {
        for (int x = 0; x < 20; ++x) contours.push_back(circle({5 * x + 2.5, 5 * y + 2.5}, 2, 12, true));
    }
    const FilledPolygon polygon = expect_filled(contours, FillRule::nonzero, 100);
    EXPECT_EQ(polygon.contour_starts.size(), 402U);
    EXPECT_NEAR(triangles_area(polygon), signed_area(contours), 1e-2);
}

TEST(FillPolygon, FillsWhatTouches) {
    // Holes that touch the outline and each other, in corners and along edges; squares that meet in a corner.
    const std::vector<std::vector<Contour>> shapes{
        {ring({{0, 0}, {10, 0}, {10, 10}, {0, 10}}), ring({{0, 5}, {5, 7}, {5, 3}}), ring({{5, 3}, {5, 7}, {10, 5}})},
        {ring({{0, 0}, {10, 0}, {10, 10}, {0, 10}}), ring({{0, 0}, {4, 6}, {6, 4}})},
        {ring({{0, 0}, {5, 0}, {5, 5}, {0, 5}}), ring({{5, 5}, {9, 5}, {9, 9}, {5, 9}})},
        {ring({{0, 0}, {5, 0}, {5, 5}, {0, 5}}), ring({{5, 1}, {9, 1}, {9, 4}, {5, 4}})},
        {ring({{0, 0}, {9, 0}, {9, 9}, {0, 9}}), ring({{3, 3}, {3, 6}, {6, 6}, {6, 3}}),
         ring({{3, 3}, {6, 3}, {4, 1}})},
        {ring({{0, 0}, {8, 0}, {8, 8}, {0, 8}}), ring({{2, 2}, {2, 4}, {4, 4}, {4, 2}}),
         ring({{4, 4}, {4, 6}, {6, 6}, {6, 4}}), ring({{4, 2}, {4, 4}, {6, 4}, {6, 2}}),
         ring({{2, 4}, {2, 6}, {4, 6}, {4, 4}})},
    };
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        SCOPED_TRACE("shape " + std::to_string(i));
        for (const FillRule rule : {FillRule::nonzero, FillRule::even_odd}) expect_filled(shapes[i], rule, 10);
    }
}

TEST(FillPolygon, AgreesWithTheWindingNumberOnRandomTangles) {
    std::mt19937 random(1);
    for (int shape = 0; shape < 600; ++shape) {
        SCOPED_TRACE("shape " + std::to_string(shape));
        // On a coarse grid too, where contours touch and edges overlap all the time.
        const bool coarse = shape % 3 == 0;
        std::uniform_real_distribution<double> place(0, coarse ? 9 : 100);
        std::vector<Contour> contours;
        const int rings = 1 + shape % 4;
        for (int i = 0; i < rings; ++i) {
            Contour contour{{}, true};
            for (int k = 0; k < 3 + shape % 23; ++k) {
                const glm::dvec2 p(place(random), place(random));
                contour.points.push_back(coarse ? glm::floor(p) : p);
            }
            contours.push_back(std::move(contour));
        }
        for (const FillRule rule : {FillRule::nonzero, FillRule::even_odd})
            expect_filled(contours, rule, coarse ? 9 : 100, 60);
    }
}

TEST(FillPolygon, IsExactFarFromTheOriginAndAtAnyScale) {
    for (const double scale : {1e-20, 1e-3, 1.0, 1e6, 1e20}) {
        Contour moved = square;
        for (glm::dvec2& point : moved.points) point *= scale;
        const FilledPolygon polygon = fill_polygon(std::vector{moved}, FillRule::nonzero);
        EXPECT_NEAR(triangles_area(polygon) / (scale * scale), 64, 1e-4);
    }
}

TEST(FillPolygon, FillsThousandsOfPoints) {
    Contour star{{}, true};
    for (int i = 0; i < 20'000; ++i) {
        const double angle = 6.283185307179586 * i / 20'000;
        star.points.push_back(glm::dvec2(500) +
                              (i % 2 == 0 ? 450.0 : 200.0) * glm::dvec2(std::cos(angle), std::sin(angle)));
    }
    const FilledPolygon polygon =
        fill_polygon(std::vector{star, circle({500, 500}, 150, 5'000, true)}, FillRule::nonzero);
    expect_sound(polygon);
    EXPECT_GT(polygon.points.size(), 24'000U);
}

}  // namespace
}  // namespace vitrine::scene
