#pragma once

#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

namespace vitrine::io {

/// Reads an OBJ file and the materials it names. Below `parent` stands a node for each object and, below that, one
/// for each group; each shows one mesh per material, and its lines and points. Normals that the file does not give
/// are computed. Throws FileError; a missing material file is a warning.
void read_obj(const SourceFile& file, scene::Scene& scene, scene::NodeId parent);

}  // namespace vitrine::io
