#pragma once

#include <vitrine/scene/camera.h>
#include <vitrine/scene/camera_controller.h>
#include <vitrine/scene/geometry.h>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <ostream>

// What the tests of the scene share.

namespace vitrine::scene {

inline std::ostream& operator<<(std::ostream& out, const Camera& camera) {
    return out << to_string(camera);
}

inline testing::AssertionResult near(const glm::dvec3& a, const glm::dvec3& b, double tolerance = 1e-9) {
    if (glm::distance(a, b) <= tolerance) return testing::AssertionSuccess();
    return testing::AssertionFailure() << "(" << a.x << ", " << a.y << ", " << a.z << ") is " << glm::distance(a, b)
                                       << " away from (" << b.x << ", " << b.y << ", " << b.z << ")";
}

/// Where the matrices take a point: pixel position, depth and clip-space w.
struct Projected {
    glm::dvec2 position{0};
    double depth = 0;
    double w = 0;
};

inline Projected project(const Camera& camera, const glm::dvec3& point, const glm::dvec2& size_pixels,
                         const ClipPlanes& planes) {
    const glm::dvec4 clip =
        camera.projection_matrix(size_pixels.x / size_pixels.y, planes) * camera.view() * glm::dvec4(point, 1);
    const glm::dvec3 normalized = glm::dvec3(clip) / clip.w;
    return {{0.5 * (normalized.x + 1) * size_pixels.x, 0.5 * (1 - normalized.y) * size_pixels.y}, normalized.z, clip.w};
}

inline glm::dvec2 pixel_of(const Camera& camera, const glm::dvec3& point, const glm::dvec2& size_pixels) {
    return project(camera, point, size_pixels, {0.01 * camera.distance, 100 * camera.distance}).position;
}

/// Where the ray through a pixel meets the plane through the pivot that faces the camera.
inline glm::dvec3 under_pixel(const Camera& camera, const glm::dvec2& position, const glm::dvec2& size_pixels) {
    const Ray ray = camera.ray_through(position, size_pixels);
    const double way =
        glm::dot(camera.pivot - ray.origin, camera.forward()) / glm::dot(ray.direction, camera.forward());
    return ray.origin + way * ray.direction;
}

/// Whether the world's up is up in the picture too, without roll.
inline bool upright(const Camera& camera) {
    return std::abs(glm::dot(camera.right_axis(), camera.up)) < 1e-9 && glm::dot(camera.up_axis(), camera.up) > -1e-9;
}

inline std::array<glm::dvec3, 8> corners_of(const Bounds& bounds) {
    std::array<glm::dvec3, 8> corners{};
    for (int i = 0; i < 8; ++i)
        corners[static_cast<std::size_t>(i)] = {(i & 1) != 0 ? bounds.max.x : bounds.min.x,
                                                (i & 2) != 0 ? bounds.max.y : bounds.min.y,
                                                (i & 4) != 0 ? bounds.max.z : bounds.min.z};
    return corners;
}

/// A turned camera, off the origin, of either projection.
inline Camera some_camera(Projection projection = Projection::perspective) {
    Camera camera;
    camera.pivot = {1, -2, 3};
    camera.orientation = glm::normalize(glm::dquat(0.8, -0.25, 0.4, 0.1));
    camera.distance = 5;
    camera.projection = projection;
    return camera;
}

/// A camera controller, its camera and the viewport around them.
struct Rig {
    explicit Rig(ControllerKind kind) : controller(make_controller(kind)) {
        camera = default_camera(context.bounds, 1.5);
    }

    bool send(const InputEvent& event) { return controller->handle(event, camera, context); }
    bool press(MouseButton button, const glm::vec2& position, Modifiers modifiers = {}) {
        return send(PointerPressed{button, position, modifiers});
    }
    bool move(const glm::vec2& position) { return send(PointerMoved{position}); }
    bool release(MouseButton button, const glm::vec2& position) { return send(PointerReleased{button, position}); }
    bool key(Key key, Modifiers modifiers = {}) { return send(KeyPressed{key, modifiers}); }
    void drag(MouseButton button, const glm::vec2& from, const glm::vec2& to, Modifiers modifiers = {}) {
        press(button, from, modifiers);
        move(to);
        release(button, to);
    }
    glm::dvec3 under(const glm::vec2& position) const { return under_pixel(camera, position, context.size_pixels); }

    ControllerContext context{{600, 400}, {{-1, -0.5, -2}, {3, 2, 1}}};
    std::unique_ptr<CameraController> controller;
    Camera camera;
};

}  // namespace vitrine::scene
