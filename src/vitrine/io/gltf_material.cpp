#include <vitrine/io/gltf_material.h>

#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/names.h>

#include <algorithm>
#include <string>
#include <utility>

namespace vitrine::io {
namespace {

glm::vec4 read_factor(const JsonElement& factor) {
    glm::vec4 color;
    for (int i = 0; i < 4; ++i) color[i] = std::clamp(factor.at(static_cast<std::size_t>(i)).number(), 0.0F, 1.0F);
    return color;
}

}  // namespace

GltfMaterials::GltfMaterials(const GltfFile& gltf, GltfBuffers& buffers, scene::Scene& scene)
    : gltf_(gltf), scene_(scene), textures_(gltf, buffers, scene), materials_(gltf.root().size_of("materials")) {}

scene::MaterialId GltfMaterials::get(const JsonElement& element) {
    const std::size_t index = element.index(materials_.size(), "materials");
    if (!materials_[index]) {
        std::size_t texcoord_set = 0;
        materials_[index] = scene_.add(read(gltf_.root().get("materials").at(index), index, texcoord_set));
        texcoord_sets_[materials_[index]] = texcoord_set;
    }
    return materials_[index];
}

scene::Material GltfMaterials::read(const JsonElement& element, std::size_t index, std::size_t& texcoord_set) {
    scene::Material material;
    material.name = clean_name(element.text_or("name", "material " + std::to_string(index)));
    material.base_color = glm::vec4(1);
    if (const auto pbr = element.find("pbrMetallicRoughness")) {
        if (const auto factor = pbr->find("baseColorFactor")) material.base_color = read_factor(*factor);
        if (const auto texture = pbr->find("baseColorTexture")) {
            const GltfTextureUse use = textures_.get(*texture);
            material.base_color_texture = use.slot;
            texcoord_set = use.texcoord_set;
        }
    }
    const auto double_sided = element.find("doubleSided");
    material.double_sided = double_sided && double_sided->boolean();
    if (element.text_or("alphaMode", "OPAQUE") == "OPAQUE") material.base_color.w = 1;
    if (const auto extensions = element.find("extensions")) material.lit = !extensions->find("KHR_materials_unlit");
    return material;
}

std::size_t GltfMaterials::texcoord_set(scene::MaterialId id) const {
    const auto found = texcoord_sets_.find(id);
    return found == texcoord_sets_.end() ? 0 : found->second;
}

scene::MaterialId GltfMaterials::vertex_colors() {
    if (!vertex_colors_) vertex_colors_ = scene_.add(vertex_color_material());
    return vertex_colors_;
}

}  // namespace vitrine::io
