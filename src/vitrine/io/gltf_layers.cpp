#include <vitrine/io/gltf_layers.h>

#include <vitrine/io/gltf_factors.h>

#include <algorithm>
#include <string_view>

namespace vitrine::io {
namespace {

using enum scene::TextureEncoding;

/// Reads one material's extensions.
class LayersReader {
public:
    LayersReader(const JsonElement& extensions, GltfTextures& textures)
        : extensions_(extensions), textures_(textures) {}

    void read(scene::Material& material) {
        if (const auto strength = extensions_.find("KHR_materials_emissive_strength"))
            material.emissive *= not_negative_or(*strength, "emissiveStrength", 1);
        if (const auto ior = extensions_.find("KHR_materials_ior")) material.ior = read_ior(*ior);
        if (const auto layer = extensions_.find("KHR_materials_specular")) read(*layer, material.specular);
        if (const auto layer = extensions_.find("KHR_materials_clearcoat")) read(*layer, material.clearcoat);
        if (const auto layer = extensions_.find("KHR_materials_sheen")) read(*layer, material.sheen);
        if (const auto layer = extensions_.find("KHR_materials_transmission")) {
            material.transmission.factor = unit_or(*layer, "transmissionFactor", 0);
            read_texture(*layer, "transmissionTexture", data, material.transmission.texture);
        }
        if (const auto volume = extensions_.find("KHR_materials_volume")) read_volume(*volume, material.transmission);
    }

private:
    static float read_ior(const JsonElement& extension) {
        const float ior = not_negative_or(extension, "ior", 1.5F);
        return ior == 0 ? 0 : std::max(ior, 1.0F);
    }

    void read(const JsonElement& from, scene::Specular& specular) {
        specular.factor = unit_or(from, "specularFactor", 1);
        specular.color = not_negative_color_or(from, "specularColorFactor", glm::vec3(1));
        read_texture(from, "specularTexture", data, specular.texture);
        read_texture(from, "specularColorTexture", color, specular.color_texture);
    }

    void read(const JsonElement& from, scene::Clearcoat& clearcoat) {
        clearcoat.factor = unit_or(from, "clearcoatFactor", 0);
        clearcoat.roughness = unit_or(from, "clearcoatRoughnessFactor", 0);
        read_texture(from, "clearcoatTexture", data, clearcoat.texture);
        read_texture(from, "clearcoatRoughnessTexture", data, clearcoat.roughness_texture);
        const auto normals = from.find("clearcoatNormalTexture");
        if (!normals) return;
        clearcoat.normal_texture = textures_.get(*normals, data);
        clearcoat.normal_scale = number_or(*normals, "scale", 1);
    }

    void read(const JsonElement& from, scene::Sheen& sheen) {
        sheen.color = unit_color_or(from, "sheenColorFactor", glm::vec3(0));
        sheen.roughness = unit_or(from, "sheenRoughnessFactor", 0);
        read_texture(from, "sheenColorTexture", color, sheen.color_texture);
        read_texture(from, "sheenRoughnessTexture", data, sheen.roughness_texture);
    }

    void read_volume(const JsonElement& from, scene::Transmission& body) {
        body.thickness = not_negative_or(from, "thicknessFactor", 0);
        read_texture(from, "thicknessTexture", data, body.thickness_texture);
        const float distance = not_negative_or(from, "attenuationDistance", 0);
        if (distance > 0) body.attenuation_distance = distance;  // exporters write 0 for none
        body.attenuation_color = unit_color_or(from, "attenuationColor", glm::vec3(1));
    }

    void read_texture(const JsonElement& from, std::string_view name, scene::TextureEncoding encoding,
                      scene::TextureSlot& slot) {
        if (const auto info = from.find(name)) slot = textures_.get(*info, encoding);
    }

    const JsonElement& extensions_;
    GltfTextures& textures_;
};

}  // namespace

void read_layers(const JsonElement& extensions, GltfTextures& textures, scene::Material& material) {
    LayersReader(extensions, textures).read(material);
}

}  // namespace vitrine::io
