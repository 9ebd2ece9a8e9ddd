#pragma once

#include <vitrine/io/number_table.h>
#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

namespace vitrine::io {

/// Where the numbers of a LAS file's points lie. Throws FileError with the byte.
NumberTable las_table(const SourceFile& file);

/// Adds the cloud of a LAS file with all its attributes to the scene below `parent`. Throws FileError with the byte.
void read_las(const SourceFile& file, scene::Scene& scene, scene::NodeId parent);

}  // namespace vitrine::io
