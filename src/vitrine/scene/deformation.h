#pragma once

#include <vitrine/scene/scene.h>

#include <span>
#include <vector>

namespace vitrine::scene {

/// Whether a node's skin or the weights of morph targets there move the vertices of one of its meshes.
bool moves_vertices(const Scene& scene, NodeId node, const Mesh& mesh);

/// How the joints of a node's skin move the vertices of its meshes, one matrix for each, in the node's coordinates:
/// the inverse of its world transform, the joint's, the joint's inverse bind matrix (glTF 2.0, 3.7.3.3). Of a node
/// whose scale is zero they are the identity. Replaces what `matrices` holds, which is empty for a node without a skin.
void joint_matrices(const Scene& scene, NodeId node, std::vector<glm::mat4>& matrices);

/// The weights of a mesh's morph targets at a node: the node's, or else its own; where there are too few, 0.
float morph_weight(const Mesh& mesh, const Node& node, std::size_t target);

/// A mesh's vertices as they are drawn, in its node's coordinates.
struct DeformedVertices {
    std::vector<glm::vec3> positions;
    std::vector<glm::vec3> normals;  ///< of unit length; empty: the mesh has none
};

/// Moves the vertices of one of a node's meshes by morph targets and then by joints, on the CPU: the reference for what
/// the GPU does. `joints`: as of `joint_matrices`. The mesh's arrays have copies in CPU memory.
DeformedVertices deformed(const Mesh& mesh, const Node& node, std::span<const glm::mat4> joints);

}  // namespace vitrine::scene
