#pragma once

#include <glm/glm.hpp>
#include <glm/gtc/quaternion.hpp>

namespace vitrine::scene {

/// Axes of a world seen from the front: right, up and towards the viewer; orthonormal, right-handed.
struct WorldAxes {
    glm::dvec3 right{1, 0, 0};
    glm::dvec3 up{0, 1, 0};
    glm::dvec3 back{0, 0, 1};
};

/// The axes for a world's up: (X, Y, Z) when it is Y, (X, Z, -Y) when it is Z. `up` has unit length.
WorldAxes world_axes(const glm::dvec3& up);

/// The rotation that takes x, y and z to these orthonormal, right-handed axes.
glm::dquat orientation_of(const glm::dvec3& right, const glm::dvec3& up, const glm::dvec3& back);

/// Camera orientation from the front view: turned about the world's up by `azimuth` (to the right of the front),
/// then risen by `elevation` towards the world's up; radians.
glm::dquat orbit_orientation(const glm::dvec3& up, double azimuth, double elevation);

/// Camera orientation that looks along `direction` (not zero) with the world's up upright. Straight up or down the
/// world's right stays to the right.
glm::dquat look_orientation(const glm::dvec3& direction, const glm::dvec3& up);

/// Levels the orientation, turns it about the world's up by `yaw` and raises the eye by `pitch`, radians. The eye's
/// elevation stops just short of the poles, unless it starts beyond that: a camera that looks straight down keeps
/// doing so until it is pitched back.
glm::dquat turned_upright(const glm::dquat& orientation, const glm::dvec3& up, double yaw, double pitch);

}  // namespace vitrine::scene
