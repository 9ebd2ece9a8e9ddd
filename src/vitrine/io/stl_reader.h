#pragma once

#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

namespace vitrine::io {

/// Whether the bytes are an STL file: text that begins with "solid" and goes on like one, or a count of triangles
/// that fits the size exactly.
bool looks_like_stl(const SourceFile& file);

/// Reads an ASCII or binary STL file; its meshes stand below `parent`. Each triangle keeps three positions of its
/// own and there are no normals, so that facets stay flat. Throws FileError.
void read_stl(const SourceFile& file, scene::Scene& scene, scene::NodeId parent);

}  // namespace vitrine::io
