#include <io/svg_files.h>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vitrine::io {
namespace {

/// One row of a table of bad drawings. `@` in the text stands before the fault and is taken out.
struct BadDrawing {
    std::string text;
    std::string_view error;
};

void expect_errors(const std::vector<BadDrawing>& table) {
    for (const BadDrawing& row : table) {
        std::string text = row.text;
        std::string place = "a.svg: ";
        if (const std::size_t fault = text.find('@'); fault != std::string::npos) {
            text.erase(fault, 1);
            const std::size_t newline = text.rfind('\n', fault == 0 ? 0 : fault - 1);
            const std::size_t begin = newline == std::string::npos || fault == 0 ? 0 : newline + 1;
            const auto lines = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(fault), '\n');
            place += "line " + std::to_string(lines) + ", column " + std::to_string(fault - begin + 1) + ": ";
        }
        EXPECT_EQ(svg_error(text).substr(0, place.size() + row.error.size()), place + std::string(row.error)) << text;
    }
}

/// In a document, on its second line.
std::string in(std::string_view content) {
    return "<svg width='9' height='9'>\n" + std::string(content) + "</svg>";
}

TEST(SvgMalformed, SaysWhereXmlIsBroken) {
    expect_errors({
        {"", "line 1, column 1: expected XML: no document element found"},
        {"<svg>\n<g></@svg>", "expected XML: start-end tags mismatch"},
        {"<svg>\n<rect @<", "expected XML: error parsing start element tag"},
        {"<svg>\n<rect width='@1", "expected XML: error parsing element attribute"},
        {"<svg", "line 1, column 4: expected XML"},
        {"@<html/>", "expected an <svg> element, found 'html'"},
        {std::string("\xFF\xFE<\0s\0", 6), "line 1, column 1: expected XML in UTF-8"},
    });
}

TEST(SvgMalformed, SaysWherePathDataIsBroken) {
    expect_errors({
        {in("<path d='@L 1 2'/>"), "expected 'M' or 'm' at the beginning of path data, found 'L 1 2'"},
        {in("<path d='M 1 @'/>"), "expected a number for a coordinate, found the end"},
        {in("<path d='M 1 2 L 3 @x'/>"), "expected a number for a coordinate, found 'x'"},
        {in("<path d='M 1 2\nC 1 2 3 4 5 @Z'/>"), "expected a number for a coordinate, found 'Z'"},
        {in("<path d='M 1 2 @K 3'/>"), "expected a path command such as 'L' or 'c', found 'K 3'"},
        {in("<path d='M 1 2 Z @3 4'/>"), "expected a path command"},
        {in("<path d='M1 2A 1 1 0 @2 0 3 3'/>"), "expected 0 or 1 for the large-arc flag, found '2 0 3 3'"},
        {in("<path d='M1 2A 1 1 0 0@.5 3 3'/>"), "expected 0 or 1 for the sweep flag"},
        {in("<path d='M1 2,@,3 4'/>"), "expected a path command such as 'L' or 'c', found ',3 4'"},
        {in("<path d='M1 @1e999'/>"), "expected a number below 1e18 for a coordinate, found '1e999'"},
        {in("<path d='M1 @-2e18'/>"), "expected a number below 1e18 for a coordinate, found '-2e18'"},
        {in("<path d='M1 2 L @NaN 3'/>"), "expected a number for a coordinate, found 'NaN 3'"},
        {in("<polygon points='1,2 3@'/>"), "expected a number for a coordinate, found the end"},
        {in("<polygon points='1,2 @px'/>"), "expected a number for a coordinate"},
        {in("@<path d='M0 0H9' transform='scale(1e10)scale(1e10)'/>"), "expected coordinates below 1e18 on the page"},
    });
}

TEST(SvgMalformed, CountsColumnsInCharactersOfTheSource) {
    expect_errors({
        {in("<path id='a' d=\"M 1 2 L &#51; @x\"/>"), "expected a number"},
        {in("<path d='M&#x20;1&#32;2&#10;@?'/>"), "expected a path command"},
        {in("<g id='&amp;&amp;'/><path d='M1 2 @&amp;'/>"), "expected a path command"},
        {in("<path id = 'x' d = 'M1 2 @?'/>"), "expected a path command"},
    });
    // One character of two bytes before it.
    EXPECT_EQ(svg_error(in("<path id='\xC3\xA4' d='M1 2 ?'/>")).substr(0, 33), "a.svg: line 2, column 22: expecte");
    EXPECT_EQ(svg_error("\xEF\xBB\xBF<svg><path d='?'/></svg>").substr(0, 26), "a.svg: line 1, column 15: ");
    EXPECT_EQ(svg_error("<svg>\r\n<path\rd='?'/></svg>").substr(0, 25), "a.svg: line 3, column 4: ");
}

