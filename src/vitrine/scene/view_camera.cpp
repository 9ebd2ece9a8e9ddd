#include <vitrine/scene/view_camera.h>

#include <cmath>

namespace vitrine::scene {
namespace {

/// The direction, or another one where there is none: nodes may be squashed flat.
glm::dvec3 direction_or(const glm::dvec3& direction, const glm::dvec3& otherwise) {
    const double length = glm::length(direction);
    return length > 0 && std::isfinite(length) ? direction / length : otherwise;
}

/// Orthogonal axes that look where the transform's do, without its scale and skew.
glm::dquat orientation_of(const glm::dmat4& world) {
    const glm::dvec3 back = direction_or(glm::dvec3(world[2]), {0, 0, 1});
    const glm::dvec3 any = std::abs(back.y) < 0.9 ? glm::dvec3(0, 1, 0) : glm::dvec3(1, 0, 0);
    const glm::dvec3 fallback = glm::normalize(glm::cross(any, back));
    const glm::dvec3 right = direction_or(glm::cross(glm::dvec3(world[1]), back), fallback);
    return glm::normalize(glm::quat_cast(glm::dmat3(right, glm::cross(back, right), back)));
}

/// How far ahead of the eye the middle of the scene is; its size, where that is behind.
double pivot_distance(const Bounds& bounds, const glm::dvec3& eye, const glm::dvec3& forward) {
    const double radius = bounds.empty() || !(bounds.radius() > 0) ? 1 : bounds.radius();
    const double ahead = bounds.empty() ? 0 : glm::dot(bounds.center() - eye, forward);
    return ahead > 1e-3 * radius ? ahead : radius;
}

}  // namespace

Camera camera_of(const Scene& scene, const NamedView& view, const glm::dvec3& up) {
    const glm::dmat4 world(scene.world_transform(view.node));
    const glm::dvec3 eye(world[3]);
    Camera camera;
    camera.up = up;
    camera.projection = view.projection;
    camera.orientation = orientation_of(world);
    camera.distance = pivot_distance(scene.bounds(), eye, camera.forward());
    camera.pivot = eye + camera.distance * camera.forward();
    if (view.projection == Projection::perspective) {
        camera.fov_y_radians = view.fov_y_radians;
        return camera;
    }
    // Where the eye is on its line makes no difference, how far the pivot is tells how much is seen.
    const double scale = glm::length(glm::dvec3(world[1]));
    const double height = view.height * (scale > 0 && std::isfinite(scale) ? scale : 1);
    camera.distance = 0.5 * height / std::tan(0.5 * camera.fov_y_radians);
    return camera;
}

}  // namespace vitrine::scene
