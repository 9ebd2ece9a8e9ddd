#pragma once

#include <vitrine/io/svg_drawing.h>
#include <vitrine/scene/polygon.h>

#include <glm/glm.hpp>

#include <string>
#include <vector>

namespace vitrine::io {

/// A fill or a stroke as it is drawn.
struct SvgPolygon {
    std::string id;  ///< of its shape
    bool is_stroke = false;
    scene::FilledPolygon area;
    glm::u8vec4 color{0};  ///< sRGB-encoded red, green, blue and linear alpha
};

/// How far polygons may be from the curves of a drawing: 1/20,000 of the page's larger side, a tenth of a pixel where
/// the page is 2,000 pixels wide.
double svg_tolerance(const SvgDrawing& drawing);

/// The fills and strokes of all shapes in painter's order, y up, the page from (0, 0) to its size. They are cut off
/// where the page ends; those of which nothing is left are left out.
std::vector<SvgPolygon> svg_polygons(const SvgDrawing& drawing);

}  // namespace vitrine::io
