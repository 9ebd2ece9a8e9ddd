#pragma once

#include <vitrine/io/gltf_buffers.h>
#include <vitrine/io/gltf_file.h>
#include <vitrine/io/json_element.h>
#include <vitrine/scene/scene.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace vitrine::io {

/// A material's use of a texture, and which of a primitive's texture coordinates it goes by.
struct GltfTextureUse {
    scene::TextureSlot slot;
    std::size_t texcoord_set = 0;
};

/// The textures of a glTF file, one of the scene for each image, added when it is first used. Their pictures are to be
/// decoded later, from the file's own memory where they are within it. File, buffers and scene must outlive it.
class GltfTextures {
public:
    GltfTextures(const GltfFile& gltf, GltfBuffers& buffers, scene::Scene& scene);

    /// What a `textureInfo` says. A picture that is not there is a warning, and a texture that cannot be read. Throws
    /// FileError.
    GltfTextureUse get(const JsonElement& info);

private:
    scene::TextureId image(const JsonElement& source);
    scene::Texture read(const JsonElement& image, std::size_t index);
    scene::EncodedPicture encoded(const JsonElement& image);
    scene::TextureSampler sampler(const JsonElement& texture) const;

    const GltfFile& gltf_;
    GltfBuffers& buffers_;
    scene::Scene& scene_;
    std::vector<scene::TextureId> images_;
};

}  // namespace vitrine::io
