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
    glm::mat4 to_map;     ///< of directions in view space, to those of Environment
    glm::vec4 map;        ///< factor of its light, the last level of its mirrors, and the level of it that a pixel sees
    glm::mat4 to_shadow;  ///< from view space to the shadow map's texels, from 0 to 1, and depths
    glm::vec4 shadow;     ///< how far off their surface points are looked up; texels along an edge, and its inverse
    glm::vec4 behind;     ///< fragment coordinates of the lower left corner of the picture behind; 1 / its size
    glm::vec4 occlusion;  ///< xy: from fragment coordinates to those of the occlusion map, doubled
};

/// `height`: of the picture, in pixels. Without shadows.
LightBlock make_light_block(const scene::Camera& camera, const Lighting& lighting, int height);

/// World, towards the key light, of unit length.
glm::dvec3 key_light_direction(const glm::dvec3& up, const Lighting& lighting);

}  // namespace vitrine::render
