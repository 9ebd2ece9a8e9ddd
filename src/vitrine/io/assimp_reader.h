#pragma once

#include <vitrine/io/read_scene.h>
#include <vitrine/io/source_file.h>

#include <vector>

namespace vitrine::io {

/// What is read through Assimp: the well known formats with a line each, the others in one, without those that readers
/// of our own read. Empty where there is no library of the version that this program was built for. The first call
/// opens the library.
const std::vector<Format>& assimp_formats();

/// Reads a file through Assimp: its node tree, meshes, lines, points and diffuse colours. Files beside it are read
/// where its format has such, but none outside its folder. One file at a time: other threads wait.
/// Throws FileError "through Assimp: …", also where there is no library.
void read_assimp(const SourceFile& file, scene::Scene& scene, scene::NodeId parent);

}  // namespace vitrine::io
