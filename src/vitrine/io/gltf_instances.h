#pragma once

#include <vitrine/io/gltf_accessor.h>
#include <vitrine/io/gltf_buffers.h>
#include <vitrine/io/gltf_file.h>
#include <vitrine/io/gltf_problems.h>
#include <vitrine/io/json_element.h>
#include <vitrine/scene/scene.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::io {

/// What a file says of a node's instances.
struct GltfInstanceAttributes {
    /// One number or a few for each.
    struct Custom {
        std::string name;
        const GltfAccessor* accessor;
    };
    const GltfAccessor* translation = nullptr;
    const GltfAccessor* rotation = nullptr;
    const GltfAccessor* scale = nullptr;
    std::vector<Custom> custom;
    std::size_t least = std::numeric_limits<std::size_t>::max();  ///< elements that one of them has
    std::size_t most = 0;

    std::size_t count() const { return most == 0 ? 0 : least; }
};

/// Makes the instances that nodes of a glTF file have (EXT_mesh_gpu_instancing). What is not as it should be is left
/// out, with a warning; a node of which nothing is left shows its mesh once. All that it is made of must outlive it.
class GltfInstances {
public:
    GltfInstances(const GltfFile& gltf, GltfAccessors& accessors, GltfBuffers& buffers, scene::Scene& scene)
        : gltf_(gltf), accessors_(accessors), buffers_(buffers), scene_(scene) {}

    /// Those of node number `index`, made once; none where it has none. Throws FileError where an accessor is broken.
    scene::InstancesId get(const JsonElement& node, std::size_t index, const std::string& name);

private:
    std::optional<scene::Instances> read(const JsonElement& extension);
    GltfInstanceAttributes read_attributes(const JsonElement& list, GltfProblems& problems);
    static std::string add(const std::string& name, const GltfAccessor& accessor, GltfInstanceAttributes& attributes);

    const GltfFile& gltf_;
    GltfAccessors& accessors_;
    GltfBuffers& buffers_;
    scene::Scene& scene_;
    std::map<std::size_t, scene::InstancesId> instances_;  ///< by node
};

}  // namespace vitrine::io
