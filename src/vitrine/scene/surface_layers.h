#pragma once

#include <vitrine/scene/texture.h>

#include <glm/glm.hpp>

#include <limits>

namespace vitrine::scene {

// What few materials have, as glTF's extensions describe it. Of a texture the channels that are named here count; each
// multiplies the number or the colour before it.

/// How a surface that is no metal mirrors (KHR_materials_specular).
struct Specular {
    float factor = 1;           ///< 0 to 1; 0: not at all
    TextureSlot texture;        ///< alpha
    glm::vec3 color{1.0F};      ///< linear, of what is mirrored at right angles; not negative, above 1 too
    TextureSlot color_texture;  ///< a colour
};

/// A clear layer of varnish above all else (KHR_materials_clearcoat).
struct Clearcoat {
    float factor = 0;               ///< 0 to 1; 0: there is none
    TextureSlot texture;            ///< red
    float roughness = 0;            ///< 0 to 1
    TextureSlot roughness_texture;  ///< green
    TextureSlot normal_texture;     ///< as Material::normal_texture; none: the surface's own normals
    float normal_scale = 1;
};

/// Fibres that shine at flat angles, as cloth has (KHR_materials_sheen).
struct Sheen {
    glm::vec3 color{0.0F};          ///< linear, 0 to 1; black: there is none
    TextureSlot color_texture;      ///< a colour
    float roughness = 0;            ///< 0 to 1
    TextureSlot roughness_texture;  ///< alpha
};

/// Light that goes through a surface (KHR_materials_transmission) and the body below it (KHR_materials_volume).
struct Transmission {
    float factor = 0;               ///< 0 to 1; 0: none does
    TextureSlot texture;            ///< red
    float thickness = 0;            ///< of the body, in the geometry's units; 0: the surface is a thin wall
    TextureSlot thickness_texture;  ///< green
    /// After which way, in the world's units, white light has the attenuation colour.
    float attenuation_distance = std::numeric_limits<float>::infinity();
    glm::vec3 attenuation_color{1.0F};  ///< linear, 0 to 1
};

}  // namespace vitrine::scene
