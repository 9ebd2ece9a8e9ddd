#pragma once

#include <glm/glm.hpp>
#include <glm/gtc/quaternion.hpp>

namespace vitrine::scene {

/// A transform in parts that move on their own: scaled first, then rotated, then translated.
struct Pose {
    glm::vec3 translation{0.0F};
    glm::quat rotation{1.0F, 0.0F, 0.0F, 0.0F};  ///< of unit length
    glm::vec3 scale{1.0F};

    glm::mat4 matrix() const;
    friend bool operator==(const Pose&, const Pose&) = default;
};

/// The pose whose matrix is nearest to an affine one: shear is lost. A matrix that mirrors has a negative scale.
Pose pose_of(const glm::mat4& matrix);

}  // namespace vitrine::scene
