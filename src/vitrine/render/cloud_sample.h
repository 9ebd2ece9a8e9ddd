#pragma once

#include <vitrine/render/draw_plan.h>
#include <vitrine/scene/geometry.h>

namespace vitrine::render {

/// So much larger than they are points and lines are outlined, in pixels at UI scale 1: one line around those that
/// lie close together, rather than one around each.
inline constexpr float outline_gap = 6;

/// Gives a cloud's item so many of its points, enlarged, as their outline needs. False where the cloud has no copy in
/// main memory to take them from; then the item has all of its points.
bool set_outline_points(CloudItem& item, const scene::PointCloud& cloud, float pixel_scale);

}  // namespace vitrine::render
