#include <vitrine/io/svg_path_data.h>

#include <io/svg_files.h>

#include <gtest/gtest.h>

namespace vitrine::io {
namespace {

scene::Path path_of(std::string_view data) {
    return only_shape("<path d=\"" + std::string(data) + "\"/>").path;
}

std::vector<glm::dvec2> points_of(std::string_view data) {
    std::vector<glm::dvec2> points;
    for (const scene::Contour& contour : path_of(data).flatten(0.01))
        points.insert(points.end(), contour.points.begin(), contour.points.end());
    return points;
}

using Points = std::vector<glm::dvec2>;

TEST(SvgPathData, DrawsLines) {
    EXPECT_EQ(points_of("M 1 2 L 3 4 H 9 V 7"), (Points{{1, 2}, {3, 4}, {9, 4}, {9, 7}}));
    EXPECT_EQ(points_of("m 1 2 l 3 4 h 9 v 7"), (Points{{1, 2}, {4, 6}, {13, 6}, {13, 13}}));
    EXPECT_EQ(points_of("M1,2 3,4 5,6"), (Points{{1, 2}, {3, 4}, {5, 6}}));
    EXPECT_EQ(points_of("m1,2 3,4 5,6"), (Points{{1, 2}, {4, 6}, {9, 12}}));
    EXPECT_EQ(points_of("M1 2h1 2 3"), (Points{{1, 2}, {2, 2}, {4, 2}, {7, 2}}));
}

TEST(SvgPathData, ReadsNumbersWithoutBlanks) {
    EXPECT_EQ(points_of("M1.5.5-3e2.25"), (Points{{1.5, 0.5}, {-300, 0.25}}));
    EXPECT_EQ(points_of("M+1-.5L1e1,1E-1"), (Points{{1, -0.5}, {10, 0.1}}));
    EXPECT_EQ(points_of("\n\tM 1\r\n, 2 L\t3 ,4 "), (Points{{1, 2}, {3, 4}}));
    EXPECT_EQ(points_of("M0 1.L2.,3"), (Points{{0, 1}, {2, 3}}));
}

TEST(SvgPathData, ReadsFlagsThatAreGluedToNumbers) {
    const scene::Path glued = path_of("M10 10a5 5 0 01.5.5a5,5,0,1010,0");
    const scene::Path spaced = path_of("M10 10 a 5 5 0 0 1 0.5 0.5 a 5 5 0 1 0 10 0");
    EXPECT_EQ(glued.bounds(), spaced.bounds());
    EXPECT_TRUE(near_point(glued.current_point(), {20.5, 10.5}));
}

TEST(SvgPathData, ClosesAndGoesOnFromTheBeginning) {
    const auto contours = path_of("m 10 10 l 10 0 l 0 10 z l -5 -5 z m 1 1 l 2 2").flatten(0.01);
    ASSERT_EQ(contours.size(), 3U);
    EXPECT_TRUE(contours[0].closed);
    EXPECT_EQ(contours[1].points, (Points{{10, 10}, {5, 5}}));
    EXPECT_EQ(contours[2].points, (Points{{11, 11}, {13, 13}}));
}

TEST(SvgPathData, DrawsCurvesAbsoluteAndRelative) {
    EXPECT_EQ(path_of("M10 10C20 10 30 20 30 30").bounds(), path_of("M10 10c10 0 20 10 20 20").bounds());
    EXPECT_EQ(path_of("M10 10Q30 10 30 30").bounds(), path_of("M10 10q20 0 20 20").bounds());
    EXPECT_EQ(path_of("M10 10A9 9 0 0 1 20 20").bounds(), path_of("M10 10a9 9 0 0 1 10 10").bounds());
}

TEST(SvgPathData, ReflectsControlPoints) {
    const auto same = [](std::string_view a, std::string_view b) { return path_of(a).bounds() == path_of(b).bounds(); };
    EXPECT_TRUE(same("M0 0C0 9 9 9 9 0S18 -9 18 0", "M0 0C0 9 9 9 9 0C9 -9 18 -9 18 0"));
    EXPECT_TRUE(same("M0 0c0 9 9 9 9 0s9 -9 9 0", "M0 0C0 9 9 9 9 0C9 -9 18 -9 18 0"));
    EXPECT_TRUE(same("M0 0Q5 9 10 0T20 0T30 0", "M0 0Q5 9 10 0Q15 -9 20 0Q25 9 30 0"));
    EXPECT_TRUE(same("M0 0q5 9 10 0t10 0", "M0 0Q5 9 10 0Q15 -9 20 0"));
    // After another kind of command there is nothing to reflect.
    EXPECT_TRUE(same("M0 0Q5 9 10 0S20 9 20 0", "M0 0Q5 9 10 0C10 0 20 9 20 0"));
    EXPECT_TRUE(same("M0 0L10 0T20 5", "M0 0L10 0Q10 0 20 5"));
    // A control point may lie where the curve begins.
    EXPECT_TRUE(same("M9 9C9 20 9 9 20 9S30 20 30 9", "M9 9C9 20 9 9 20 9C31 9 30 20 30 9"));
}

TEST(SvgPathData, MayBeEmpty) {
    EXPECT_TRUE(drawn("<path d=''/><path d='  '/><path d='none'/><path/>").shapes.empty());
}

TEST(SvgPoints, AreReadWithAnySeparator) {
    const auto line = only_shape("<polyline points='1,2 3 4,5,6 7-8' stroke='red'/>").path.flatten(1);
    EXPECT_EQ(line.at(0).points, (Points{{1, 2}, {3, 4}, {5, 6}, {7, -8}}));
    EXPECT_FALSE(line.at(0).closed);
    EXPECT_TRUE(only_shape("<polygon points='1,2 3,4 5,6'/>").path.flatten(1).at(0).closed);
    EXPECT_TRUE(drawn("<polygon points=''/><polyline/>").shapes.empty());
}

}  // namespace
}  // namespace vitrine::io
