#pragma once

#include <vitrine/io/gltf_file.h>
#include <vitrine/io/gltf_textures.h>
#include <vitrine/io/json_element.h>
#include <vitrine/scene/scene.h>

#include <cstddef>
#include <vector>

namespace vitrine::io {

/// The materials of a glTF file, each added to the scene when it is first used. File, buffers and scene must outlive
/// it.
class GltfMaterials {
public:
    GltfMaterials(const GltfFile& gltf, GltfBuffers& buffers, scene::Scene& scene);

    /// The material that the index `element` names. Throws FileError.
    scene::MaterialId get(const JsonElement& element);
    /// The material of primitives that have colours but name no material.
    scene::MaterialId vertex_colors();

private:
    scene::Material read(const JsonElement& element, std::size_t index);
    void read_metallic_roughness(const JsonElement& from, scene::Material& material);
    void read_maps(const JsonElement& element, scene::Material& material);

    const GltfFile& gltf_;
    scene::Scene& scene_;
    GltfTextures textures_;
    std::vector<scene::MaterialId> materials_;
    scene::MaterialId vertex_colors_;
};

}  // namespace vitrine::io
