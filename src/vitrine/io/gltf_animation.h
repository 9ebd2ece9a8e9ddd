#pragma once

#include <vitrine/io/gltf_accessor.h>
#include <vitrine/io/gltf_buffers.h>
#include <vitrine/io/gltf_file.h>
#include <vitrine/io/gltf_nodes.h>
#include <vitrine/io/gltf_sampler.h>
#include <vitrine/io/json_element.h>
#include <vitrine/scene/scene.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::io {

/// Adds the animations of a glTF file to a scene that has its nodes already, wherever these stand. A channel that is
/// not as it should be is left out, with a warning. All that it is made of must outlive it.
class GltfAnimations {
public:
    GltfAnimations(const GltfFile& gltf, GltfAccessors& accessors, GltfBuffers& buffers, const GltfNodes& nodes,
                   scene::Scene& scene)
        : gltf_(gltf), accessors_(accessors), buffers_(buffers), nodes_(nodes), scene_(scene) {}

    /// Throws FileError where an accessor is broken.
    void read();

private:
    /// A channel, its node and its place in the file.
    struct Found {
        std::size_t node = 0;
        scene::AnimationChannel channel;
        JsonElement element;
    };
    std::optional<scene::Animation> read(const JsonElement& element, std::string name);
    std::optional<Found> read_channel(const JsonElement& element, GltfSamplers& samplers, GltfProblems& problems);
    /// What is amiss; empty: nothing. `of_vectors`: as of its sampler.
    std::string problem_of(const Found& found, bool of_vectors) const;
    void add(const Found& found, scene::Animation& animation);
    scene::AnimatedNode at_rest(scene::NodeId id, std::size_t node) const;

    const GltfFile& gltf_;
    GltfAccessors& accessors_;
    GltfBuffers& buffers_;
    const GltfNodes& nodes_;
    scene::Scene& scene_;
    std::map<scene::NodeId, std::size_t> places_;  ///< of nodes in the animation that is read
};

}  // namespace vitrine::io
