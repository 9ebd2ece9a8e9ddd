#include <vitrine/scene/orientation.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vitrine::scene {
namespace {

constexpr double highest_elevation = std::numbers::pi / 2 - 1e-3;
/// Sine of an angle that counts as none.
constexpr double tiny = 1e-9;

glm::dvec3 without_component_along(const glm::dvec3& vector, const glm::dvec3& unit) {
    return vector - glm::dot(vector, unit) * unit;
}

/// Orientation with a horizontal right axis and the eye raised by `elevation`.
glm::dquat level_orientation(const glm::dvec3& right, const glm::dvec3& up, double elevation) {
    const glm::dvec3 outward = glm::cross(right, up);
    const double sine = std::sin(elevation);
    const double cosine = std::cos(elevation);
    return orientation_of(right, cosine * up - sine * outward, cosine * outward + sine * up);
}

/// The camera's right axis made horizontal. An upright camera keeps its own, so that the poles are no exception.
glm::dvec3 level_right(const glm::dquat& orientation, const glm::dvec3& up) {
    const glm::dvec3 right = orientation * glm::dvec3(1, 0, 0);
    const bool level = std::abs(glm::dot(right, up)) < tiny;
    const bool upside_down = glm::dot(orientation * glm::dvec3(0, 1, 0), up) < -tiny;
    if (level && !upside_down) return glm::normalize(without_component_along(right, up));
    return glm::normalize(glm::cross(up, orientation * glm::dvec3(0, 0, 1)));
}

}  // namespace

WorldAxes world_axes(const glm::dvec3& up) {
    const glm::dvec3 reference = std::abs(up.x) < 0.9 ? glm::dvec3(1, 0, 0) : glm::dvec3(0, 1, 0);
    const glm::dvec3 right = glm::normalize(without_component_along(reference, up));
    return {right, up, glm::cross(right, up)};
}

glm::dquat orientation_of(const glm::dvec3& right, const glm::dvec3& up, const glm::dvec3& back) {
    return glm::normalize(glm::quat_cast(glm::dmat3(right, up, back)));
}

glm::dquat orbit_orientation(const glm::dvec3& up, double azimuth, double elevation) {
    const WorldAxes axes = world_axes(up);
    const glm::dvec3 right = std::cos(azimuth) * axes.right - std::sin(azimuth) * axes.back;
    return level_orientation(right, axes.up, elevation);
}

glm::dquat look_orientation(const glm::dvec3& direction, const glm::dvec3& up) {
    const glm::dvec3 back = -glm::normalize(direction);
    const glm::dvec3 across = glm::cross(up, back);
    const double horizontal = glm::length(across);
    const glm::dvec3 right = horizontal > tiny ? across / horizontal : world_axes(up).right;
    return level_orientation(right, up, std::atan2(glm::dot(back, up), horizontal));
}

glm::dquat turned_upright(const glm::dquat& orientation, const glm::dvec3& up, double yaw, double pitch) {
    const glm::dvec3 back = orientation * glm::dvec3(0, 0, 1);
    const double elevation = std::atan2(glm::dot(back, up), glm::length(glm::cross(back, up)));
    const glm::dvec3 right = glm::angleAxis(yaw, up) * level_right(orientation, up);
    const double raised =
        std::clamp(elevation + pitch, std::min(-highest_elevation, elevation), std::max(highest_elevation, elevation));
    return level_orientation(right, up, raised);
}

}  // namespace vitrine::scene
