#pragma once

#include <vitrine/io/gltf_accessor.h>
#include <vitrine/io/gltf_buffers.h>
#include <vitrine/io/gltf_file.h>
#include <vitrine/io/gltf_material.h>
#include <vitrine/io/json_element.h>
#include <vitrine/scene/scene.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::io {

/// Turns the meshes of a glTF file into geometries of a scene. File and scene must outlive it.
class GltfMeshes {
public:
    GltfMeshes(const GltfFile& gltf, scene::Scene& scene);

    /// The geometries of the mesh that the index `element` names, one per primitive; made once, however many nodes
    /// show them. Throws FileError.
    const std::vector<scene::Geometry>& get(const JsonElement& element);

    /// Counts a node about to be added: several scenes may name the same ones. Throws FileError.
    void charge_node(const JsonElement& element) { buffers_.charge(sizeof(scene::Node), element); }

private:
    std::optional<scene::Geometry> read(const JsonElement& primitive, std::string name);

    const GltfFile& gltf_;
    scene::Scene& scene_;
    GltfBuffers buffers_;
    GltfAccessors accessors_;
    GltfMaterials materials_;
    std::vector<std::optional<std::vector<scene::Geometry>>> meshes_;
};

}  // namespace vitrine::io
