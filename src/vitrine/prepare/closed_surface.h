#pragma once

#include <vitrine/prepare/triangles.h>

namespace vitrine::prepare {

/// Whether each connected part of the surface encloses a volume, with its faces looking out of it: then whoever is
/// outside sees no face from behind, unless the surface passes through itself inside out. Vertices at the very same
/// place count as one; triangles without area are passed over.
bool is_closed(const Triangles& triangles);

/// Whether normals lean to the front of the faces around their vertices; a thousandth of the surface may be of faces
/// where one does not. False without normals.
bool normals_agree(const Triangles& triangles);

}  // namespace vitrine::prepare
