#pragma once

#include <vitrine/io/picture_decoder.h>
#include <vitrine/scene/texture.h>

#include <glm/glm.hpp>

namespace vitrine::io {

/// A look by base colour, metallic and roughness. All are linear and from 0 to 1.
struct MetallicRoughness {
    glm::vec3 base_color{1.0F};
    float metallic = 0;
    float roughness = 0;
};

/// What comes nearest to a diffuse colour, a specular one and a glossiness, by the formula in the appendix of
/// KHR_materials_pbrSpecularGlossiness.
MetallicRoughness metallic_roughness_from(const glm::vec3& diffuse, const glm::vec3& specular, float glossiness);

/// The same for each texel of two pictures that cover a surface alike, as a picture of the size of the one that has
/// more of them: of base colours with the diffuse picture's alpha, or of data, roughness in green and metallic in blue.
DecodedPicture metallic_roughness_from(const scene::SpecularGlossiness& factors, const DecodedPicture& diffuse,
                                       const DecodedPicture& specular_glossiness, scene::TextureEncoding encoding);

}  // namespace vitrine::io
