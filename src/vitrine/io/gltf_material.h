#pragma once

#include <vitrine/io/gltf_file.h>
#include <vitrine/io/gltf_textures.h>
#include <vitrine/io/json_element.h>
#include <vitrine/scene/scene.h>

#include <cstddef>
#include <map>
#include <vector>

namespace vitrine::io {

/// The materials of a glTF file, each added to the scene when it is first used. File, buffers and scene must outlive
/// it.
class GltfMaterials {
public:
    GltfMaterials(const GltfFile& gltf, GltfBuffers& buffers, scene::Scene& scene);

    /// The material that the index `element` names. Throws FileError.
    scene::MaterialId get(const JsonElement& element);
    /// Which of its primitives' texture coordinates it goes by, after `get`.
    std::size_t texcoord_set(scene::MaterialId id) const;
    /// The material of primitives that have colours but name no material.
    scene::MaterialId vertex_colors();

private:
    scene::Material read(const JsonElement& element, std::size_t index, std::size_t& texcoord_set);

    const GltfFile& gltf_;
    scene::Scene& scene_;
    GltfTextures textures_;
    std::vector<scene::MaterialId> materials_;
    std::map<scene::MaterialId, std::size_t> texcoord_sets_;
    scene::MaterialId vertex_colors_;
};

}  // namespace vitrine::io
