#include <vitrine/io/assimp/assimp_materials.h>

#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/names.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <initializer_list>
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

std::optional<float> number_of(const AssimpLibrary& library, const aiMaterial& material, const char* key) {
    float number = 0;
    unsigned count = 1;
    if (library.aiGetMaterialFloatArray(&material, key, 0, 0, &number, &count) != aiReturn_SUCCESS) return std::nullopt;
    return number;
}

std::string name_of(const AssimpLibrary& library, const aiMaterial& material) {
    aiString name;
    if (library.aiGetMaterialString(&material, AI_MATKEY_NAME, &name) != aiReturn_SUCCESS) return {};
    return clean_name(name.C_Str());
}

/// The name of the picture of the first of these types that it has; empty where it has none.
std::string picture_of(const AssimpLibrary& library, const aiMaterial& material,
                       std::initializer_list<unsigned> types) {
    for (const unsigned type : types) {
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
constexpr const char* emissive_key = "$clr.emissive";
constexpr const char* opacity_key = "$mat.opacity";
constexpr const char* metallic_key = "$mat.metallicFactor";
constexpr const char* roughness_key = "$mat.roughnessFactor";
constexpr const char* shininess_key = "$mat.shininess";

}  // namespace

scene::MaterialId AssimpMaterials::get(unsigned index, bool colored) {
    if (index >= made_.size() || is_made_up(*from_.mMaterials[index])) {
        if (colored && !white_) white_ = to_.add(vertex_color_material());
        return colored ? white_ : scene::MaterialId{};
    }
    if (!made_[index]) made_[index] = to_.add(converted(*from_.mMaterials[index]));
    return made_[index];
}

scene::Material AssimpMaterials::converted(const aiMaterial& from) {
    scene::Material material;
    material.name = name_of(library_, from);
    set_base_color(from, material);
    set_surface(from, material);
    return material;
}

/// Base colours are linear, as glTF has them; diffuse ones are as a colour picker shows them, as in MTL files.
void AssimpMaterials::set_base_color(const aiMaterial& from, scene::Material& material) {
    if (const auto base = color_of(library_, from, base_color_key)) {
        material.base_color = glm::vec4(clamped(*base), clamped(base->a));
    } else if (const auto diffuse = color_of(library_, from, diffuse_key)) {
        material.base_color = glm::vec4(scene::linear_from_srgb(clamped(*diffuse)), 1);
    }
    const std::string picture = picture_of(library_, from, {aiTextureType_BASE_COLOR, aiTextureType_DIFFUSE});
    material.base_color_texture.texture = texture(picture, scene::TextureEncoding::color);
    const bool is_black = glm::vec3(material.base_color) == glm::vec3(0);
    if (material.base_color_texture.texture && is_black) material.base_color = glm::vec4(1);  // nobody means it to be
    // Formats disagree about which end is opaque; a material that would be invisible was written the other way round.
    const auto opacity = number_of(library_, from, opacity_key);
    const float alpha = opacity ? clamped(*opacity) : material.base_color.w;
    material.base_color.w = alpha > 0 ? alpha : 1;
}

/// A picture of both metallic and roughness is taken to be one as glTF has it; of two there is no telling.
void AssimpMaterials::set_surface(const aiMaterial& from, scene::Material& material) {
    using enum scene::TextureEncoding;
    const auto roughness = number_of(library_, from, roughness_key);
    const auto shininess = number_of(library_, from, shininess_key);
    if (roughness) {
        material.roughness = clamped(*roughness);
    } else if (shininess && *shininess > 0) {  // 0 where nobody set it
        material.roughness = roughness_of_shininess(*shininess);
    }
    if (const auto metallic = number_of(library_, from, metallic_key)) material.metallic = clamped(*metallic);
    const std::string metals = picture_of(library_, from, {aiTextureType_METALNESS});
    if (!metals.empty() && metals == picture_of(library_, from, {aiTextureType_DIFFUSE_ROUGHNESS}))
        material.metallic_roughness_texture.texture = texture(metals, data);
    const std::string normals = picture_of(library_, from, {aiTextureType_NORMALS, aiTextureType_NORMAL_CAMERA});
    material.normal_texture.texture = texture(normals, data);
    if (const auto emissive = color_of(library_, from, emissive_key))
        material.emissive = scene::linear_from_srgb(clamped(*emissive));
    const std::string glow = picture_of(library_, from, {aiTextureType_EMISSION_COLOR, aiTextureType_EMISSIVE});
    material.emissive_texture.texture = texture(glow, color);
    if (material.emissive_texture.texture && material.emissive == glm::vec3(0)) material.emissive = glm::vec3(1);
}

/// A picture beside the file, or one within it by its number or its name; none of no name.
scene::TextureId AssimpMaterials::texture(const std::string& name, scene::TextureEncoding encoding) {
    if (name.empty()) return {};
    for (unsigned i = 0; i < from_.mNumTextures; ++i) {
        if (name == "*" + std::to_string(i) || name == from_.mTextures[i]->mFilename.C_Str())
            return embedded(i, encoding);
    }
    return files_.get(file_.path.parent_path(), name, encoding);
}

scene::TextureId AssimpMaterials::embedded(unsigned index, scene::TextureEncoding encoding) {
    scene::TextureId& id = embedded_[static_cast<std::size_t>(encoding)][index];
    if (id) return id;
    scene::Texture made = embedded_texture(*from_.mTextures[index], index, file_.path);
    made.encoding = encoding;
    return id = to_.add(std::move(made));
}

/// Importers give meshes without a material a grey one.
bool AssimpMaterials::is_made_up(const aiMaterial& material) const {
    const std::string name = name_of(library_, material);
    if (name == AI_DEFAULT_MATERIAL_NAME || name == "%%%DEFAULT") return true;  // the latter of 3DS files
    const auto diffuse = color_of(library_, material, diffuse_key);
    return name.empty() && (!diffuse || (diffuse->r == 0.6F && diffuse->g == 0.6F && diffuse->b == 0.6F));
}

}  // namespace vitrine::io
