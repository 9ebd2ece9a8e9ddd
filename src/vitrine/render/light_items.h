#pragma once

#include <vitrine/scene/scene.h>

#include <glm/glm.hpp>

#include <vector>

namespace vitrine::render {

/// One of a scene's own lights: `SceneLight` of shaders/scene_lights.glsl, std430. View space.
struct LightItem {
    glm::vec4 place;  ///< where it stands, and 1; or the direction towards it, and 0
    glm::vec4 axis;   ///< where it shines; of a spot light
    glm::vec4 color;  ///< linear: its irradiance at a distance of 1, or everywhere
    glm::vec4 reach;  ///< 1 / range, 0 where that is infinite; factor and constant of the cosine between cones

    friend bool operator==(const LightItem&, const LightItem&) = default;
};

/// Those at visible nodes. `view`: from the world's coordinates to the camera's. `factor`: of all of them; 0: none.
std::vector<LightItem> lights_of(const scene::Scene& scene, const glm::dmat4& view, float factor);

}  // namespace vitrine::render
