#pragma once

#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

namespace vitrine::io {

/// Reads a PLY file of any of its three formats; `parent` shows what is in it. Faces and triangle strips make a
/// mesh, edges a line set, vertices alone a point cloud. Further numbers of vertices and faces are kept as scalar
/// fields. Throws FileError.
void read_ply(const SourceFile& file, scene::Scene& scene, scene::NodeId parent);

}  // namespace vitrine::io
