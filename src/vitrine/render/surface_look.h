#pragma once

#include <vitrine/gpu/mirrors.h>
#include <vitrine/scene/material.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>

namespace vitrine::render {

/// What covers a mesh, and gives one property of it.
struct SurfaceTexture {
    gpu::TextureShare texels;  ///< null: nothing does
    scene::TextureSampler sampler;
    glm::mat3 transform{1.0F};      ///< of texture coordinates
    std::uint8_t texcoord_set = 0;  ///< as in scene::TextureSlot

    explicit operator bool() const { return texels != nullptr; }
};

/// The properties that textures may give, in the order in which mesh.frag has them.
enum class SurfaceSlot {
    base_color,
    metallic_roughness,
    normal,
    occlusion,
    emissive,
    specular,
    specular_color,
    clearcoat,
    clearcoat_roughness,
    clearcoat_normal,
    sheen_color,
    sheen_roughness,
    transmission,
    thickness
};
inline constexpr std::size_t surface_slots = 14;

/// The slot of a material.
const scene::TextureSlot& slot_of(const scene::Material& material, SurfaceSlot slot);

/// How a surface answers to light, beside its base colour: see scene::Material.
struct SurfaceLook {
    float metallic = 0;
    float roughness = 1;
    float normal_scale = 1;
    float occlusion_strength = 1;
    glm::vec3 emissive{0.0F};
    /// Of what is no metal: the part of light that is mirrored at right angles, by colour, and at flat ones.
    glm::vec4 mirrored{0.04F, 0.04F, 0.04F, 1.0F};
    glm::vec3 clearcoat{0, 0, 1};  ///< factor, roughness, scale of its normals
    glm::vec4 sheen{0};            ///< linear colour, roughness
    /// The part of light that goes through, the index of refraction, and how thick the body below is in the world.
    glm::vec3 transmission{0, 1.5F, 0};
    glm::vec3 attenuation{0};  ///< of light in the body: exponents for a length of 1 in the world

    bool has_clearcoat() const { return clearcoat.x > 0; }
    bool has_sheen() const { return glm::vec3(sheen) != glm::vec3(0); }
    bool transmits() const { return transmission.x > 0; }
    void drop_layers() {
        clearcoat.x = transmission.x = 0;
        sheen = glm::vec4(0);
    }
    bool is_layered() const { return has_clearcoat() || has_sheen() || transmits(); }
};

/// `scale`: by which lengths of the geometry are longer in the world.
SurfaceLook surface_of(const scene::Material& material, float scale);

}  // namespace vitrine::render
