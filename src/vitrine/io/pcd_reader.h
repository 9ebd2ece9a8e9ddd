#pragma once

#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

namespace vitrine::io {

/// Adds the cloud of a file of the Point Cloud Library, versions 0.5 to 0.7, to the scene below `parent`. Throws
/// FileError with the line or the byte. (https://pointclouds.org/documentation/tutorials/pcd_file_format.html)
void read_pcd(const SourceFile& file, scene::Scene& scene, scene::NodeId parent);

}  // namespace vitrine::io
