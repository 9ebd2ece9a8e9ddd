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
};

LightBlock make_light_block(const scene::Camera& camera, const Lighting& lighting);

}  // namespace vitrine::render
