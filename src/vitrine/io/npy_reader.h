#pragma once

#include <vitrine/io/number_table.h>
#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

namespace vitrine::io {

/// Where the numbers of the rows of such an array lie. Throws FileError with the byte.
NumberTable npy_table(const SourceFile& file);

/// Adds the points of a NumPy array of 2, 3, 4 or 6 columns to the scene below `parent`. Throws FileError with the
/// byte.
void read_npy(const SourceFile& file, scene::Scene& scene, scene::NodeId parent);

}  // namespace vitrine::io
