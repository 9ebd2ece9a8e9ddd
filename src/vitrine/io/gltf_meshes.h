#pragma once

#include <vitrine/io/gltf_accessor.h>
#include <vitrine/io/gltf_buffers.h>
#include <vitrine/io/gltf_file.h>
#include <vitrine/io/gltf_material.h>
#include <vitrine/io/gltf_variants.h>
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

    /// Adds the variants of the geometries that were made to the scene, when all are.
    void add_variants() { variants_.give_to(scene_); }

    /// What they are read from.
    GltfBuffers& buffers() { return buffers_; }
    GltfAccessors& accessors() { return accessors_; }

private:
    /// The materials that a primitive has, in any variant.
    struct Looks {
        scene::MaterialId own;
        std::vector<GltfVariants::Mapping> others;
    };
    std::optional<scene::Geometry> read(const JsonElement& mesh, const JsonElement& primitive, std::string name);
    Looks looks_of(const JsonElement& primitive, bool colored);
    template <class Reader>
    void add_surface(const JsonElement& primitive, const Looks& looks, Reader& reader, scene::Mesh& mesh);

    const GltfFile& gltf_;
    scene::Scene& scene_;
    GltfBuffers buffers_;
    GltfAccessors accessors_;
    GltfMaterials materials_;
    GltfVariants variants_;
    std::vector<std::optional<std::vector<scene::Geometry>>> meshes_;
};

}  // namespace vitrine::io
