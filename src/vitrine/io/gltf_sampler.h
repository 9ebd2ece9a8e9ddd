#pragma once

#include <vitrine/io/gltf_accessor.h>
#include <vitrine/io/gltf_buffers.h>
#include <vitrine/io/gltf_problems.h>
#include <vitrine/io/json_element.h>
#include <vitrine/scene/animation.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace vitrine::io {

/// The keys of a sampler, as a channel without its path.
struct GltfSampler {
    scene::AnimationChannel channel;
    bool of_vectors = false;  ///< not of single numbers
};

/// The samplers of one animation of a glTF file, each read when a channel first names it. All that it is made of must
/// outlive it.
class GltfSamplers {
public:
    /// `animation`: the file's; `to`: where times and values go.
    GltfSamplers(const JsonElement& animation, GltfAccessors& accessors, GltfBuffers& buffers, GltfProblems& problems,
                 scene::Animation& to);

    std::size_t size() const { return samplers_.size(); }
    /// None where its keys cannot be used. Throws FileError where an accessor is broken.
    const std::optional<GltfSampler>& get(std::size_t i);

private:
    std::optional<GltfSampler> read(const JsonElement& element);
    bool check_forms(const JsonElement& element, const GltfAccessor& times, const GltfAccessor& values,
                     std::size_t values_per_key);
    /// Returns how many keys it has added.
    std::size_t add_keys(const JsonElement& element, const GltfAccessor& times, const GltfAccessor& values);

    const JsonElement& animation_;
    GltfAccessors& accessors_;
    GltfBuffers& buffers_;
    GltfProblems& problems_;
    scene::Animation& to_;
    std::vector<std::optional<GltfSampler>> samplers_;
    std::vector<bool> is_read_;
};

}  // namespace vitrine::io
