#include <vitrine/io/assimp/assimp_materials.h>

#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/names.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

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

/// The name of the base colour's picture; empty where there is none.
std::string picture_of(const AssimpLibrary& library, const aiMaterial& material) {
    for (const unsigned type : {unsigned{aiTextureType_BASE_COLOR}, unsigned{aiTextureType_DIFFUSE}}) {
        aiString name;
        if (library.aiGetMaterialString(&material, _AI_MATKEY_TEXTURE_BASE, type, 0, &name) == aiReturn_SUCCESS)
            return name.C_Str();
    }
    return {};
}

scene::ColorImage texels_of(const aiTexture& texture) {
    std::vector<glm::u8vec4> texels;
    for (const aiTexel& texel : std::span(texture.pcData, std::size_t{texture.mWidth} * texture.mHeight))
        texels.emplace_back(texel.r, texel.g, texel.b, texel.a);
    scene::ColorImage image;
    image.assign(texture.mWidth, texture.mHeight, std::move(texels));
    return image;
}

/// A picture within the file: encoded, in so many bytes as its width says, if it has no height. Assimp's is gone soon.
scene::Texture embedded_texture(const aiTexture& from, unsigned index, const std::filesystem::path& path) {
    scene::Texture texture;
    texture.name = clean_name(from.mFilename.length > 0 ? from.mFilename.C_Str() : "image " + std::to_string(index));
    if (from.pcData == nullptr || from.mWidth == 0) return failed_texture(texture.name);
    if (from.mHeight > 0) return scene::make_texture(texture.name, texels_of(from));
    const auto* const begin = reinterpret_cast<const std::byte*>(from.pcData);
    const auto bytes = std::make_shared<const std::vector<std::byte>>(begin, begin + from.mWidth);
    texture.encoded = {path, *bytes, bytes};
    return texture;
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
scene::Material AssimpMaterials::converted(const aiMaterial& from) {
    scene::Material material;
    material.name = name_of(library_, from);
    if (const auto base = color_of(library_, from, base_color_key)) {
        material.base_color = glm::vec4(clamped(*base), clamped(base->a));
    } else if (const auto diffuse = color_of(library_, from, diffuse_key)) {
        material.base_color = glm::vec4(scene::linear_from_srgb(clamped(*diffuse)), 1);
    }
    material.base_color_texture.texture = base_color_texture(from);
    const bool is_black = glm::vec3(material.base_color) == glm::vec3(0);
    if (material.base_color_texture.texture && is_black) material.base_color = glm::vec4(1);  // nobody means it to be
    // Formats disagree about which end is opaque; a material that would be invisible was written the other way round.
    const float alpha = opacity_of(library_, from).value_or(material.base_color.w);
    material.base_color.w = alpha > 0 ? alpha : 1;
    return material;
}

/// A picture beside the file, or one within it by its number or its name.
scene::TextureId AssimpMaterials::base_color_texture(const aiMaterial& material) {
    const std::string name = picture_of(library_, material);
    if (name.empty()) return {};
    for (unsigned i = 0; i < from_.mNumTextures; ++i) {
        if (name == "*" + std::to_string(i) || name == from_.mTextures[i]->mFilename.C_Str()) return embedded(i);
    }
    return files_.get(file_.path.parent_path(), name);
}

scene::TextureId AssimpMaterials::embedded(unsigned index) {
    scene::TextureId& id = embedded_[index];
    if (!id) id = to_.add(embedded_texture(*from_.mTextures[index], index, file_.path));
    return id;
}

/// Importers give meshes without a material a grey one.
bool AssimpMaterials::is_made_up(const aiMaterial& material) const {
    const std::string name = name_of(library_, material);
    if (name == AI_DEFAULT_MATERIAL_NAME || name == "%%%DEFAULT") return true;  // the latter of 3DS files
    const auto diffuse = color_of(library_, material, diffuse_key);
    return name.empty() && (!diffuse || (diffuse->r == 0.6F && diffuse->g == 0.6F && diffuse->b == 0.6F));
}

}  // namespace vitrine::io
