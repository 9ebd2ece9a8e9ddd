#pragma once

#include <vitrine/scene/line_style.h>
#include <vitrine/scene/path.h>

#include <span>
#include <vector>

namespace vitrine::scene {

/// How a path is stroked (SVG 2, section 13.5); lengths in the units of the path.
struct StrokeStyle {
    double width = 1;
    LineCap cap = LineCap::butt;  ///< at the ends of open subpaths and of dashes
    LineJoin join = LineJoin::miter;
    double miter_limit = 4;        ///< a miter that is longer, in widths, is a bevel; at least 1
    std::vector<double> dashes{};  ///< dash, gap, dash, …, none negative; empty, or all 0: a solid line
    double dash_offset = 0;        ///< where in the pattern a subpath begins
};

/// The most dashes that `dashed` makes.
inline constexpr double most_dashes = 200'000;

/// Cuts contours into dashes, which are open. A pattern with an odd number of lengths is repeated to make it even. What
/// would become more than `most_dashes` is too fine to be told from a solid line, and stays as it is.
std::vector<Contour> dashed(std::span<const Contour> contours, const StrokeStyle& style);

/// The area that a pen of `style.width` covers along `contours` (dashed as the style says), as closed contours that
/// overlap but all run counter-clockwise where y points up: filled by the nonzero rule they are the stroke. Round joins
/// and caps are within `tolerance` of circles; flatten curves with an offset of half the width to match. A contour of
/// one point becomes a dot unless caps are butt.
std::vector<Contour> stroke_outline(std::span<const Contour> contours, const StrokeStyle& style, double tolerance);

}  // namespace vitrine::scene
