#include <vitrine/render/ground_grid.h>

#include <vitrine/base/statistics.h>
#include <vitrine/scene/orientation.h>

#include <algorithm>
#include <cmath>

namespace vitrine::render {
namespace {

/// 0 to 9: where line `number` stands among those from one that stands out to the next.
int phase_of(double number) {
    return static_cast<int>(number - 10 * std::floor(number / 10));
}

}  // namespace

GroundGrid make_ground_grid(const scene::Bounds& bounds, const glm::dvec3& up) {
    constexpr double cells_across_scene = 10;
    constexpr double reach_in_radii = 4;
    const double radius = bounds.radius() > 0 ? bounds.radius() : 1.0;
    const double cell = round_up(2.0 * radius / cells_across_scene);
    const scene::WorldAxes axes = scene::world_axes(up);
    const glm::dvec3 middle = bounds.center();
    const double first_number = std::round(glm::dot(middle, axes.right) / cell);
    const double second_number = std::round(glm::dot(middle, axes.back) / cell);
    // The corner that lies lowest along `up`, and a hair below it, so that what stands on the ground covers the grid.
    const double lowest = glm::dot(middle, up) - 0.5 * glm::dot(bounds.size(), glm::abs(up)) - 0.001 * radius;
    GroundGrid grid;
    grid.phase = {phase_of(first_number), phase_of(second_number)};
    grid.center = first_number * cell * axes.right + second_number * cell * axes.back + lowest * up;
    grid.first = cell * axes.right;
    grid.second = cell * axes.back;
    grid.half_lines = std::clamp(static_cast<int>(reach_in_radii * radius / cell), 10, 50);
    return grid;
}

bool is_seen_from_above(const GroundGrid& grid, const scene::Camera& camera) {
    if (camera.projection == scene::Projection::orthographic) return glm::dot(camera.forward(), camera.up) < 0;
    return glm::dot(camera.eye() - grid.center, camera.up) > 0;
}

}  // namespace vitrine::render
