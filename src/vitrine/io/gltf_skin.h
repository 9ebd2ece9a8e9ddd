#pragma once

#include <vitrine/io/gltf_accessor.h>
#include <vitrine/io/gltf_buffers.h>
#include <vitrine/io/gltf_file.h>
#include <vitrine/io/gltf_nodes.h>
#include <vitrine/io/json_element.h>
#include <vitrine/scene/scene.h>

#include <cstddef>
#include <map>
#include <optional>

namespace vitrine::io {

/// Makes the skins of a glTF file and gives them to nodes. Whatever is not as it should be leaves a node without its
/// skin, with a warning. All that it is made of must outlive it.
class GltfSkins {
public:
    GltfSkins(const GltfFile& gltf, GltfAccessors& accessors, GltfBuffers& buffers, scene::Scene& scene)
        : gltf_(gltf), accessors_(accessors), buffers_(buffers), scene_(scene) {}

    /// From now on skins have the joints of another tree.
    void begin_tree() { skins_.clear(); }
    /// Gives a node the skin that the index `element` names. Throws FileError where an accessor is broken.
    void give(const JsonElement& element, const GltfNodes& nodes, scene::NodeId to);

private:
    std::optional<scene::SkinId> get(const JsonElement& element, const GltfNodes& nodes);
    std::optional<scene::Skin> read(const JsonElement& element, const GltfNodes& nodes);
    bool read_joints(const JsonElement& element, const GltfNodes& nodes, scene::Skin& skin);
    bool read_inverse_binds(const JsonElement& element, scene::Skin& skin);
    /// How many joints a node's meshes name.
    std::size_t joints_of(const scene::Node& node);

    const GltfFile& gltf_;
    GltfAccessors& accessors_;
    GltfBuffers& buffers_;
    scene::Scene& scene_;
    std::map<std::size_t, std::optional<scene::SkinId>> skins_;  ///< of the present tree, by number
    std::map<scene::MeshId, std::size_t> joints_;                ///< that a mesh names
};

}  // namespace vitrine::io
