#include <vitrine/io/svg_shapes.h>

#include <vitrine/io/svg_path_data.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace vitrine::io {
namespace {

/// An element and what its attributes are measured by.
struct ShapeElement {
    const XmlDocument& document;
    pugi::xml_node node;
    const SvgUnits& units;

    double x(const char* name) const { return length_attribute(document, node, name, units, SvgAxis::x); }
    double y(const char* name) const { return length_attribute(document, node, name, units, SvgAxis::y); }
    double width(const char* name, double missing = 0) const {
        return size_attribute(document, node, name, units, SvgAxis::x, missing);
    }
    double height(const char* name, double missing = 0) const {
        return size_attribute(document, node, name, units, SvgAxis::y, missing);
    }
};

scene::Path ellipse(const glm::dvec2& center, const glm::dvec2& radii) {
    scene::Path path;
    if (radii.x == 0 || radii.y == 0) return path;
    const scene::ArcShape quarter{.radii = radii, .sweep = true};
    path.move_to(center + glm::dvec2(radii.x, 0));
    path.arc_to(quarter, center + glm::dvec2(0, radii.y));
    path.arc_to(quarter, center - glm::dvec2(radii.x, 0));
    path.arc_to(quarter, center - glm::dvec2(0, radii.y));
    path.arc_to(quarter, center + glm::dvec2(radii.x, 0));
    path.close();
    return path;
}

scene::Path rectangle(const glm::dvec2& min, const glm::dvec2& size, const glm::dvec2& radii) {
    scene::Path path;
    if (size.x == 0 || size.y == 0) return path;
    const glm::dvec2 max = min + size;
    const scene::ArcShape corner{.radii = radii, .sweep = true};
    path.move_to({min.x + radii.x, min.y});
    path.line_to({max.x - radii.x, min.y});
    path.arc_to(corner, {max.x, min.y + radii.y});
    path.line_to({max.x, max.y - radii.y});
    path.arc_to(corner, {max.x - radii.x, max.y});
    path.line_to({min.x + radii.x, max.y});
    path.arc_to(corner, {min.x, max.y - radii.y});
    path.line_to({min.x, min.y + radii.y});
    path.arc_to(corner, {min.x + radii.x, min.y});
    path.close();
    return path;
}

scene::Path rect_element(const ShapeElement& e) {
    constexpr double automatic = -1;
    const glm::dvec2 size(e.width("width"), e.height("height"));
    glm::dvec2 radii(e.width("rx", automatic), e.height("ry", automatic));
    if (radii.x == automatic) radii.x = radii.y;
    if (radii.y == automatic) radii.y = radii.x;
    radii = glm::clamp(radii, glm::dvec2(0), 0.5 * size);
    return rectangle({e.x("x"), e.y("y")}, size, radii);
}

scene::Path circle_element(const ShapeElement& e) {
    const double radius = size_attribute(e.document, e.node, "r", e.units, SvgAxis::both);
    return ellipse({e.x("cx"), e.y("cy")}, glm::dvec2(radius));
}

scene::Path ellipse_element(const ShapeElement& e) {
    constexpr double automatic = -1;
    glm::dvec2 radii(e.width("rx", automatic), e.height("ry", automatic));
    if (radii.x == automatic) radii.x = radii.y;
    if (radii.y == automatic) radii.y = radii.x;
    return ellipse({e.x("cx"), e.y("cy")}, glm::max(radii, glm::dvec2(0)));
}

scene::Path line_element(const ShapeElement& e) {
    scene::Path path;
    path.move_to({e.x("x1"), e.y("y1")});
    path.line_to({e.x("x2"), e.y("y2")});
    return path;
}

scene::Path points_element(const ShapeElement& e, bool closed) {
    const pugi::xml_attribute points = e.node.attribute("points");
    return points ? parse_points(e.document.value(e.node, points), closed) : scene::Path();
}

scene::Path path_element(const ShapeElement& e) {
    const pugi::xml_attribute data = e.node.attribute("d");
    return data ? parse_path_data(e.document.value(e.node, data)) : scene::Path();
}

using Maker = scene::Path (*)(const ShapeElement&);

constexpr std::array<std::pair<std::string_view, Maker>, 7> makers{{
    {"path", path_element},
    {"rect", rect_element},
    {"circle", circle_element},
    {"ellipse", ellipse_element},
    {"line", line_element},
    {"polyline", [](const ShapeElement& e) { return points_element(e, false); }},
    {"polygon", [](const ShapeElement& e) { return points_element(e, true); }},
}};

}  // namespace

double length_attribute(const XmlDocument& document, pugi::xml_node node, const char* name, const SvgUnits& units,
                        SvgAxis axis, double missing) {
    const pugi::xml_attribute attribute = node.attribute(name);
    if (!attribute || std::string_view(attribute.value()) == "auto") return missing;
    return parse_length(document.value(node, attribute), units, axis);
}

double size_attribute(const XmlDocument& document, pugi::xml_node node, const char* name, const SvgUnits& units,
                      SvgAxis axis, double missing) {
    const double size = length_attribute(document, node, name, units, axis, missing);
    if (size < 0 && size != missing)
        document.value(node, node.attribute(name)).fail(0, "expected a " + std::string(name) + " of 0 or more");
    return size;
}

bool is_svg_shape(std::string_view name) {
    return std::any_of(makers.begin(), makers.end(), [&](const auto& one) { return one.first == name; });
}

scene::Path shape_path(const XmlDocument& document, pugi::xml_node node, const SvgUnits& units) {
    const std::string_view name = local_name(node.name());
    for (const auto& [element, make] : makers) {
        if (element == name) return make({document, node, units});
    }
    return {};
}

}  // namespace vitrine::io
