#include <vitrine/io/svg_color.h>

#include <io/svg_files.h>

#include <gtest/gtest.h>

#include <string>

namespace vitrine::io {
namespace {

SvgShape rect(std::string_view attributes, std::string_view before = "") {
    return only_shape(std::string(before) + "<rect width='1' height='1' " + std::string(attributes) + "/>");
}

std::string fill(std::string_view attributes, std::string_view before = "") {
    return shown(rect(attributes, before).fill);
}

TEST(SvgColor, IsReadInAllNotations) {
    for (const char* red :
         {"red", "RED", "#f00", "#F00", "#ff0000", "rgb(255,0,0)", "rgb(255 0 0)", "rgb( 100%, 0%, 0% )",
          "rgba(255,0,0,1)", "hsl(0, 100%, 50%)", "hsl(360deg 100% 50%)", "hsl(1turn, 100%, 50%)", "#ff0000ff", "#f00f",
          "rgb(300, -5, 0)", "rgb(255 0 0 / 100%)", "red icc-color(a, 1)"})
        EXPECT_EQ(fill(std::string("fill='") + red + "'"), "#ff0000") << red;
    EXPECT_EQ(fill("fill='#ff000080'"), "#ff0000, 502/1000");
    EXPECT_EQ(fill("fill='rgba(0,128,255,.25)'"), "#0080ff, 250/1000");
    EXPECT_EQ(fill("fill='hsl(210, 50%, 40%)'"), "#336699");
    EXPECT_EQ(fill("fill='hsl(-150, 50%, 40%)'"), "#336699");
    EXPECT_EQ(fill("fill='rebeccapurple'"), "#663399");
}

TEST(SvgColor, KnowsAllNames) {
    EXPECT_EQ(shown(named_color("aliceblue")), "#f0f8ff");
    EXPECT_EQ(shown(named_color("YellowGreen")), "#9acd32");
    EXPECT_EQ(shown(named_color("lightgoldenrodyellow")), "#fafad2");
    EXPECT_EQ(named_color("grey"), named_color("gray"));
    EXPECT_EQ(named_color("transparent")->alpha, 0);
    for (const char* unknown : {"", "zz", "redd", "a", "yellowgreen "}) EXPECT_FALSE(named_color(unknown)) << unknown;
}

TEST(SvgStyle, BeginsWithABlackFillAndNoStroke) {
    const SvgShape shape = rect("");
    EXPECT_EQ(shown(shape.fill), "#000000");
    EXPECT_EQ(shown(shape.stroke), "none");
    EXPECT_EQ(shape.rule, scene::FillRule::nonzero);
}

TEST(SvgStyle, HasAllPropertiesOfAStroke) {
    const SvgShape shape = rect(
        "fill='none' fill-rule='evenodd' stroke='blue' stroke-width='2mm' stroke-linecap='round' "
        "stroke-linejoin='bevel' stroke-miterlimit='7' stroke-dasharray='1, 2 3px 10%' stroke-dashoffset='-5'");
    EXPECT_EQ(shown(shape.fill), "none");
    EXPECT_EQ(shown(shape.stroke), "#0000ff");
    EXPECT_EQ(shape.rule, scene::FillRule::even_odd);
    EXPECT_DOUBLE_EQ(shape.pen.width, 2 * 96 / 25.4);
    EXPECT_EQ(shape.pen.cap, scene::LineCap::round);
    EXPECT_EQ(shape.pen.join, scene::LineJoin::bevel);
    EXPECT_EQ(shape.pen.miter_limit, 7);
    ASSERT_EQ(shape.pen.dashes.size(), 4U);
    EXPECT_DOUBLE_EQ(shape.pen.dashes[3], 10);
    EXPECT_EQ(shape.pen.dash_offset, -5);
}

TEST(SvgStyle, IsInherited) {
    const SvgDrawing drawing = drawn(
        "<g fill='red' stroke='blue' stroke-width='3' opacity='.5'><g><rect width='1' height='1'/>"
        "<rect width='1' height='1' fill='inherit' stroke-width='4' opacity='.5'/></g></g>");
    EXPECT_EQ(shown(drawing.shapes.at(0).fill), "#ff0000, 500/1000");
    EXPECT_EQ(drawing.shapes[0].pen.width, 3);
    EXPECT_EQ(shown(drawing.shapes.at(1).fill), "#ff0000, 250/1000");
    EXPECT_EQ(drawing.shapes[1].pen.width, 4);
}

TEST(SvgStyle, MultipliesOpacities) {
    EXPECT_EQ(fill("fill='#ff000080' fill-opacity='50%' opacity='.5'"), "#ff0000, 125/1000");
    EXPECT_EQ(shown(rect("stroke='red' stroke-opacity='.5' opacity='.5'").stroke), "#ff0000, 250/1000");
    EXPECT_EQ(fill("opacity='7'"), "#000000");  // at most 1
    EXPECT_TRUE(drawn("<rect width='1' height='1' opacity='0'/>").shapes.empty());
}

TEST(SvgStyle, KnowsTheCurrentColor) {
    EXPECT_EQ(fill("fill='currentColor' color='lime'"), "#00ff00");
    const SvgDrawing drawing = drawn(
        "<g color='red' fill='currentColor'><rect width='1' height='1'/><rect width='1' height='1' color='blue'/></g>");
    EXPECT_EQ(shown(drawing.shapes.at(0).fill), "#ff0000");
    EXPECT_EQ(shown(drawing.shapes.at(1).fill), "#0000ff");
}

TEST(SvgStyle, PrefersStyleToSheetsToAttributes) {
    const std::string_view sheet = "<style>rect { fill: green } .c { fill: blue } #i { fill: lime }</style>";
    EXPECT_EQ(fill("fill='red'", sheet), "#008000");
    EXPECT_EQ(fill("fill='red' class='c'", sheet), "#0000ff");
    EXPECT_EQ(fill("fill='red' class='c' id='i'", sheet), "#00ff00");
    EXPECT_EQ(fill("fill='red' class='c' id='i' style='fill: white'", sheet), "#ffffff");
    EXPECT_EQ(fill("style='fill:white'", "<style>rect{fill:red!important}</style>"), "#ff0000");
    EXPECT_EQ(fill("style='fill:red;fill:lime;'"), "#00ff00");
}

TEST(SvgSheet, MatchesSimpleSelectors) {
    EXPECT_EQ(fill("class='a b'", "<style>circle, .x , rect.a.b{fill:red}</style>"), "#ff0000");
    EXPECT_EQ(fill("class='a'", "<style>rect.a.b{fill:red}</style>"), "#000000");
    EXPECT_EQ(fill("class='ab'", "<style>.a{fill:red}</style>"), "#000000");
    EXPECT_EQ(fill("", "<style>*{fill:red}</style>"), "#ff0000");
    EXPECT_EQ(fill("", "<style>rect{fill:red}*{fill:blue}</style>"), "#ff0000");
    EXPECT_EQ(fill("", "<style>rect{fill:red}rect{fill:blue}</style>"), "#0000ff");
    EXPECT_EQ(fill("", "<style><![CDATA[ rect { fill : red ; } ]]></style>"), "#ff0000");
    EXPECT_EQ(fill("", "<style>/* a { */ rect /**/ { /* b; } */ fill: red }</style>"), "#ff0000");
}

TEST(SvgSheet, ListsWhatItDoesNotUnderstand) {
    const SvgDrawing drawing = drawn(
        "<style>@import 'a.css'; @media print { rect { fill: red } } g > rect { fill: red } rect:hover { fill: red } "
        "rect { fill: lime; content: '}'; unknown-property: 7 }</style><rect width='1' height='1'/>");
    EXPECT_EQ(shown(drawing.shapes.at(0).fill), "#00ff00");
    std::string listed;
    for (const SvgSkipped& one : drawing.skipped) listed += one.what + ";";
    EXPECT_EQ(listed, "style rule @import;style rule @media;style rule 'g > rect';style rule 'rect:hover';");
}

TEST(SvgGradient, IsItsMeanColor) {
    const std::string_view gradient =
        "<linearGradient id='g'><stop stop-color='white'/><stop offset='1' stop-color='black'/></linearGradient>"
        "<radialGradient id='h' href='#g'/><linearGradient id='e'/>"
        "<linearGradient id='s'><stop offset='50%' style='stop-color:red'/><stop offset='.5' stop-color='blue'/>"
        "</linearGradient><linearGradient id='t'><stop stop-color='lime' stop-opacity='.5'/></linearGradient>";
    EXPECT_EQ(fill("fill='url(#g)'", gradient), "#808080");
    EXPECT_EQ(fill("fill='url(\"#h\")'", gradient), "#808080");
    EXPECT_EQ(fill("fill='url(#s)'", gradient), "#800080");
    EXPECT_EQ(fill("fill='url(#t)'", gradient), "#00ff00, 500/1000");
    EXPECT_EQ(fill("fill='url(#e)' stroke='red'", gradient), "none");
    const SvgDrawing drawing = drawn(std::string(gradient).append("\n<rect width='1' height='1' fill='url(#g)'/>"));
    ASSERT_EQ(drawing.skipped.size(), 1U);
    EXPECT_EQ(drawing.skipped[0].what, "linearGradient as its mean colour");
}

TEST(SvgGradient, MayReferToItself) {
    EXPECT_EQ(fill("fill='url(#g)' stroke='red'", "<linearGradient id='g' href='#g'/>"), "none");
}

TEST(SvgPaint, FallsBackWhereAReferenceCannotBeUsed) {
    EXPECT_EQ(fill("fill='url(#nowhere) red'"), "#ff0000");
    EXPECT_EQ(fill("fill='url(#nowhere) currentColor' color='blue'"), "#0000ff");
    EXPECT_EQ(fill("fill='url(#nowhere)' stroke='red'"), "none");
    EXPECT_EQ(fill("fill='url(#p) lime'", "<pattern id='p'/>"), "#00ff00");
}

}  // namespace
}  // namespace vitrine::io
