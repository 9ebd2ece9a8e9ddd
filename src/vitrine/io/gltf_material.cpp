#include <vitrine/io/gltf_material.h>

#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/gltf_factors.h>
#include <vitrine/io/gltf_glossiness.h>
#include <vitrine/io/gltf_layers.h>
#include <vitrine/io/names.h>

#include <string>
#include <string_view>
#include <utility>

namespace vitrine::io {
namespace {

using enum scene::TextureEncoding;

/// A mode that nobody knows leaves it to the base colour's alpha.
void read_alpha(const JsonElement& element, scene::Material& material) {
    const std::string_view mode = element.text_or("alphaMode", "OPAQUE");
    if (mode == "OPAQUE") {
        material.alpha_mode = scene::AlphaMode::opaque;
        material.base_color.w = 1;
    } else if (mode == "MASK") {
        material.alpha_mode = scene::AlphaMode::mask;
    } else if (mode == "BLEND") {
        material.alpha_mode = scene::AlphaMode::blend;
    }
    material.alpha_cutoff = not_negative_or(element, "alphaCutoff", 0.5F);
}

}  // namespace

GltfMaterials::GltfMaterials(const GltfFile& gltf, GltfBuffers& buffers, scene::Scene& scene)
    : gltf_(gltf), scene_(scene), textures_(gltf, buffers, scene), materials_(gltf.root().size_of("materials")) {}

scene::MaterialId GltfMaterials::get(const JsonElement& element) {
    const std::size_t index = element.index(materials_.size(), "materials");
    if (!materials_[index]) materials_[index] = scene_.add(read(gltf_.root().get("materials").at(index), index));
    return materials_[index];
}

scene::Material GltfMaterials::read(const JsonElement& element, std::size_t index) {
    scene::Material material;
    material.name = clean_name(element.text_or("name", "material " + std::to_string(index)));
    material.base_color = glm::vec4(1);
    material.metallic = material.roughness = 1;
    if (const auto pbr = element.find("pbrMetallicRoughness")) read_metallic_roughness(*pbr, material);
    read_maps(element, material);
    if (const auto extensions = element.find("extensions")) {
        read_layers(*extensions, textures_, material);
        if (const auto glossiness = extensions->find("KHR_materials_pbrSpecularGlossiness"))
            read_specular_glossiness(*glossiness, textures_, material);
        material.lit = !extensions->find("KHR_materials_unlit");
    }
    const auto double_sided = element.find("doubleSided");
    material.double_sided = double_sided && double_sided->boolean();
    read_alpha(element, material);
    return material;
}

void GltfMaterials::read_metallic_roughness(const JsonElement& from, scene::Material& material) {
    material.base_color = unit_color_or(from, "baseColorFactor", glm::vec4(1));
    if (const auto info = from.find("baseColorTexture")) material.base_color_texture = textures_.get(*info, color);
    material.metallic = unit_or(from, "metallicFactor", 1);
    material.roughness = unit_or(from, "roughnessFactor", 1);
    if (const auto info = from.find("metallicRoughnessTexture"))
        material.metallic_roughness_texture = textures_.get(*info, data);
}

void GltfMaterials::read_maps(const JsonElement& element, scene::Material& material) {
    if (const auto info = element.find("normalTexture")) {
        material.normal_texture = textures_.get(*info, data);
        material.normal_scale = number_or(*info, "scale", 1);
    }
    if (const auto info = element.find("occlusionTexture")) {
        material.occlusion_texture = textures_.get(*info, data);
        material.occlusion_strength = unit_or(*info, "strength", 1);
    }
    material.emissive = unit_color_or(element, "emissiveFactor", glm::vec3(0));
    if (const auto info = element.find("emissiveTexture")) material.emissive_texture = textures_.get(*info, color);
}

scene::MaterialId GltfMaterials::vertex_colors() {
    if (!vertex_colors_) vertex_colors_ = scene_.add(vertex_color_material());
    return vertex_colors_;
}

}  // namespace vitrine::io
