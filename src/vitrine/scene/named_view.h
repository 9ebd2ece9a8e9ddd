#pragma once

#include <vitrine/scene/camera.h>
#include <vitrine/scene/ids.h>

#include <string>

namespace vitrine::scene {

struct Node;

/// A camera that a file brings along. It stands where its node stands and looks along that node's -z, y up.
struct NamedView {
    std::string name;
    Id<Node> node;
    Projection projection = Projection::perspective;
    double fov_y_radians = 0.7853981633974483;  ///< full vertical angle; of perspective
    double height = 2;                          ///< of what is seen, in the node's units; of orthographic projection
};

}  // namespace vitrine::scene
