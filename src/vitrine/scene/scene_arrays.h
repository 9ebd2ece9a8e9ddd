#pragma once

#include <vitrine/scene/scene.h>

#include <functional>

namespace vitrine::scene {

/// Visits all arrays of a scene that have elements: those of each geometry, and of instances, together.
void visit_arrays(const Scene& scene, const std::function<void(const arrays::TrackedBytes&)>& visitor);

/// Visits all images and textures of a scene that have texels.
void visit_images(const Scene& scene, const std::function<void(const arrays::TrackedTexels&)>& visitor);

}  // namespace vitrine::scene
