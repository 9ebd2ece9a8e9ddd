#include <io/svg_files.h>

#include <gtest/gtest.h>

#include <numbers>
#include <string>

namespace vitrine::io {
namespace {

std::string skipped_in(std::string_view content) {
    std::string text;
    for (const SvgSkipped& one : drawn(content).skipped)
        text += std::to_string(one.count) + " " + one.what + " " + std::to_string(one.first_line) + ";";
    return text;
}

TEST(SvgShapes, HaveTheirPlaces) {
    EXPECT_TRUE(has_bounds(only_shape("<rect x='1' y='2' width='3' height='4'/>"), {1, 2, 4, 6}));
    EXPECT_TRUE(has_bounds(only_shape("<circle cx='10' cy='20' r='5'/>"), {5, 15, 15, 25}));
    EXPECT_TRUE(has_bounds(only_shape("<ellipse cx='10' cy='20' rx='5' ry='2'/>"), {5, 18, 15, 22}));
    EXPECT_TRUE(has_bounds(only_shape("<ellipse cx='10' cy='20' rx='auto' ry='2'/>"), {8, 18, 12, 22}));
    EXPECT_TRUE(has_bounds(only_shape("<line x1='1' y1='2' x2='30' y2='40' stroke='red'/>"), {1, 2, 30, 40}));
    EXPECT_TRUE(has_bounds(only_shape("<polygon points='1,1 5,1 5,9'/>"), {1, 1, 5, 9}));
}

TEST(SvgShapes, WithoutASizeAreNotDrawn) {
    EXPECT_TRUE(drawn("<rect width='0' height='4'/><circle/><ellipse rx='3' ry='0'/><rect/>").shapes.empty());
}

TEST(SvgShapes, HaveRoundCorners) {
    const auto area = [](std::string_view attributes) {
        const auto contours =
            only_shape("<rect width='20' height='10' " + std::string(attributes) + "/>").path.flatten(1e-4);
        double sum = 0;
        for (std::size_t i = 1; i + 1 < contours.at(0).points.size(); ++i) {
            const glm::dvec2 a = contours[0].points[i] - contours[0].points[0];
            const glm::dvec2 b = contours[0].points[i + 1] - contours[0].points[0];
            sum += (a.x * b.y - a.y * b.x) / 2;
        }
        return sum;
    };
    const double corners = 4 - std::numbers::pi;  // what a radius of 1 cuts off
    EXPECT_NEAR(area(""), 200, 1e-9);
    EXPECT_NEAR(area("rx='2'"), 200 - 4 * corners, 1e-2);
    EXPECT_NEAR(area("ry='2'"), 200 - 4 * corners, 1e-2);
    EXPECT_NEAR(area("rx='2' ry='3'"), 200 - 6 * corners, 1e-2);
    EXPECT_NEAR(area("rx='99' ry='3'"), 200 - 30 * corners, 1e-2);  // at most half the width
    EXPECT_NEAR(area("rx='99'"), 200 - 50 * corners, 1e-2);         // ry is 99, too
}

TEST(SvgUnits, AreUserUnits) {
    const std::string_view head = "<rect height='1' width='";
    const auto width = [&](std::string_view value) {
        return only_shape(std::string(head) + std::string(value) + "'/>").path.bounds().size().x;
    };
    EXPECT_DOUBLE_EQ(width("12"), 12);
    EXPECT_DOUBLE_EQ(width(" 12px "), 12);
    EXPECT_DOUBLE_EQ(width("3pt"), 4);
    EXPECT_DOUBLE_EQ(width("1pc"), 16);
    EXPECT_DOUBLE_EQ(width("1in"), 96);
    EXPECT_DOUBLE_EQ(width("2.54cm"), 96);
    EXPECT_DOUBLE_EQ(width("25.4mm"), 96);
    EXPECT_DOUBLE_EQ(width("2em"), 32);
    EXPECT_DOUBLE_EQ(width("2em' font-size='10"), 20);
    EXPECT_DOUBLE_EQ(width("1e1"), 10);
    EXPECT_DOUBLE_EQ(width("1e1em"), 160);
    EXPECT_DOUBLE_EQ(width("50%"), 50);
    EXPECT_TRUE(
        has_bounds(only_shape("<svg viewBox='0 0 10 20'><rect width='50%' height='50%'/></svg>"), {25, 0, 50, 50}));
}

TEST(SvgTransform, IsAppliedFromTheInsideOut) {
    const auto bounds_of = [](std::string_view transform) {
        return only_shape("<rect width='2' height='1' transform='" + std::string(transform) + "'/>");
    };
    EXPECT_TRUE(has_bounds(bounds_of("translate(3)"), {3, 0, 5, 1}));
    EXPECT_TRUE(has_bounds(bounds_of("translate(3,4) scale(2)"), {3, 4, 7, 6}));
    EXPECT_TRUE(has_bounds(bounds_of("scale(2 3),translate(1 1)"), {2, 3, 6, 6}));
    EXPECT_TRUE(has_bounds(bounds_of("rotate(90)"), {-1, 0, 0, 2}));
    EXPECT_TRUE(has_bounds(bounds_of("rotate(180 1 1)"), {0, 1, 2, 2}));
    EXPECT_TRUE(has_bounds(bounds_of("matrix(1 0 0 -1 10 20)"), {10, 19, 12, 20}));
    EXPECT_TRUE(has_bounds(bounds_of("skewX(45)"), {0, 0, 3, 1}));
    EXPECT_TRUE(has_bounds(bounds_of("skewY(45)"), {0, 0, 2, 3}));
    EXPECT_TRUE(has_bounds(bounds_of(" none "), {0, 0, 2, 1}));
    EXPECT_TRUE(has_bounds(only_shape("<g transform='translate(10)'><a transform='scale(2)'>"
                                      "<rect width='2' height='1' transform='translate(1)'/></a></g>"),
                           {12, 0, 16, 2}));
}

TEST(SvgTransform, IsKnownToTheStroke) {
    const SvgShape shape = only_shape("<g transform='scale(2 3)'><line x2='1' stroke='red'/></g>");
    EXPECT_EQ(shape.user_to_page[0], glm::dvec3(2, 0, 0));
    EXPECT_EQ(shape.user_to_page[1], glm::dvec3(0, 3, 0));
    EXPECT_EQ(shape.pen.width, 1);
}

TEST(SvgPage, HasTheSizeThatTheFileGives) {
    const auto size = [](std::string_view attributes) {
        const SvgDrawing drawing = read_svg_text("<svg " + std::string(attributes) + "><path d='M2 3H12V8'/></svg>");
        return glm::dvec4(drawing.page_min, drawing.page_size);
    };
    EXPECT_EQ(size("width='30' height='40'"), glm::dvec4(0, 0, 30, 40));
    EXPECT_EQ(size("width='1in' height='1pc'"), glm::dvec4(0, 0, 96, 16));
    EXPECT_EQ(size("viewBox='5 6 70 80'"), glm::dvec4(0, 0, 70, 80));
    EXPECT_EQ(size("viewBox='0 0 70 80' width='35'"), glm::dvec4(0, 0, 35, 40));
    EXPECT_EQ(size("viewBox='0 0 70 80' height='160'"), glm::dvec4(0, 0, 140, 160));
    EXPECT_EQ(size("viewBox='0 0 70 80' width='100%' height='100%'"), glm::dvec4(0, 0, 70, 80));
    EXPECT_EQ(size(""), glm::dvec4(2, 3, 10, 5));  // what is drawn
    EXPECT_EQ(size("width='30'"), glm::dvec4(2, 3, 10, 5));
}

TEST(SvgPage, FitsTheViewBox) {
    const auto bounds = [](std::string_view aspect) {
        return read_svg_text("<svg width='200' height='100' viewBox='10 10 10 10' preserveAspectRatio='" +
                             std::string(aspect) + "'><rect x='10' y='10' width='10' height='10'/></svg>")
            .shapes.at(0);
    };
    EXPECT_TRUE(has_bounds(bounds("xMidYMid"), {50, 0, 150, 100}));
    EXPECT_TRUE(has_bounds(bounds("xMinYMin meet"), {0, 0, 100, 100}));
    EXPECT_TRUE(has_bounds(bounds("xMaxYMax"), {100, 0, 200, 100}));
    EXPECT_TRUE(has_bounds(bounds("xMidYMin slice"), {0, 0, 200, 200}));
    EXPECT_TRUE(has_bounds(bounds("xMidYMax slice"), {0, -100, 200, 100}));
    EXPECT_TRUE(has_bounds(bounds("none"), {0, 0, 200, 100}));
}

TEST(SvgStructure, NestsViewports) {
    EXPECT_TRUE(has_bounds(only_shape("<svg x='10' y='20' width='50' height='50' viewBox='0 0 10 10'>"
                                      "<rect width='10' height='10'/></svg>"),
                           {10, 20, 60, 70}));
    EXPECT_TRUE(has_bounds(only_shape("<svg x='10%'><rect width='100%' height='100%'/></svg>"), {10, 0, 110, 100}));
}

TEST(SvgStructure, UsesElementsFromElsewhere) {
    const SvgDrawing drawing = drawn(
        "<use href='#r' x='10' fill='red'/><defs><rect id='r' width='5' height='5'/></defs>"
        "<use xlink:href='#r' y='20' transform='scale(2)'/><g id='g'><use href='#r'/></g><use href='#g' x='50'/>");
    ASSERT_EQ(drawing.shapes.size(), 4U);
    EXPECT_TRUE(has_bounds(drawing.shapes[0], {10, 0, 15, 5}));
    EXPECT_EQ(shown(drawing.shapes[0].fill), "#ff0000");  // inherited from the use
    EXPECT_TRUE(has_bounds(drawing.shapes[1], {0, 40, 10, 50}));
    EXPECT_TRUE(has_bounds(drawing.shapes[3], {50, 0, 55, 5}));
    EXPECT_EQ(drawing.shapes[3].id, "r");
}

TEST(SvgStructure, FitsSymbolsWhereTheyAreUsed) {
    const std::string symbol = "<symbol id='s' viewBox='0 0 10 10'><rect width='10' height='10'/></symbol>";
    EXPECT_TRUE(drawn(symbol).shapes.empty());
    EXPECT_TRUE(has_bounds(only_shape(symbol + "<use href='#s'/>"), {0, 0, 100, 100}));
    EXPECT_TRUE(has_bounds(only_shape(symbol + "<use href='#s' x='5' width='20' height='20'/>"), {5, 0, 25, 20}));
}

TEST(SvgStructure, TakesTheFirstOfASwitchThatApplies) {
    const SvgShape shape = only_shape(
        "<switch><g requiredExtensions='x'><rect width='1' height='1'/></g><g systemLanguage='de'/>"
        "<rect width='2' height='2'/><rect width='3' height='3'/></switch>");
    EXPECT_TRUE(has_bounds(shape, {0, 0, 2, 2}));
}

TEST(SvgStructure, LeavesOutWhatIsHidden) {
    EXPECT_TRUE(drawn("<g display='none'><rect width='1' height='1'/></g><rect width='1' height='1' "
                      "visibility='hidden'/><rect width='1' height='1' style='display: none'/>")
                    .shapes.empty());
    // Unlike display, visibility can be turned on again further in.
    EXPECT_EQ(drawn("<g visibility='hidden'><rect width='1' height='1' visibility='visible'/></g>").shapes.size(), 1U);
}

TEST(SvgStructure, AcceptsPrefixesAndForeignElements) {
    const SvgDrawing drawing = read_svg_text(
        "\xEF\xBB\xBF<?xml version='1.0'?>\n<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<!-- c -->\n<svg:svg width='9' "
        "height='9'><x:rect width='1' height='1'/><svg:rect width='2' height='2'/></svg:svg>");
    ASSERT_EQ(drawing.shapes.size(), 1U);
    EXPECT_TRUE(drawing.skipped.empty());
}

TEST(SvgStructure, ExpandsEntitiesOfTheFile) {
    const std::string type =
        "<!DOCTYPE svg [\n<!ENTITY red 'fill:red'><!ENTITY both \"&red;;stroke:blue\">\n<!ENTITY % p 'x'><!ENTITY file "
        "SYSTEM 'a.svg'>\n<!ENTITY shape \"<rect width='2' height='2' style='&both;'/>\">]>\n";
    const SvgDrawing drawing = read_svg_text(type + "<svg>&shape;<g>&shape;</g>&file;&none;</svg>");
    ASSERT_EQ(drawing.shapes.size(), 2U);
    EXPECT_EQ(shown(drawing.shapes[1].fill), "#ff0000");
    EXPECT_EQ(shown(drawing.shapes[1].stroke), "#0000ff");
    // Places are those of the source.
    EXPECT_EQ(svg_error(type + "<svg>&shape;&shape;<path d='x'/></svg>").substr(0, 27), "a.svg: line 5, column 29: e");
    EXPECT_EQ(svg_error("<!DOCTYPE svg [<!ENTITY a '?'>]>\n<svg><path d='&a;'/></svg>").substr(0, 26),
              "a.svg: line 2, column 15: ");
}

TEST(SvgSkipped, IsListedOnceWithCountAndLine) {
    EXPECT_EQ(skipped_in("<text><tspan/></text>\n<image/>\n<text/><g>\n<foo/><metadata><any/></metadata></g>"),
              "2 text 1;1 image 2;1 foo 4;");
    EXPECT_EQ(skipped_in("<defs>\n<clipPath id='c'/></defs><rect width='1' height='1' clip-path='url(#c)'/>"),
              "1 clipPath 2;1 clip-path 2;");
    EXPECT_EQ(skipped_in("<use href='other.svg#a'/><use href='#nowhere'/>"),
              "1 use of another file 1;1 use of a missing element 1;");
    EXPECT_EQ(skipped_in("<rect width='1' height='1' mask='none' filter='none'/><title/><desc/>"), "");
}

TEST(SvgSkipped, IsOneWarning) {
    const std::size_t before = log_line_count();
    drawn("<text/><image/><text/>");
    EXPECT_EQ(log_line_count(), before + 1);
    EXPECT_EQ(recent_log().back().text, "a.svg: not drawn, or simplified: 2 x text (line 1), 1 x image (line 1)");
}

TEST(LooksLikeSvg, ByItsRootElement) {
    const auto looks = [](std::string_view text) { return looks_like_svg({"", std::as_bytes(std::span(text))}); };
    for (const char* text : {"<svg>", "<svg/>", " \n<svg\nwidth='1'>", "\xEF\xBB\xBF<svg>",
                             "<?xml version='1.0'?><svg ", "<!-- <html> --><svg>", "<!DOCTYPE svg PUBLIC 'a' 'b'><svg>",
                             "<!DOCTYPE svg [ <!ENTITY a \"<b>\"> ]>\n<svg>", "<s:svg>"})
        EXPECT_TRUE(looks(text)) << text;
    for (const char* text :
         {"", "svg", "<html>", "<svgx>", "<", "<!-- <svg> ", "<?xml <svg>", "ply\n", "<!DOCTYPE <svg"})
        EXPECT_FALSE(looks(text)) << text;
}

}  // namespace
}  // namespace vitrine::io
