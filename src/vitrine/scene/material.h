#pragma once

#include <vitrine/scene/texture.h>

#include <glm/glm.hpp>

#include <string>

namespace vitrine::scene {

/// How a surface answers to light.
struct Material {
    std::string name;
    /// Linear red, green, blue and alpha, 0 to 1; multiplied with vertex colours and the texture.
    glm::vec4 base_color{0.72F, 0.73F, 0.75F, 1.0F};
    /// Of meshes that have texture coordinates.
    TextureSlot base_color_texture;
    /// Vertex colours are used where a geometry has them.
    bool vertex_colors = true;
    bool lit = true;
    /// Faces are seen from behind too.
    bool double_sided = true;
};

/// Linear light to the sRGB encoding and back, each channel 0 to 1 (IEC 61966-2-1).
glm::vec3 srgb_from_linear(const glm::vec3& linear);
glm::vec3 linear_from_srgb(const glm::vec3& srgb);

/// A colour array's element from linear light; channels are clamped to 0..1, NaN becomes 0.
glm::u8vec4 encode_color(const glm::vec4& linear);

}  // namespace vitrine::scene