TEST(SvgMalformed, SaysWhereNumbersAreWrong) {
    expect_errors({
        {in("<rect x='@'/>"), "expected a number for a length, found the end"},
        {in("<rect x='@abc' width='1' height='1'/>"), "expected a number for a length, found 'abc'"},
        {in("<rect width='1@foo' height='1'/>"), "expected a unit such as px, mm, em or %, found 'foo'"},
        {in("<rect width='1px @2' height='1'/>"), "expected nothing after a length, found '2'"},
        {in("<rect width='@-1' height='1'/>"), "expected a width of 0 or more"},
        {in("<circle r='@-1'/>"), "expected a r of 0 or more"},
        {in("<circle r='@1e300'/>"), "expected a number below 1e18 for a length, found '1e300'"},
        {"<svg viewBox='0 0 1@'/>", "expected a number for a view box, found the end"},
        {"<svg viewBox='@0 0 0 1'/>", "expected a view box of a size above 0"},
        {"<svg viewBox='0 0 1 1 @1'/>", "expected 4 numbers in a view box, found '1'"},
        {"<svg width='@0' height='1'/>", "expected a width above 0"},
        {"<svg viewBox='0 0 1 1' preserveAspectRatio='@middle'/>",
         "expected none, or an alignment such as xMidYMid, found 'middle'"},
        {"<svg viewBox='0 0 1 1' preserveAspectRatio='none @fit'/>", "expected meet or slice, found 'fit'"},
    });
}

TEST(SvgMalformed, SaysWhereTransformsAreWrong) {
    expect_errors({
        {in("<g transform='@move(1)'/>"), "expected matrix, translate, scale, rotate, skewX or skewY, found 'move'"},
        {in("<g transform='scale @1)'/>"), "expected '(', found '1)'"},
        {in("<g transform='scale(1@'/>"), "expected ')', found the end"},
        {in("<g transform='scale(1, @x)'/>"), "expected ')', found 'x)'"},
        {in("<g transform='translate(1) @matrix(1 2 3)'/>"), "expected 6 numbers for matrix, found 3"},
        {in("<g transform='@rotate(1 2)'/>"), "expected 1 or 3 numbers for rotate, found 2"},
        {in("<g transform='@skewX()'/>"), "expected 1 number for skewX, found 0"},
        {in("<g transform='rotate(1@grad)'/>"), "expected a plain number in a transform, found the unit 'grad'"},
    });
}

TEST(SvgMalformed, SaysWhereStylesAreWrong) {
    expect_errors({
        {in("<g fill='@reddish'/>"), "expected a colour such as red, #ff0000 or rgb(255, 0, 0), found 'reddish'"},
        {in("<g fill='@#12345'/>"), "expected a colour"},
        {in("<g fill='@#12g'/>"), "expected a colour"},
        {in("<g fill='rgb(1, 2@)'/>"), "expected a number for a colour, found ')'"},
        {in("<g fill='rgb(1, 2, 3@'/>"), "expected ')', found the end"},
        {in("<g fill='hsl(1@grad, 2%, 3%)'/>"), "expected an angle in deg, rad or turn, found 'grad'"},
        {in("<g fill='@'/>"), "expected a colour"},
        {in("<g stroke='@url(#a'/>"), "expected url(#…), found 'url(#a'"},
        {in("<g stroke-width='@thick'/>"), "expected a number for a length, found 'thick'"},
        {in("<g stroke-width='@-1'/>"), "expected a width of 0 or more"},
        {in("<g stroke-miterlimit='@0.5'/>"), "expected a miter limit of 1 or more"},
        {in("<g stroke-linecap='@flat'/>"), "expected one of butt, round, square, found 'flat'"},
        {in("<g stroke-linejoin='@sharp'/>"), "expected one of miter, round, bevel, miter-clip, arcs, found 'sharp'"},
        {in("<g fill-rule='@odd'/>"), "expected one of nonzero, evenodd, found 'odd'"},
        {in("<g opacity='@half'/>"), "expected a number for an opacity, found 'half'"},
        {in("<g stroke-dasharray='1 @-2'/>"), "expected a dash of 0 or more"},
        {in("<g stroke-dasharray='1 @x'/>"), "expected a number for a length"},
        {in("<g style='fill: red; @stroke'/>"), "expected a declaration such as 'fill: red', found 'stroke'"},
        {in("<g style='fill: red; stroke: @rod'/>"), "expected a colour"},
        {in("<style>rect { fill: red@</style>"), "expected '}', found the end"},
        {in("<style>rect @</style>"), "expected '{', found the end"},
        {in("<style>\n rect { fill: @rod }\n</style><rect/>"), "expected a colour"},
        {in("<style><![CDATA[\n a{} @/* \n ]]></style>"), "expected '*/' at the end of a comment"},
        {in("<linearGradient id='a'><stop offset='@x'/></linearGradient><rect width='1' height='1' fill='url(#a)'/>"),
         "expected a number for an opacity"},
    });
}

