#pragma once

#include <vitrine/scene/scene.h>

#include <string>
#include <string_view>

namespace vitrine::scene {

/// Where a node is in the tree: the names from the first below the root down to its own, with slashes between them:
/// "car/wheel". In the place of a name that is empty, begins with '#', has a slash or is that of a sibling, too, stands
/// its place among those, from 0 on: "car/#3". The root's is empty.
std::string path_of(const Scene& scene, NodeId id);

/// The node with that path; none: there is no such node.
NodeId node_at(const Scene& scene, std::string_view path);

}  // namespace vitrine::scene
