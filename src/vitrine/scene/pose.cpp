#include <vitrine/scene/pose.h>

namespace vitrine::scene {
namespace {

/// An axis at length 1; where it has none, at right angles to the two others, or what it is without rotation.
glm::vec3 direction(const glm::mat3& axes, int i) {
    if (const float length = glm::length(axes[i]); length > 0) return axes[i] / length;
    const glm::vec3 across = glm::cross(axes[(i + 1) % 3], axes[(i + 2) % 3]);
    if (const float length = glm::length(across); length > 0) return across / length;
    return glm::mat3(1)[i];
}

}  // namespace

glm::mat4 Pose::matrix() const {
    glm::mat4 result(glm::mat4_cast(rotation));
    for (int i = 0; i < 3; ++i) result[i] *= scale[i];
    result[3] = glm::vec4(translation, 1);
    return result;
}

Pose pose_of(const glm::mat4& matrix) {
    const glm::mat3 axes(matrix);
    Pose pose;
    pose.translation = glm::vec3(matrix[3]);
    for (int i = 0; i < 3; ++i) pose.scale[i] = glm::length(axes[i]);
    if (glm::determinant(axes) < 0) pose.scale.x = -pose.scale.x;
    glm::mat3 rotation;
    for (int i = 0; i < 3; ++i) rotation[i] = direction(axes, i);
    if (pose.scale.x < 0) rotation[0] = -rotation[0];
    const glm::quat turned = glm::quat_cast(rotation);
    pose.rotation = glm::length(turned) > 0 ? glm::normalize(turned) : Pose().rotation;
    return pose;
}

}  // namespace vitrine::scene
