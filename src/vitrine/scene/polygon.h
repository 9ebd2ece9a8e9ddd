#pragma once

#include <vitrine/scene/path.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::scene {

/// Which points closed contours that cross enclose (SVG 2, section 13.4.2): those they wind around, or those they wind
/// around an odd number of times.
enum class FillRule : std::uint8_t { nonzero, even_odd };

/// A filled shape: contours that do not cross one another, the inside on their left (where y points up, outlines run
/// counter-clockwise and holes clockwise), and the inside as triangles.
struct FilledPolygon {
    std::vector<glm::vec2> points;  ///< contour after contour, no two neighbours equal
    /// The first point of each contour, and the number of points at the end; a lone 0 when nothing is filled.
    std::vector<std::uint32_t> contour_starts{0};
    /// Half of how thick the shape is at each contour: the area over the perimeter of the outline with its holes. That
    /// is half the width of a long strip, and of other shapes less than half: half the radius of a disc.
    std::vector<float> half_widths;
    std::vector<std::uint32_t> triangles;  ///< three indices into `points` each, counter-clockwise
};

/// What contours enclose, open ones as if they were closed, in exact arithmetic on a grid of 2^24 steps over the
/// largest coordinate: about the precision of float. Coordinates are finite and below 1e30.
FilledPolygon fill_polygon(std::span<const Contour> contours, FillRule rule);

}  // namespace vitrine::scene
