#pragma once

#include <vitrine/io/svg_color.h>
#include <vitrine/scene/path.h>
#include <vitrine/scene/polygon.h>
#include <vitrine/scene/stroke.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::io {

/// A shape of a drawing as it is painted: its fill, then its stroke.
struct SvgShape {
    std::string id;    ///< may be empty
    scene::Path path;  ///< in pixels of the page, y down
    glm::dmat3 user_to_page{
        1};  ///< from the units in which the stroke is measured: where these are skewed, so is the pen
    std::optional<SvgColor> fill;  ///< alpha with all opacities, those of the groups around it too
    scene::FillRule rule = scene::FillRule::nonzero;
    std::optional<SvgColor> stroke;
    scene::StrokeStyle pen;  ///< in user units
};

/// Something in a file that is not drawn, or not as it should be.
struct SvgSkipped {
    std::string what;  ///< "text", "clip-path", "linearGradient as its mean colour"
    std::size_t count = 0;
    std::uint64_t first_line = 0;
};

/// A drawing in painter's order.
struct SvgDrawing {
    glm::dvec2 page_min{0};   ///< in pixels
    glm::dvec2 page_size{0};  ///< 0 when a file gives none and draws nothing
    std::vector<SvgShape> shapes;
    std::vector<SvgSkipped> skipped;  ///< in the order in which they were met
};

}  // namespace vitrine::io
