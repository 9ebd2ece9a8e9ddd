#pragma once

#include <vitrine/scene/scene.h>

namespace vitrine::scene {

/// Adds all that is in another scene: its nodes stand below this one's root as they stood below theirs, and what they
/// show comes along. Nothing is copied. Returns the nodes that stand below the root now.
std::vector<NodeId> append(Scene& scene, Scene other);

}  // namespace vitrine::scene
