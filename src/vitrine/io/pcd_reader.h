#pragma once

#include <vitrine/io/number_table.h>
#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

#include <optional>

namespace vitrine::io {

/// Where the numbers of the points of a binary file lie, one that is not compressed; nothing for others. Throws
/// FileError with the line or the byte.
std::optional<NumberTable> pcd_table(const SourceFile& file);

/// Adds the cloud of a file of the Point Cloud Library, versions 0.5 to 0.7, to the scene below `parent`. Throws
/// FileError with the line or the byte. (https://pointclouds.org/documentation/tutorials/pcd_file_format.html)
void read_pcd(const SourceFile& file, scene::Scene& scene, scene::NodeId parent);

}  // namespace vitrine::io
