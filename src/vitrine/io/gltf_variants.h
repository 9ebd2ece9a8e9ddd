#pragma once

#include <vitrine/io/gltf_buffers.h>
#include <vitrine/io/gltf_file.h>
#include <vitrine/io/gltf_material.h>
#include <vitrine/io/json_element.h>
#include <vitrine/scene/scene.h>

#include <cstddef>
#include <vector>

namespace vitrine::io {

/// The variants of a glTF file (KHR_materials_variants): other materials for some of its primitives. File, buffers and
/// materials must outlive it.
class GltfVariants {
public:
    GltfVariants(const GltfFile& gltf, GltfBuffers& buffers, GltfMaterials& materials);

    /// A variant, by its number, in which a primitive has a material.
    struct Mapping {
        std::size_t variant = 0;
        scene::MaterialId material;
    };
    /// What `primitive` says. Throws FileError.
    std::vector<Mapping> read(const JsonElement& primitive);
    /// What has become of it.
    void add(const scene::Geometry& geometry, const std::vector<Mapping>& mappings);
    /// Adds all variants to the scene; they are not needed here any more.
    void give_to(scene::Scene& scene);

private:
    GltfBuffers& buffers_;
    GltfMaterials& materials_;
    std::vector<scene::MaterialVariant> variants_;
};

}  // namespace vitrine::io
