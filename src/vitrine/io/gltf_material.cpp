#include <vitrine/io/gltf_material.h>

#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/names.h>

#include <algorithm>
#include <string>
#include <utility>

namespace vitrine::io {
namespace {

scene::Material read_material(const JsonElement& element, std::size_t index) {
    scene::Material material;
    material.name = clean_name(element.text_or("name", "material " + std::to_string(index)));
    material.base_color = glm::vec4(1);
    if (const auto pbr = element.find("pbrMetallicRoughness")) {
        if (const auto factor = pbr->find("baseColorFactor")) {
            for (int i = 0; i < 4; ++i)
                material.base_color[i] = std::clamp(factor->at(static_cast<std::size_t>(i)).number(), 0.0F, 1.0F);
        }
    }
    const auto double_sided = element.find("doubleSided");
    material.double_sided = double_sided && double_sided->boolean();
    if (element.text_or("alphaMode", "OPAQUE") == "OPAQUE") material.base_color.w = 1;
    if (const auto extensions = element.find("extensions")) material.lit = !extensions->find("KHR_materials_unlit");
    return material;
}

}  // namespace

GltfMaterials::GltfMaterials(const GltfFile& gltf, scene::Scene& scene)
    : gltf_(gltf), scene_(scene), materials_(gltf.root().size_of("materials")) {}

scene::MaterialId GltfMaterials::get(const JsonElement& element) {
    const std::size_t index = element.index(materials_.size(), "materials");
    if (!materials_[index])
        materials_[index] = scene_.add(read_material(gltf_.root().get("materials").at(index), index));
    return materials_[index];
}

scene::MaterialId GltfMaterials::vertex_colors() {
    if (!vertex_colors_) vertex_colors_ = scene_.add(vertex_color_material());
    return vertex_colors_;
}

}  // namespace vitrine::io
