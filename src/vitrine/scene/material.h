#pragma once

#include <vitrine/scene/surface_layers.h>
#include <vitrine/scene/texture.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <string>

namespace vitrine::scene {

/// What the alpha of a surface's base colour is for.
enum class AlphaMode : std::uint8_t {
    automatic,  ///< `blend` where that of the material's base colour is below 1, or else `opaque`
    opaque,     ///< nothing
    mask,       ///< what has less than the cutoff is not there, all else is opaque
    blend       ///< mixes the surface with what lies behind it
};

/// How a surface answers to light: the model of glTF 2.0, of metals and of what is none. Textures are of meshes that
/// have their texture coordinates, and each multiplies the number or the colour before it.
struct Material {
    std::string name;
    /// Linear red, green, blue and alpha, 0 to 1; multiplied with vertex colours and the texture.
    glm::vec4 base_color{0.72F, 0.73F, 0.75F, 1.0F};
    TextureSlot base_color_texture;  ///< a colour, with alpha
    AlphaMode alpha_mode = AlphaMode::automatic;
    float alpha_cutoff = 0.5F;  ///< for AlphaMode::mask

    float metallic = 0;                      ///< 0 to 1: whether it is a metal
    float roughness = 0.6F;                  ///< 0 to 1, from a mirror to chalk
    TextureSlot metallic_roughness_texture;  ///< roughness in green, metallic in blue
    /// Unit vectors from -1 to 1 in red, green and blue along the mesh's tangents, bitangents and normals.
    TextureSlot normal_texture;
    float normal_scale = 1;         ///< multiplies their x and y
    TextureSlot occlusion_texture;  ///< red: how much of the light around arrives
    float occlusion_strength = 1;   ///< 0 to 1: how much of that is heeded
    glm::vec3 emissive{0.0F};       ///< linear, of light that it gives out; not negative, above 1 too
    TextureSlot emissive_texture;   ///< a colour
    /// Index of refraction where it is no metal, 1 or more; 0 stands for one so high that all is mirrored
    /// (KHR_materials_ior).
    float ior = 1.5F;
    Specular specular;
    Clearcoat clearcoat;
    Sheen sheen;
    Transmission transmission;

    /// Vertex colours are used where a geometry has them.
    bool vertex_colors = true;
    bool lit = true;
    /// Faces are seen from behind too.
    bool double_sided = true;

    /// Whether it is mixed with what lies behind it.
    bool is_blended() const {
        return alpha_mode == AlphaMode::blend || (alpha_mode == AlphaMode::automatic && base_color.a < 1);
    }
    /// Whether meshes need tangents for it.
    bool has_normal_map() const { return normal_texture.texture || clearcoat.normal_texture.texture; }
};

/// Calls `visit(name, slot, encoding)` for each of a material's slots, those without a texture too: "base colour", and
/// how its texture's texels are to be read.
template <class M, class Visit>
void visit_slots(M& material, const Visit& visit) {
    using enum TextureEncoding;
    visit("base colour", material.base_color_texture, color);
    visit("metallic and roughness", material.metallic_roughness_texture, data);
    visit("normal", material.normal_texture, data);
    visit("occlusion", material.occlusion_texture, data);
    visit("emissive", material.emissive_texture, color);
    visit("specular", material.specular.texture, data);
    visit("specular colour", material.specular.color_texture, color);
    visit("clearcoat", material.clearcoat.texture, data);
    visit("clearcoat roughness", material.clearcoat.roughness_texture, data);
    visit("clearcoat normal", material.clearcoat.normal_texture, data);
    visit("sheen colour", material.sheen.color_texture, color);
    visit("sheen roughness", material.sheen.roughness_texture, data);
    visit("transmission", material.transmission.texture, data);
    visit("thickness", material.transmission.thickness_texture, data);
}

/// Whether any of its textures goes by that set of texture coordinates.
bool uses_texcoords(const Material& material, unsigned set);

/// Linear light to the sRGB encoding and back, each channel 0 to 1 (IEC 61966-2-1).
glm::vec3 srgb_from_linear(const glm::vec3& linear);
glm::vec3 linear_from_srgb(const glm::vec3& srgb);

/// A colour array's element from linear light; channels are clamped to 0..1, NaN becomes 0.
glm::u8vec4 encode_color(const glm::vec4& linear);

}  // namespace vitrine::scene
