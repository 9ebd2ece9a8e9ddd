#include <vitrine/render/surface_look.h>

#include <algorithm>
#include <cmath>

namespace vitrine::render {
namespace {

/// The part of light that glass of that index of refraction mirrors at right angles.
float mirrored_part(float ior) {
    if (ior == 0) return 1;  // by KHR_materials_ior
    const float ratio = (ior - 1) / (ior + 1);
    return ratio * ratio;
}

/// Exponents by which white light becomes that colour on a way of so much.
glm::vec3 attenuation_of(const scene::Transmission& transmission) {
    constexpr float darkest = 1e-4F;
    if (!(transmission.attenuation_distance > 0) || std::isinf(transmission.attenuation_distance)) return glm::vec3(0);
    return -glm::log(glm::clamp(transmission.attenuation_color, darkest, 1.0F)) / transmission.attenuation_distance;
}

}  // namespace

const scene::TextureSlot& slot_of(const scene::Material& material, SurfaceSlot slot) {
    switch (slot) {
        case SurfaceSlot::base_color: break;
        case SurfaceSlot::metallic_roughness: return material.metallic_roughness_texture;
        case SurfaceSlot::normal: return material.normal_texture;
        case SurfaceSlot::occlusion: return material.occlusion_texture;
        case SurfaceSlot::emissive: return material.emissive_texture;
        case SurfaceSlot::specular: return material.specular.texture;
        case SurfaceSlot::specular_color: return material.specular.color_texture;
        case SurfaceSlot::clearcoat: return material.clearcoat.texture;
        case SurfaceSlot::clearcoat_roughness: return material.clearcoat.roughness_texture;
        case SurfaceSlot::clearcoat_normal: return material.clearcoat.normal_texture;
        case SurfaceSlot::sheen_color: return material.sheen.color_texture;
        case SurfaceSlot::sheen_roughness: return material.sheen.roughness_texture;
        case SurfaceSlot::transmission: return material.transmission.texture;
        case SurfaceSlot::thickness: return material.transmission.thickness_texture;
    }
    return material.base_color_texture;
}

SurfaceLook surface_of(const scene::Material& material, float scale) {
    const scene::Specular& specular = material.specular;
    const scene::Clearcoat& coat = material.clearcoat;
    const scene::Transmission& transmission = material.transmission;
    const glm::vec3 mirrored = specular.factor * glm::min(mirrored_part(material.ior) * specular.color, 1.0F);
    // Light goes straight through what is so dense that it mirrors everything: there is none to be bent.
    const float ior = material.ior > 0 ? material.ior : 1.0F;
    return {.metallic = material.metallic,
            .roughness = material.roughness,
            .normal_scale = material.normal_scale,
            .occlusion_strength = material.occlusion_strength,
            .emissive = material.emissive,
            .mirrored = glm::vec4(mirrored, specular.factor),
            .clearcoat = {coat.factor, coat.roughness, coat.normal_scale},
            .sheen = glm::vec4(material.sheen.color, material.sheen.roughness),
            .transmission = {transmission.factor, ior, scale * transmission.thickness},
            .attenuation = attenuation_of(transmission)};
}

}  // namespace vitrine::render
