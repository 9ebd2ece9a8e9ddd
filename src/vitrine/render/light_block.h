#pragma once

#include <vitrine/render/lighting.h>
#include <vitrine/scene/camera.h>

#include <glm/glm.hpp>

#include <array>
#include <cstddef>

namespace vitrine::render {

/// What programs of physically based surfaces see: the block `Light` of shaders/surroundings.glsl, std140. Directions
/// are in view space.
struct LightBlock {
    static constexpr std::size_t lamps = 3;

    std::array<glm::vec4, 9> diffuse;
    std::array<glm::vec4, lamps> lamp_axes;
    std::array<glm::vec4, lamps> lamp_colors;
    glm::vec4 middle;
    glm::vec4 slope;
    glm::vec4 key_direction;
    glm::vec4 key_color;
    glm::vec4 exposure;
    glm::mat4 to_map;  ///< of directions in view space, to those of Environment
    glm::vec4 map;     ///< factor of its light, the last level of its mirrors, and the level of it that a pixel sees
};

/// `height`: of the picture, in pixels.
LightBlock make_light_block(const scene::Camera& camera, const Lighting& lighting, int height);

}  // namespace vitrine::render
