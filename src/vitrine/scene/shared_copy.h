#pragma once

#include <vitrine/scene/scene.h>

namespace vitrine::scene {

/// Whether all arrays have their elements in CPU memory as they are, so that they can be read and copied.
bool has_copies(const Mesh& mesh);
bool has_copies(const PointCloud& cloud);

/// A geometry of its own whose arrays lie in the same memory, to be read, or changed, on another thread while the
/// first one goes on: whichever of the two is written first copies the array. Nothing is known of its structure.
/// Throws ArrayError where an array has no copy in CPU memory.
Mesh shared_copy(const Mesh& mesh);
PointCloud shared_copy(const PointCloud& cloud);
LineSet shared_copy(const LineSet& lines);
/// The same of all meshes, clouds and lines of a scene, with its nodes and materials; images, textures and
/// collections are copied.
Scene shared_copy(const Scene& scene);

}  // namespace vitrine::scene
