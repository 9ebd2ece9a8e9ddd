#pragma once

#include <vitrine/io/xml_document.h>

#include <glm/glm.hpp>

namespace vitrine::io {

/// A translation, as a matrix with a column each for x, y and the origin.
glm::dmat3 translation(const glm::dvec2& by);
/// A scaling from the origin.
glm::dmat3 scaling(const glm::dvec2& by);

/// How much longer a matrix makes a line at most: its larger singular value.
double longest_stretch(const glm::dmat3& matrix);

/// What a `transform` attribute does to points (CSS Transforms 1, section 8): matrix, translate, scale, rotate, skewX
/// and skewY, one after the other.
glm::dmat3 parse_transform(const PlacedText& text);

/// The rectangle of a `viewBox`.
struct SvgViewBox {
    glm::dvec2 min{0};
    glm::dvec2 size{0};  ///< above 0
};
SvgViewBox parse_view_box(const PlacedText& text);

/// How a view box is fitted into a viewport.
struct SvgAspect {
    bool keep = true;
    bool slice = false;         ///< cover the viewport, instead of lying in it
    glm::dvec2 alignment{0.5};  ///< of what is left over: 0 for xMin and YMin, 1 for xMax and YMax
};
SvgAspect parse_aspect(const PlacedText& text);

/// Takes a view box to a viewport of the given size at the origin (SVG 2, section 8.2).
glm::dmat3 view_box_transform(const SvgViewBox& box, const glm::dvec2& viewport, const SvgAspect& aspect);

}  // namespace vitrine::io
