#pragma once

#include <vitrine/scene/camera.h>
#include <vitrine/scene/named_view.h>
#include <vitrine/scene/scene.h>

#include <glm/glm.hpp>

namespace vitrine::scene {

/// The camera that sees what one of the scene's named views sees. Its pivot lies on its line of sight, as far away as
/// the middle of the scene is, so that it turns about what it looks at. `up` is the world's.
Camera camera_of(const Scene& scene, const NamedView& view, const glm::dvec3& up = {0, 1, 0});

}  // namespace vitrine::scene
