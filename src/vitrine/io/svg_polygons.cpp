#include <vitrine/io/svg_polygons.h>

#include <vitrine/io/svg_transform.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine::io {
namespace {

glm::u8vec4 bytes(const SvgColor& color) {
    return glm::u8vec4(glm::round(255.0 * glm::clamp(glm::dvec4(color.rgb, color.alpha), 0.0, 1.0)));
}

/// How much a matrix stretches lengths at most.
double stretch(const glm::dmat3& matrix) {
    const glm::dvec2 x(matrix[0]);
    const glm::dvec2 y(matrix[1]);
    const double sum = glm::dot(x, x) + glm::dot(y, y);
    const double area = x.x * y.y - x.y * y.x;
    // The larger singular value of a 2 by 2 matrix.
    return std::sqrt(0.5 * (sum + std::sqrt(std::max(sum * sum - 4 * area * area, 0.0))));
}

/// The outline of a stroke, in the space of `path`: the pen is round in user units.
std::vector<scene::Contour> stroke_contours(const SvgShape& shape, double tolerance) {
    const glm::dmat3& to_page = shape.user_to_page;
    const double largest = stretch(to_page);
    // A shape that is squeezed to a line has no inverse, and nothing of it is seen.
    if (!(std::abs(glm::determinant(to_page)) > 1e-12 * largest * largest)) return {};
    scene::Path path = shape.path;
    path.transform(glm::inverse(to_page));
    const double user_tolerance = tolerance / largest;
    std::vector<scene::Contour> outline =
        scene::stroke_outline(path.flatten(user_tolerance, shape.pen.width / 2), shape.pen, user_tolerance);
    for (scene::Contour& contour : outline) {
        for (glm::dvec2& point : contour.points) point = glm::dvec2(to_page * glm::dvec3(point, 1));
    }
    return outline;
}

void add(const SvgShape& shape, const SvgColor& color, bool is_stroke, scene::FilledPolygon area,
         std::vector<SvgPolygon>& polygons) {
    if (!area.triangles.empty()) polygons.push_back({shape.id, is_stroke, std::move(area), bytes(color)});
}

}  // namespace

double svg_tolerance(const SvgDrawing& drawing) {
    const double side = std::max(drawing.page_size.x, drawing.page_size.y);
    return side > 0 ? side / 20'000 : 1.0 / 20'000;
}

std::vector<SvgPolygon> svg_polygons(const SvgDrawing& drawing) {
    const double tolerance = svg_tolerance(drawing);
    const glm::dmat3 y_up =
        translation({-drawing.page_min.x, drawing.page_min.y + drawing.page_size.y}) * scaling({1, -1});
    std::vector<SvgPolygon> polygons;
    for (SvgShape shape : drawing.shapes) {
        shape.path.transform(y_up);
        shape.user_to_page = y_up * shape.user_to_page;
        if (shape.fill)
            add(shape, *shape.fill, false, scene::fill_polygon(shape.path.flatten(tolerance), shape.rule), polygons);
        if (shape.stroke)
            add(shape, *shape.stroke, true,
                scene::fill_polygon(stroke_contours(shape, tolerance), scene::FillRule::nonzero), polygons);
    }
    return polygons;
}

}  // namespace vitrine::io
