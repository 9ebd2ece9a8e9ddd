#include <vitrine/scene/camera_motion.h>

#include <algorithm>

namespace vitrine::scene {

DistanceLimits distance_limits_for(const Bounds& bounds) {
    const double radius = bounds.radius() > 0 ? bounds.radius() : 1.0;
    return {1e-4 * radius, 1e4 * radius};
}

glm::dvec3 pivot_plane_point(const Camera& camera, const glm::dvec2& position, const glm::dvec2& size_pixels) {
    const glm::dvec2 from_middle = position - 0.5 * size_pixels;
    const double units_per_pixel = camera.view_height() / size_pixels.y;
    return camera.pivot + camera.orientation * glm::dvec3(from_middle.x, -from_middle.y, 0) * units_per_pixel;
}

void pan(Camera& camera, const glm::dvec2& from, const glm::dvec2& to, const glm::dvec2& size_pixels) {
    camera.pivot += pivot_plane_point(camera, from, size_pixels) - pivot_plane_point(camera, to, size_pixels);
}

void zoom(Camera& camera, double factor, const glm::dvec3& center, const DistanceLimits& limits) {
    const double before = camera.distance;
    camera.distance = std::clamp(before * factor, std::min(before, limits.least), std::max(before, limits.most));
    if (camera.distance == before) return;
    camera.pivot = center + (camera.distance / before) * (camera.pivot - center);
}

void look_about_eye(Camera& camera, const glm::dquat& orientation) {
    const glm::dvec3 eye = camera.eye();
    camera.orientation = orientation;
    camera.pivot = eye + camera.distance * camera.forward();
}

}  // namespace vitrine::scene
