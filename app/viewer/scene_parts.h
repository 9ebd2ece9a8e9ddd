#pragma once

#include <vitrine/scene/scene.h>

#include <vector>

namespace vitrine::app {

/// Takes nodes away with all that is below them and what they show. Those that have gone already are passed over.
void remove_parts(scene::Scene& scene, const std::vector<scene::NodeId>& nodes);

/// Hides in a scene what is hidden in another one of the same nodes: another reading of the same files.
void keep_hidden(const scene::Scene& from, scene::Scene& to);

}  // namespace vitrine::app
