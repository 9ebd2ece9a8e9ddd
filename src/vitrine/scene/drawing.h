#pragma once

#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>

namespace vitrine::scene {

/// Whether all that is visible lies in the plane z = 0 and is painted in layers, as in a drawing or a plot.
bool is_drawing(const Scene& scene);

/// The view of a drawing: from the front, without perspective, framing the box.
Camera drawing_camera(const Bounds& bounds, double aspect);

}  // namespace vitrine::scene
