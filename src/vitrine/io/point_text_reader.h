#pragma once

#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

namespace vitrine::io {

/// Adds the cloud of a text with a point on each line, numbers with blanks, commas or semicolons between them
/// (layout_of_point_text), to the scene below `parent`. Throws FileError with the line.
void read_point_text(const SourceFile& file, scene::Scene& scene, scene::NodeId parent);

}  // namespace vitrine::io
