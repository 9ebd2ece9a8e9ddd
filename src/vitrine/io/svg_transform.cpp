#include <vitrine/io/svg_transform.h>

#include <vitrine/io/names.h>
#include <vitrine/io/svg_cursor.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

glm::dmat3 matrix(double a, double b, double c, double d, double e, double f) {
    return {glm::dvec3(a, b, 0), glm::dvec3(c, d, 0), glm::dvec3(e, f, 1)};
}

glm::dmat3 rotation(double degrees) {
    const double angle = glm::radians(degrees);
    return matrix(std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle), 0, 0);
}

/// A function of `transform`, and how many numbers it takes.
struct TransformFunction {
    std::string_view name;
    std::vector<std::size_t> counts;
    glm::dmat3 (*make)(const std::vector<double>& n);
};

const std::vector<TransformFunction>& transform_functions() {
    using Numbers = std::vector<double>;
    static const std::vector<TransformFunction> all{
        {"matrix", {6}, [](const Numbers& n) { return matrix(n[0], n[1], n[2], n[3], n[4], n[5]); }},
        {"translate",
         {1, 2},
         [](const Numbers& n) {
             return translation({n[0], n.size() > 1 ? n[1] : 0});
         }},
        {"scale",
         {1, 2},
         [](const Numbers& n) {
             return scaling({n[0], n.size() > 1 ? n[1] : n[0]});
         }},
        {"rotate",
         {1, 3},
         [](const Numbers& n) {
             if (n.size() == 1) return rotation(n[0]);
             return translation({n[1], n[2]}) * rotation(n[0]) * translation({-n[1], -n[2]});
         }},
        {"skewX", {1}, [](const Numbers& n) { return matrix(1, 0, std::tan(glm::radians(n[0])), 1, 0, 0); }},
        {"skewY", {1}, [](const Numbers& n) { return matrix(1, std::tan(glm::radians(n[0])), 0, 1, 0, 0); }},
    };
    return all;
}

/// As "1 or 2 numbers".
std::string counted(const std::vector<std::size_t>& counts) {
    std::string text = std::to_string(counts[0]);
    if (counts.size() > 1) text += " or " + std::to_string(counts[1]);
    return text + (counts.back() == 1 ? " number" : " numbers");
}

/// Passes over the unit of an angle or a length that style sheets write, which is the default.
void skip_default_unit(SvgCursor& cursor) {
    const std::size_t begin = cursor.offset();
    const std::string unit = lower(cursor.word());
    if (!unit.empty() && unit != "deg" && unit != "px")
        cursor.fail_at(begin, "expected a plain number in a transform, found the unit " + in_quotes(unit));
}

glm::dmat3 parse_function(SvgCursor& cursor) {
    const std::size_t begin = cursor.offset();
    const std::string_view name = cursor.word();
    const auto& all = transform_functions();
    const auto function =
        std::find_if(all.begin(), all.end(), [&](const TransformFunction& one) { return one.name == name; });
    if (function == all.end())
        cursor.fail_at(begin, "expected matrix, translate, scale, rotate, skewX or skewY, found " + in_quotes(name));
    cursor.skip_blanks();
    cursor.expect('(');
    cursor.skip_blanks();
    std::vector<double> numbers;
    while (cursor.at_number()) {
        numbers.push_back(cursor.number(name));
        skip_default_unit(cursor);
        cursor.skip_separator();
    }
    const auto& counts = function->counts;
    if (cursor.peek() == ')' && std::find(counts.begin(), counts.end(), numbers.size()) == counts.end())
        cursor.fail_at(begin, "expected " + counted(counts) + " for " + std::string(name) + ", found " +
                                  std::to_string(numbers.size()));
    cursor.expect(')');
    return function->make(numbers);
}

}  // namespace

glm::dmat3 translation(const glm::dvec2& by) {
    return matrix(1, 0, 0, 1, by.x, by.y);
}

glm::dmat3 scaling(const glm::dvec2& by) {
    return matrix(by.x, 0, 0, by.y, 0, 0);
}

double longest_stretch(const glm::dmat3& matrix) {
    const glm::dvec2 x(matrix[0]);
    const glm::dvec2 y(matrix[1]);
    const double sum = glm::dot(x, x) + glm::dot(y, y);
    const double area = x.x * y.y - x.y * y.x;
    return std::sqrt(0.5 * (sum + std::sqrt(std::max(sum * sum - 4 * area * area, 0.0))));
}

glm::dmat3 parse_transform(const PlacedText& text) {
    SvgCursor cursor(text.trimmed());
    glm::dmat3 result(1);
    if (cursor.rest() == "none") return result;
    while (!cursor.at_end()) {
        result = result * parse_function(cursor);
        cursor.skip_separator();
    }
    return result;
}

SvgViewBox parse_view_box(const PlacedText& text) {
    SvgCursor cursor(text.trimmed());
    std::array<double, 4> numbers{};
    for (double& number : numbers) {
        number = cursor.number("a view box");
        cursor.skip_separator();
    }
    if (!cursor.at_end()) cursor.fail_expected("4 numbers in a view box");
    if (!(numbers[2] > 0 && numbers[3] > 0)) cursor.fail_at(0, "expected a view box of a size above 0");
    return {{numbers[0], numbers[1]}, {numbers[2], numbers[3]}};
}

SvgAspect parse_aspect(const PlacedText& text) {
    SvgCursor cursor(text.trimmed());
    std::string_view align = cursor.word();
    if (align == "defer") {
        cursor.skip_blanks();
        align = cursor.word();
    }
    SvgAspect aspect;
    const auto place = [](std::string_view name) { return name == "Min" ? 0.0 : name == "Mid" ? 0.5 : 1.0; };
    const auto is_place = [](std::string_view name) { return name == "Min" || name == "Mid" || name == "Max"; };
    if (align == "none") {
        aspect.keep = false;
    } else if (align.size() == 8 && align[0] == 'x' && align[4] == 'Y' && is_place(align.substr(1, 3)) &&
               is_place(align.substr(5))) {
        aspect.alignment = {place(align.substr(1, 3)), place(align.substr(5))};
    } else {
        cursor.fail_at(0, "expected none, or an alignment such as xMidYMid, found " + in_quotes(align));
    }
    cursor.skip_blanks();
    if (cursor.at_end()) return aspect;
    const std::size_t begin = cursor.offset();
    const std::string_view fit = cursor.word();
    if (fit != "meet" && fit != "slice") cursor.fail_at(begin, "expected meet or slice, found " + in_quotes(fit));
    aspect.slice = fit == "slice";
    return aspect;
}

glm::dmat3 view_box_transform(const SvgViewBox& box, const glm::dvec2& viewport, const SvgAspect& aspect) {
    glm::dvec2 scale = viewport / box.size;
    if (aspect.keep) scale = glm::dvec2(aspect.slice ? std::max(scale.x, scale.y) : std::min(scale.x, scale.y));
    const glm::dvec2 left_over = viewport - scale * box.size;
    return translation(aspect.keep ? aspect.alignment * left_over : glm::dvec2(0)) * scaling(scale) *
           translation(-box.min);
}

}  // namespace vitrine::io
