#include <vitrine/io/svg_polygons.h>

#include <io/svg_files.h>
#include <scene/polygon_checks.h>

#include <gtest/gtest.h>

#include <numbers>

namespace vitrine::io {
namespace {

std::vector<SvgPolygon> polygons_of(std::string_view content) {
    std::vector<SvgPolygon> polygons = svg_polygons(drawn(content));
    for (const SvgPolygon& polygon : polygons) scene::expect_sound(polygon.area);
    return polygons;
}

double area(const SvgPolygon& polygon) {
    return scene::triangles_area(polygon.area);
}

TEST(SvgPolygons, AreInPaintersOrderWithYUp) {
    const auto polygons = polygons_of(
        "<rect id='a' x='10' y='20' width='30' height='5' stroke='blue' stroke-width='2' fill='#ff000080'/>"
        "<circle id='b' cx='50' cy='50' r='10'/>");
    ASSERT_EQ(polygons.size(), 3U);
    EXPECT_EQ(polygons[0].id, "a");
    EXPECT_FALSE(polygons[0].is_stroke);
    EXPECT_EQ(polygons[0].color, glm::u8vec4(255, 0, 0, 128));
    EXPECT_DOUBLE_EQ(area(polygons[0]), 150);
    for (const glm::vec2& point : polygons[0].area.points) EXPECT_TRUE(point.y == 75 || point.y == 80);
    EXPECT_TRUE(polygons[1].is_stroke);
    EXPECT_EQ(polygons[1].color, glm::u8vec4(0, 0, 255, 255));
    EXPECT_NEAR(area(polygons[1]), 32 * 7 - 28 * 3, 1e-3);
    EXPECT_EQ(polygons[2].id, "b");
    EXPECT_NEAR(area(polygons[2]), 100 * std::numbers::pi, 0.2);
}

TEST(SvgPolygons, ObeyTheFillRule) {
    const std::string rings = "<path d='M0 0H90V90H0zM30 30H60V60H30z' fill-rule='";
    EXPECT_NEAR(area(polygons_of(rings + "nonzero'/>").at(0)), 8100, 1e-2);
    EXPECT_NEAR(area(polygons_of(rings + "evenodd'/>").at(0)), 7200, 1e-2);
}

TEST(SvgPolygons, StretchThePenWithItsUnits) {
    // A horizontal line is as thick as units are high, a vertical one as they are wide.
    const std::string head = "<g transform='translate(50 50) scale(2 5)'><line stroke='red' stroke-width='2' ";
    EXPECT_NEAR(area(polygons_of(head + "x2='10'/></g>").at(0)), 20 * 10, 1e-3);
    EXPECT_NEAR(area(polygons_of(head + "y2='5'/></g>").at(0)), 25 * 4, 1e-3);
    EXPECT_NEAR(area(polygons_of("<line x1='-10' x2='10' stroke='red' stroke-width='2' "
                                 "transform='translate(50 50) rotate(30) scale(-1 1)'/>")
                         .at(0)),
                40, 1e-3);
}

TEST(SvgPolygons, DashStrokes) {
    EXPECT_NEAR(area(polygons_of("<path d='M0 50H100' stroke='red' stroke-width='4' stroke-dasharray='10 15'/>").at(0)),
                160, 1e-3);
}

TEST(SvgPolygons, EndWhereThePageEnds) {
    EXPECT_NEAR(area(polygons_of("<rect x='-50' y='-1e15' width='100' height='2e15'/>").at(0)), 5000, 1e-3);
    EXPECT_NEAR(area(polygons_of("<path d='M-9 50H200' stroke='red' stroke-width='2'/>").at(0)), 200, 1e-3);
    EXPECT_TRUE(polygons_of("<rect x='101' width='9' height='9'/>").empty());
    // Where a file gives no size, all of it is the page.
    const auto free = svg_polygons(read_svg_text("<svg><path d='M-10-10H-20' stroke='red' stroke-width='4'/></svg>"));
    EXPECT_NEAR(area(free.at(0)), 40, 1e-3);
}

TEST(SvgPolygons, LeaveOutWhatHasNoArea) {
    EXPECT_TRUE(
        polygons_of("<line x2='9' y2='9'/><path d='M0 0L9 9'/><rect width='5' height='5' fill='none'/>").empty());
    EXPECT_TRUE(polygons_of("<g transform='scale(1 0)'><rect width='5' height='5' stroke='red'/></g>").empty());
}

TEST(SvgPolygons, FollowCurvesMoreCloselyThanCanBeSeen) {
    const SvgDrawing drawing = drawn("<circle cx='50' cy='50' r='40'/>");
    EXPECT_DOUBLE_EQ(svg_tolerance(drawing), 0.005);
    const std::vector<SvgPolygon> polygons = svg_polygons(drawing);
    for (const glm::vec2& point : polygons.at(0).area.points)
        EXPECT_NEAR(glm::distance(glm::dvec2(point), {50, 50}), 40, 0.006);
    const double missing = 1600 * std::numbers::pi - area(polygons[0]);
    EXPECT_LT(missing / (80 * std::numbers::pi), 0.005);  // over the border: the mean distance
}

}  // namespace
}  // namespace vitrine::io
