#pragma once

#include <vitrine/io/gltf_accessor.h>
#include <vitrine/io/json_element.h>

#include <glm/glm.hpp>

#include <atomic>
#include <cstddef>
#include <vector>

namespace vitrine::io {

/// What moves a vertex: the four strongest of all joints that do, together 1.
struct GltfInfluence {
    glm::u16vec4 joints{0};
    glm::vec4 weights{1, 0, 0, 0};
};

/// The sets JOINTS_n and WEIGHTS_n of a primitive. The accessors must outlive it.
class GltfInfluences {
public:
    /// Adds a set of accessors that have an element for each vertex; false where their types are others.
    bool add(const GltfAccessor& joints, const GltfAccessor& weights);
    bool empty() const { return sets_.empty(); }

    /// Of a vertex; any thread. Where no weight is above 0, its first joint has all.
    GltfInfluence of(std::size_t vertex) const;
    /// Says what was not as it should be of the vertices that were asked for.
    void warn(const JsonElement& primitive) const;

private:
    struct Set {
        const GltfAccessor* joints;
        const GltfAccessor* weights;
    };
    float add_to(GltfInfluence& influence, float joint, float weight) const;

    std::vector<Set> sets_;
    mutable std::atomic<bool> more_than_four_ = false;
    mutable std::atomic<bool> not_one_ = false;
};

}  // namespace vitrine::io
