#pragma once

#include <vitrine/scene/camera.h>

#include <glm/glm.hpp>

namespace vitrine::scene {

/// The nearest and farthest that zooming brings the eye to the pivot, world units.
struct DistanceLimits {
    double least = 1e-4;
    double most = 1e4;
};

/// Limits in proportion to the scene; those of a scene of radius 1 for empty bounds.
DistanceLimits distance_limits_for(const Bounds& bounds);

/// The world point under a pixel position in the plane through the pivot that faces the camera.
glm::dvec3 pivot_plane_point(const Camera& camera, const glm::dvec2& position, const glm::dvec2& size_pixels);

/// Moves camera and pivot so that what lies under pixel position `from` in the pivot plane comes to lie under `to`.
void pan(Camera& camera, const glm::dvec2& from, const glm::dvec2& to, const glm::dvec2& size_pixels);

/// Multiplies the distance (and so what is seen in the pivot plane) by `factor` > 0, within the limits, so that
/// `center`, a point in the pivot plane, stays where it is in the picture. A distance beyond a limit may come back.
void zoom(Camera& camera, double factor, const glm::dvec3& center, const DistanceLimits& limits);

/// Turns the camera about its eye: the eye stays, the pivot moves.
void look_about_eye(Camera& camera, const glm::dquat& orientation);

}  // namespace vitrine::scene
