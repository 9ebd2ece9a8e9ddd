#pragma once

#include <vitrine/arrays/elements.h>
#include <vitrine/io/gltf_buffers.h>
#include <vitrine/io/json_element.h>
#include <vitrine/scene/scene.h>

#include <cstddef>
#include <functional>
#include <vector>

namespace vitrine::io {

/// Reads an accessor of displacements, one for each vertex of a primitive; empty, with a warning, where it is none.
using GltfDisplacements = std::function<arrays::Elements<glm::vec3>(const JsonElement& accessor)>;

/// Gives `to`, whose other arrays are there, the morph targets of a primitive of the mesh that `mesh` describes. Throws
/// FileError.
void read_morph_targets(const JsonElement& mesh, const JsonElement& primitive, const GltfDisplacements& displacements,
                        GltfBuffers& buffers, scene::Mesh& to);

/// The weights of so many targets that a mesh or a node has; none where it does not say any.
std::vector<float> read_morph_weights(const JsonElement& element, std::size_t targets);

/// How many targets the meshes of a node have at most.
std::size_t morph_target_count(const scene::Scene& scene, const scene::Node& node);

}  // namespace vitrine::io
