#pragma once

#include <glm/glm.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::scene {

/// Cuts a polygon of at least 3 corners into `ring.size() - 2` triangles by taking off its ears (Meisters 1975), and
/// appends them to `triangles`, three indices into `points` each. `ring` names the corners, counter-clockwise; the
/// polygon may touch itself, as it does along a bridge to a hole, whose ends stand twice in it. What crosses itself
/// becomes some triangles. Time is linear in the corners, with a large bound: polygons that would take longer are
/// finished as a fan.
void clip_ears(std::span<const glm::dvec2> points, std::span<const std::uint32_t> ring,
               std::vector<std::uint32_t>& triangles);

/// One corner after the other: contour `i` has the indices from `starts[i]` up to, without, `starts[i + 1]`.
struct ContourSpans {
    std::span<const glm::dvec2> points;
    std::span<const std::uint32_t> starts;  ///< one more than there are contours
};

/// Joins the first contour, which runs counter-clockwise, with the others, clockwise holes in it, by bridges: a ring
/// for `clip_ears`. The holes may touch the contour and one another. Each hole costs time linear in the corners.
std::vector<std::uint32_t> bridge_holes(const ContourSpans& contours);

}  // namespace vitrine::scene
