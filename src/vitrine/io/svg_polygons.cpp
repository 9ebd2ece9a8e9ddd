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

/// The outline of a stroke, in the space of `path`: the pen is round in user units.
std::vector<scene::Contour> stroke_contours(const SvgShape& shape, double tolerance) {
    const glm::dmat3& to_page = shape.user_to_page;
    const double largest = longest_stretch(to_page);
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

/// What a closed contour encloses on one side of a line: where `coordinate * sign` of an axis is below `limit *
/// sign`. What lies beyond becomes edges on the line, so that windings do not change (Sutherland and Hodgman 1974).
std::vector<glm::dvec2> cut(const std::vector<glm::dvec2>& points, int axis, double sign, double limit) {
    std::vector<glm::dvec2> kept;
    const auto beyond = [&](const glm::dvec2& point) { return sign * (point[axis] - limit); };
    for (std::size_t i = 0; i < points.size(); ++i) {
        const glm::dvec2& from = points[i];
        const glm::dvec2& to = points[(i + 1) % points.size()];
        const double before = beyond(from);
        const double after = beyond(to);
        if (before <= 0) kept.push_back(from);
        if ((before < 0 && after > 0) || (before > 0 && after < 0)) {
            glm::dvec2 crossing = glm::mix(from, to, before / (before - after));
            crossing[axis] = limit;
            kept.push_back(crossing);
        }
    }
    return kept;
}

/// Fills contours as far as they lie on a page, whose corner is the origin.
scene::FilledPolygon fill_on_page(std::vector<scene::Contour> contours, scene::FillRule rule, const glm::dvec2& size) {
    for (scene::Contour& contour : contours) {
        for (const int axis : {0, 1}) {
            contour.points = cut(contour.points, axis, -1, 0);
            contour.points = cut(contour.points, axis, 1, size[axis]);
        }
    }
    return scene::fill_polygon(contours, rule);
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
            add(shape, *shape.fill, false, fill_on_page(shape.path.flatten(tolerance), shape.rule, drawing.page_size),
                polygons);
        if (shape.stroke)
            add(shape, *shape.stroke, true,
                fill_on_page(stroke_contours(shape, tolerance), scene::FillRule::nonzero, drawing.page_size), polygons);
    }
    return polygons;
}

}  // namespace vitrine::io
