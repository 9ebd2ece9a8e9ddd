#pragma once

#include <vitrine/scene/geometry.h>

namespace vitrine::scene {

/// Fills the mesh's tangents, for textures of normals that go by that set of texture coordinates: those that MikkTSpace
/// gives (Mikkelsen, "Simulation of Wrinkled Surfaces Revisited", 2008), which normals are baked for. Corners of
/// faces at one place, with one normal, texture coordinate and handedness have one tangent, the mean of their faces'
/// weighted by angle. Other than there no vertex is added: one whose faces are of both kinds of handedness gets the
/// tangent of those with the larger angles, and fans of faces that meet at a vertex alone are taken together.
///
/// Each tangent is of unit length, at right angles to its normal, and finite, also where texture coordinates or
/// positions say nothing. A mesh without normals gets those that go with `compute_normals`, and one without such
/// texture coordinates gets none.
void compute_tangents(Mesh& mesh, unsigned texcoord_set = 0);

/// Some unit vector at right angles to a normal of unit length.
glm::vec3 any_tangent(const glm::vec3& normal);

}  // namespace vitrine::scene
