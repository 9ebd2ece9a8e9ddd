#include <vitrine/io/assimp/assimp_materials.h>

#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/names.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace vitrine::io {
namespace {

float clamped(float value) {
    return std::isfinite(value) ? std::clamp(value, 0.0F, 1.0F) : 1.0F;
}

glm::vec3 clamped(const aiColor4D& color) {
    return {clamped(color.r), clamped(color.g), clamped(color.b)};
}

std::optional<aiColor4D> color_of(const AssimpLibrary& library, const aiMaterial& material, const char* key) {
    aiColor4D color;
    if (library.aiGetMaterialColor(&material, key, 0, 0, &color) != aiReturn_SUCCESS) return std::nullopt;
    return color;
}

std::optional<float> opacity_of(const AssimpLibrary& library, const aiMaterial& material) {
    float opacity = 1;
    unsigned count = 1;
    if (library.aiGetMaterialFloatArray(&material, AI_MATKEY_OPACITY, &opacity, &count) != aiReturn_SUCCESS)
        return std::nullopt;
    return clamped(opacity);
}

std::string name_of(const AssimpLibrary& library, const aiMaterial& material) {
    aiString name;
    if (library.aiGetMaterialString(&material, AI_MATKEY_NAME, &name) != aiReturn_SUCCESS) return {};
    return clean_name(name.C_Str());
}

constexpr const char* diffuse_key = "$clr.diffuse";
constexpr const char* base_color_key = "$clr.base";

}  // namespace

scene::MaterialId AssimpMaterials::get(unsigned index, bool colored) {
    if (index >= made_.size() || is_made_up(*from_.mMaterials[index])) {
        if (colored && !white_) white_ = to_.add(vertex_color_material());
        return colored ? white_ : scene::MaterialId{};
    }
    if (!made_[index]) made_[index] = to_.add(converted(*from_.mMaterials[index]));
    return made_[index];
}

/// Base colours are linear, as glTF has them; diffuse ones are as a colour picker shows them, as in MTL files.
scene::Material AssimpMaterials::converted(const aiMaterial& from) const {
    scene::Material material;
    material.name = name_of(library_, from);
    if (const auto base = color_of(library_, from, base_color_key)) {
        material.base_color = glm::vec4(clamped(*base), clamped(base->a));
    } else if (const auto diffuse = color_of(library_, from, diffuse_key)) {
        material.base_color = glm::vec4(scene::linear_from_srgb(clamped(*diffuse)), 1);
    }
    // Formats disagree about which end is opaque; a material that would be invisible was written the other way round.
    const float alpha = opacity_of(library_, from).value_or(material.base_color.w);
    material.base_color.w = alpha > 0 ? alpha : 1;
    return material;
}

/// Importers give meshes without a material a grey one.
bool AssimpMaterials::is_made_up(const aiMaterial& material) const {
    const std::string name = name_of(library_, material);
    if (name == AI_DEFAULT_MATERIAL_NAME || name == "%%%DEFAULT") return true;  // the latter of 3DS files
    const auto diffuse = color_of(library_, material, diffuse_key);
    return name.empty() && (!diffuse || (diffuse->r == 0.6F && diffuse->g == 0.6F && diffuse->b == 0.6F));
}

}  // namespace vitrine::io
