#include <vitrine/scene/camera.h>

#include <vitrine/base/assert.h>
#include <vitrine/scene/orientation.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vitrine::scene {
namespace {

constexpr double least_near_of_far = 1e-5;
/// How much of the view a framed box fills.
constexpr double framed_part = 0.95;
constexpr double radians_per_degree = std::numbers::pi / 180;
constexpr double default_azimuth = 30 * radians_per_degree;
constexpr double default_elevation = 20 * radians_per_degree;
constexpr double default_fov = 30 * radians_per_degree;

/// Pixel position to -1..1, x right, y up.
glm::dvec2 normalized(const glm::dvec2& position, const glm::dvec2& size_pixels) {
    VITRINE_ASSERT(size_pixels.x > 0 && size_pixels.y > 0, "a viewport has a size");
    return {2 * position.x / size_pixels.x - 1, 1 - 2 * position.y / size_pixels.y};
}

/// A box with some extent to look at, whatever the bounds are.
Bounds box_to_frame(const Bounds& bounds) {
    if (bounds.radius() > 0) return bounds;
    return {bounds.center() - glm::dvec3(0.5), bounds.center() + glm::dvec3(0.5)};
}

/// Calls `visit` with each corner of the box, seen from its center in camera axes.
template <class Visit>
void for_each_corner(const Camera& camera, const Bounds& box, Visit visit) {
    const glm::dquat to_camera = glm::conjugate(camera.orientation);
    const glm::dvec3 half = 0.5 * box.size();
    for (int corner = 0; corner < 8; ++corner) {
        const glm::dvec3 sign((corner & 1) != 0 ? 1 : -1, (corner & 2) != 0 ? 1 : -1, (corner & 4) != 0 ? 1 : -1);
        visit(to_camera * (sign * half));
    }
}

/// Distances from the eye of everything in the bounds and of the pivot.
ClipPlanes depths_of(const Camera& camera, const Bounds& bounds) {
    if (bounds.empty()) return {camera.distance, camera.distance};
    const double center = glm::dot(bounds.center() - camera.eye(), camera.forward());
    const double half = 0.5 * glm::dot(glm::abs(camera.forward()), bounds.size());
    return {center - half, center + half};
}

}  // namespace

double Camera::view_height() const {
    return 2 * distance * std::tan(0.5 * fov_y_radians);
}

glm::dmat4 Camera::view() const {
    glm::dmat4 matrix = glm::mat4_cast(glm::conjugate(orientation));
    matrix[3] = glm::dvec4(-(glm::conjugate(orientation) * eye()), 1);
    return matrix;
}

glm::dmat4 Camera::projection_matrix(double aspect, const ClipPlanes& planes) const {
    VITRINE_ASSERT(aspect > 0, "a viewport has a size");
    VITRINE_ASSERT(planes.near < planes.far, "the near plane lies before the far plane");
    const double range = planes.far - planes.near;
    glm::dmat4 matrix(0.0);
    if (projection == Projection::perspective) {
        matrix[1][1] = 1 / std::tan(0.5 * fov_y_radians);
        matrix[2][2] = planes.near / range;
        matrix[2][3] = -1;
        matrix[3][2] = planes.far * planes.near / range;
    } else {
        matrix[1][1] = 2 / view_height();
        matrix[2][2] = 1 / range;
        matrix[3][2] = planes.far / range;
        matrix[3][3] = 1;
    }
    matrix[0][0] = matrix[1][1] / aspect;
    return matrix;
}

Ray Camera::ray_through(const glm::dvec2& position, const glm::dvec2& size_pixels) const {
    const glm::dvec2 view = normalized(position, size_pixels) * glm::dvec2(size_pixels.x / size_pixels.y, 1);
    if (projection == Projection::perspective) {
        const double tangent = std::tan(0.5 * fov_y_radians);
        return {eye(), glm::normalize(orientation * glm::dvec3(view * tangent, -1))};
    }
    return {eye() + orientation * glm::dvec3(view * (0.5 * view_height()), 0), forward()};
}

std::optional<glm::dvec3> Camera::point_at(const glm::dvec2& position, const glm::dvec2& size_pixels, double depth,
                                           const ClipPlanes& planes) const {
    if (!(depth > 0)) return std::nullopt;
    const double range = planes.far - planes.near;
    const Ray ray = ray_through(position, size_pixels);
    if (projection == Projection::orthographic) return ray.origin + (planes.far - depth * range) * ray.direction;
    const double forward_distance = planes.far * planes.near / (planes.near + depth * range);
    return ray.origin + (forward_distance / glm::dot(ray.direction, forward())) * ray.direction;
}

ClipPlanes clip_planes_for(const Camera& camera, const Bounds& bounds) {
    const double radius = bounds.radius() > 0 ? bounds.radius() : camera.distance;
    const ClipPlanes depths = depths_of(camera, bounds);
    const double farthest = std::max(depths.far, camera.distance);
    const double slack = 0.01 * radius + 1e-4 * std::max(std::abs(farthest), std::abs(depths.near));
    if (camera.projection == Projection::orthographic)
        return {std::min(depths.near, camera.distance) - 5 * radius - slack, farthest + 5 * radius + slack};
    // Close to a detail the room shrinks, so that the near plane may come closer.
    const double far = farthest + slack + std::min(5 * radius, 50 * camera.distance);
    // Reversed float depth resolves alike at all distances, so the near plane may leave room in front as well.
    return {std::max(0.05 * (depths.near - slack), least_near_of_far * far), far};
}

void frame(Camera& camera, const Bounds& bounds, double aspect) {
    VITRINE_ASSERT(aspect > 0, "a viewport has a size");
    const Bounds box = box_to_frame(bounds);
    const double slope = framed_part * std::tan(0.5 * camera.fov_y_radians);
    const double least = 0.1 * box.radius();
    double distance = least;
    for_each_corner(camera, box, [&](const glm::dvec3& corner) {
        const double half_height = std::max(std::abs(corner.y), std::abs(corner.x) / aspect);
        const double nearer = camera.projection == Projection::perspective ? corner.z : 0.0;
        distance = std::max(distance, nearer + std::max(half_height / slope, least));
    });
    camera.pivot = box.center();
    camera.distance = distance;
}

void look_from(Camera& camera, StandardView view) {
    const WorldAxes axes = world_axes(camera.up);
    const auto set = [&](const glm::dvec3& right, const glm::dvec3& up) {
        camera.orientation = orientation_of(right, up, glm::cross(right, up));
    };
    switch (view) {
        case StandardView::front: return set(axes.right, axes.up);
        case StandardView::back: return set(-axes.right, axes.up);
        case StandardView::right: return set(-axes.back, axes.up);
        case StandardView::left: return set(axes.back, axes.up);
        case StandardView::top: return set(axes.right, -axes.back);
        case StandardView::bottom: return set(axes.right, axes.back);
    }
}

void set_pivot(Camera& camera, const glm::dvec3& point) {
    camera.pivot = point;
}

Camera default_camera(const Bounds& bounds, double aspect, const glm::dvec3& up) {
    Camera camera;
    camera.up = up;
    camera.fov_y_radians = default_fov;
    camera.orientation = orbit_orientation(up, default_azimuth, default_elevation);
    frame(camera, bounds, aspect);
    return camera;
}

}  // namespace vitrine::scene
