#pragma once

#include <vitrine/scene/ids.h>
#include <vitrine/scene/image_plane.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace vitrine::scene {

/// A picture that is still encoded (PNG, JPEG …): bytes that somebody keeps, or else a file.
struct EncodedPicture {
    std::filesystem::path path;  ///< the file, or the one that the bytes come from, for messages
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;  ///< of the bytes; null: the file is to be read
};

/// A look by how much a surface scatters, what it mirrors, and how sharply: glTF's older model
/// (KHR_materials_pbrSpecularGlossiness). A texture that is made of it has what that comes to in a scene::Material.
struct SpecularGlossiness {
    EncodedPicture diffuse;              ///< a colour with alpha; of no bytes and no path: white
    EncodedPicture specular_glossiness;  ///< a colour, and glossiness in alpha; likewise
    glm::vec3 diffuse_factor{1.0F};      ///< linear
    glm::vec3 specular_factor{1.0F};     ///< linear
    float glossiness_factor = 1;
};

/// What became of a texture's picture.
enum class TextureState {
    waiting,  ///< it is to be decoded
    ready,    ///< its texels are there
    failed    ///< it cannot be read
};

/// What texels that cover surfaces are.
enum class TextureEncoding : std::uint8_t {
    color,  ///< sRGB-encoded red, green and blue, read in linear light; alpha is linear
    data    ///< numbers, read as they are: 0 to 255 stand for 0 to 1
};

/// A picture that covers surfaces. How it does is up to those who name it: see TextureSlot. Until its texels are there
/// surfaces are drawn as if they had no texture.
struct Texture {
    std::string name;
    TextureState state = TextureState::waiting;
    EncodedPicture encoded;  ///< what is to be decoded; empty where the texels are all there is
    ColorImage texels;       ///< the first row is the upper one; empty unless `state` is `ready`
    TextureEncoding encoding = TextureEncoding::color;
    /// What is decoded instead of `encoded`, which names its place: a colour becomes that of
    /// Material::base_color_texture, data those of Material::metallic_roughness_texture.
    std::shared_ptr<const SpecularGlossiness> made_of;

    /// The texels as surfaces are covered with them: read as `encoding` says, with coarser levels.
    arrays::TrackedTexels tracked_texels() const;
};

/// A texture of texels that are there.
Texture make_texture(std::string name, ColorImage texels, TextureEncoding encoding = TextureEncoding::color);

/// Where a texture is beyond its edges.
enum class TextureWrap : std::uint8_t { repeat, mirror, clamp };

/// How texels become colours between them, and beyond the edges.
struct TextureSampler {
    TextureWrap wrap_s = TextureWrap::repeat;  ///< along u
    TextureWrap wrap_t = TextureWrap::repeat;  ///< along v
    bool smooth_near = true;                   ///< interpolates where a texel is larger than a pixel
    bool smooth_far = true;                    ///< interpolates where it is smaller
    bool levels = true;                        ///< coarser ones are used there

    friend bool operator==(const TextureSampler&, const TextureSampler&) = default;
};

/// Moves texture coordinates: scales them, turns them counter-clockwise around the origin, and adds the offset, as
/// glTF's KHR_texture_transform does.
struct TextureTransform {
    glm::vec2 offset{0.0F};
    float rotation_radians = 0.0F;
    glm::vec2 scale{1.0F};

    /// For (u, v, 1); the third row is (0, 0, 1).
    glm::mat3 matrix() const;
    friend bool operator==(const TextureTransform&, const TextureTransform&) = default;
};

/// A material's use of a texture, for one of its properties.
struct TextureSlot {
    Id<Texture> texture;  ///< none: the property is the same everywhere
    TextureSampler sampler;
    TextureTransform transform;
    std::uint8_t texcoord_set = 0;  ///< 0: Mesh::texcoords, 1: Mesh::second_texcoords
};

}  // namespace vitrine::scene
