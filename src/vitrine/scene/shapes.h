#pragma once

#include <vitrine/scene/geometry.h>
#include <vitrine/scene/scene.h>

#include <functional>

namespace vitrine::scene {

/// Procedural meshes with normals, counter-clockwise seen from outside, y up, centred at the origin unless said
/// otherwise. Segment counts below the least that closes a shape are raised to it.

/// Axis-aligned, flat faces with their own vertices; `size` is the edge length.
Mesh make_cube(float size = 1.0F);
/// Latitude-longitude sphere.
Mesh make_sphere(float radius = 0.5F, int segments = 48, int rings = 24);
/// Around the y axis; `radius` to the middle of the tube.
Mesh make_torus(float radius = 0.5F, float tube_radius = 0.2F, int segments = 64, int sides = 32);
/// In the xz plane, facing +y.
Mesh make_plane(float width = 1.0F, float depth = 1.0F, int columns = 1, int rows = 1);
/// Martin Newell's teapot from its 32 Bezier patches, standing on y = 0, spout along +x, `size` = its height.
Mesh make_teapot(float size = 1.0F, int divisions = 10);
/// `columns` x `rows` vertices (x, height(x, z), z) with x and z from -1 to 1, all scaled by `size` / 2: `size` is
/// the length of a side. Facing +y.
Mesh make_height_field(int columns, int rows, const std::function<float(float x, float z)>& height, float size = 2.0F);

/// What is shown when no file is given: the teapot on a height field among the other shapes, a point cloud and
/// lines; it uses every kind of geometry.
Scene make_sample_scene();

/// A wavy height field of `columns` x `rows` vertices coloured by height: the bench's scene of known size.
Scene make_height_field_scene(int columns, int rows);

/// `count` see-through squares above each other, from -1 to 1: few vertices and, seen from above, many fragments for
/// each pixel. The bench's scene that is bound by them.
Scene make_layers_scene(int count);

}  // namespace vitrine::scene
