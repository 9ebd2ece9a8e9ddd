#pragma once

#include <vitrine/arrays/elements.h>
#include <vitrine/io/obj_piece.h>
#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

#include <glm/glm.hpp>

#include <span>

namespace vitrine::io {

/// A scene of the first pieces of an OBJ file, which declare `positions`: the triangles between these, where faces are
/// among them; where a file begins with its vertices, these as points.
scene::Scene preview_obj(const SourceFile& file, arrays::Elements<glm::vec3> positions,
                         std::span<const ObjPiece> pieces);

}  // namespace vitrine::io
