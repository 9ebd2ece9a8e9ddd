#include <vitrine/io/gltf_glossiness.h>

#include <vitrine/base/log.h>
#include <vitrine/io/gltf_factors.h>
#include <vitrine/io/names.h>
#include <vitrine/io/specular_glossiness.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace vitrine::io {
namespace {

using enum scene::TextureEncoding;

/// Where a texture is on a surface.
bool lie_alike(const scene::TextureSlot& a, const scene::TextureSlot& b) {
    return a.texcoord_set == b.texcoord_set && a.transform == b.transform && a.sampler == b.sampler;
}

/// A texture that can be read.
std::optional<GltfTextureUse> find_use(const JsonElement& extension, const char* name, GltfTextures& textures) {
    const auto info = extension.find(name);
    if (!info) return std::nullopt;
    const GltfTextureUse use = textures.use(*info);
    if (use.picture == nullptr || use.picture->state == scene::TextureState::failed) return std::nullopt;
    return use;
}

/// Adds what becomes of the textures to the material.
class Conversion {
public:
    Conversion(GltfTextures& textures, scene::Material& material, scene::SpecularGlossiness factors)
        : textures_(textures), material_(material), factors_(std::move(factors)) {}

    void make(const std::optional<GltfTextureUse>& diffuse, const std::optional<GltfTextureUse>& specular) {
        if (diffuse) factors_.diffuse = diffuse->picture->encoded;
        if (specular) factors_.specular_glossiness = specular->picture->encoded;
        const auto from = std::make_shared<const scene::SpecularGlossiness>(factors_);
        const GltfTextureUse& first = diffuse ? *diffuse : *specular;
        material_.base_color_texture = added(first, color, from);
        material_.metallic_roughness_texture = added(specular ? *specular : first, data, from);
        material_.base_color = glm::vec4(1, 1, 1, material_.base_color.w);
        material_.metallic = material_.roughness = 1;
    }

private:
    scene::TextureSlot added(const GltfTextureUse& use, scene::TextureEncoding encoding,
                             const std::shared_ptr<const scene::SpecularGlossiness>& from) {
        scene::Texture texture = *use.picture;
        texture.encoding = encoding;
        texture.made_of = from;
        scene::TextureSlot slot = use.slot;
        slot.texture = textures_.add(std::move(texture));
        return slot;
    }

    GltfTextures& textures_;
    scene::Material& material_;
    scene::SpecularGlossiness factors_;
};

}  // namespace

void read_specular_glossiness(const JsonElement& extension, GltfTextures& textures, scene::Material& material) {
    const glm::vec4 diffuse = unit_color_or(extension, "diffuseFactor", glm::vec4(1));
    scene::SpecularGlossiness factors;
    factors.diffuse_factor = glm::vec3(diffuse);
    factors.specular_factor = unit_color_or(extension, "specularFactor", glm::vec3(1));
    factors.glossiness_factor = unit_or(extension, "glossinessFactor", 1);
    const MetallicRoughness look =
        metallic_roughness_from(factors.diffuse_factor, factors.specular_factor, factors.glossiness_factor);
    material.base_color = glm::vec4(look.base_color, diffuse.w);
    material.metallic = look.metallic;
    material.roughness = look.roughness;
    material.base_color_texture = material.metallic_roughness_texture = {};
    const auto scattered = find_use(extension, "diffuseTexture", textures);
    auto mirrored = find_use(extension, "specularGlossinessTexture", textures);
    if (scattered && mirrored && !lie_alike(scattered->slot, mirrored->slot)) {
        log().warn("{}: {}: its two textures lie on surfaces in different ways, only the diffuse one is shown",
                   display(textures.file().file.path), extension.place());
        mirrored.reset();
    }
    if (scattered || mirrored) Conversion(textures, material, std::move(factors)).make(scattered, mirrored);
}

}  // namespace vitrine::io
