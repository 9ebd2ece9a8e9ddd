#pragma once

#include <vitrine/io/gltf_buffers.h>
#include <vitrine/io/gltf_file.h>
#include <vitrine/io/json_element.h>
#include <vitrine/scene/scene.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::io {

/// What a `textureInfo` says.
struct GltfTextureUse {
    scene::TextureSlot slot;                  ///< without the texture
    const scene::Texture* picture = nullptr;  ///< to be decoded, or one that cannot be read; null: there is none
    std::size_t image = 0;                    ///< its number
};

/// The textures of a glTF file, one of the scene for each image, or two where it is used for colours and for numbers,
/// added when they are first used. Their pictures are to be decoded later, from the file's own memory where they are
/// within it. File, buffers and scene must outlive it.
class GltfTextures {
public:
    GltfTextures(const GltfFile& gltf, GltfBuffers& buffers, scene::Scene& scene);

    /// A use of a texture that is in the scene. A picture that is not there, or of a kind that is not read, is a
    /// warning, and a texture that cannot be read. Throws FileError.
    scene::TextureSlot get(const JsonElement& info, scene::TextureEncoding encoding);
    /// The same without a texture in the scene; the picture stays where it is.
    GltfTextureUse use(const JsonElement& info);
    /// Adds another texture.
    scene::TextureId add(scene::Texture texture) { return scene_.add(std::move(texture)); }
    const GltfFile& file() const { return gltf_; }

private:
    const scene::Texture& picture(std::size_t image, std::string_view extension);
    scene::Texture read(const JsonElement& image, std::size_t index);
    scene::EncodedPicture encoded(const JsonElement& image);
    scene::TextureSampler sampler(const JsonElement& texture) const;

    const GltfFile& gltf_;
    GltfBuffers& buffers_;
    scene::Scene& scene_;
    std::vector<std::optional<scene::Texture>> pictures_;
    std::array<std::vector<scene::TextureId>, 2> images_;  ///< by encoding
};

}  // namespace vitrine::io
