#pragma once

#include <vitrine/scene/scene.h>

namespace vitrine::app {

/// A bumpy sphere of about so many triangles, cut into about so many parts that are meshes and nodes of their own:
/// what many small meshes cost over one of the same triangles. One part is a closed surface.
scene::Scene make_parts_scene(int parts, double triangles);

}  // namespace vitrine::app