TEST(SvgMalformed, EndsWhatWouldGoOnForever) {
    expect_errors({
        {in("<g id='a'><g id='b'>@<use href='#b'/></g></g>"),
         "expected a <use> that does not use itself, found one of 'b'"},
        {in("<use href='#a'/><defs><g id='a'><use href='#b'/></g><g id='b'>@<use href='#a'/></g></defs>"),
         "expected a <use> that does not use itself, found one of 'a'"},
        {in("@<use id='a' href='#a'/>"), "expected a <use> that does not use itself"},
    });
    std::string groups;
    std::string ends;
    for (int i = 0; i < 100'000; ++i) {
        groups += "<g>";
        ends += "</g>";
    }
    EXPECT_EQ(svg_error(in(groups + ends)).substr(0, 25), "a.svg: line 2, column 769");
    EXPECT_NE(svg_error(in(groups + ends)).find("expected at most 256 levels of elements"), std::string::npos);
    std::string laughs = "<defs><rect id='a0' width='1' height='1'/>";
    for (int i = 0; i < 12; ++i) {
        laughs += "<g id='a" + std::to_string(i + 1) + "'>";
        for (int k = 0; k < 10; ++k) laughs += "<use href='#a" + std::to_string(i) + "'/>";
        laughs += "</g>";
    }
    EXPECT_NE(svg_error(in(laughs + "</defs><use href='#a12'/>")).find("1,000,000 elements to be drawn through <use>"),
              std::string::npos);
}

TEST(SvgMalformed, EndsEntitiesThatGrowWithoutEnd) {
    std::string laughs = "<!DOCTYPE svg [<!ENTITY a0 'ha'>";
    for (int i = 0; i < 12; ++i) {
        laughs += "<!ENTITY a" + std::to_string(i + 1) + " '";
        for (int k = 0; k < 10; ++k) laughs += "&a" + std::to_string(i) + ";";
        laughs += "'>";
    }
    for (const std::string& text : {laughs + "]>\n<svg><g>&a12;</g></svg>",
                                    std::string("<!DOCTYPE svg [<!ENTITY a '&a;'>]>\n<svg><g>&a;</g></svg>")})
        EXPECT_EQ(svg_error(text), "a.svg: line 2, column 9: expected entities of at most 10 MB and 16 levels in all");
}

TEST(SvgMalformed, CutsAndChangesAreErrorsOrDrawings) {
    const std::string good = svg_of(
        "<style>.a{fill:red}</style><g transform='scale(2)'><path class='a' d='M1 2C3 4 5 6 7 8z' stroke='#123'/>"
        "<use href='#r' x='1'/></g><rect id='r' width='10%' height='1e1' style='stroke:url(#g)'/>&amp;");
    ASSERT_EQ(svg_error(good), "");
    for (std::size_t i = 0; i < good.size(); ++i) {
        svg_error(good.substr(0, i));
        for (const char c : {'\0', '\xFF', '<', '&', '9', '-', '\'', '}'}) {
            std::string changed = good;
            changed[i] = c;
            const std::string said = svg_error(changed);
            EXPECT_TRUE(said.empty() || said.starts_with("a.svg: line ")) << said;
        }
    }
}

}  // namespace
}  // namespace vitrine::io
