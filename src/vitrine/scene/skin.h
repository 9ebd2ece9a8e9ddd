#pragma once

#include <vitrine/scene/ids.h>

#include <glm/glm.hpp>

#include <string>
#include <vector>

namespace vitrine::scene {

struct Node;

/// The nodes that move the vertices of a mesh, which names them by their places here.
struct Skin {
    std::string name;
    std::vector<Id<Node>> joints;
    /// From the mesh's coordinates to each joint's, as they were put together: as many as there are joints.
    std::vector<glm::mat4> inverse_binds;
    Id<Node> skeleton;  ///< the root of the joints, where the file says so
};

}  // namespace vitrine::scene
