#pragma once

#include <vitrine/io/source_file.h>

#include <assimp/scene.h>

namespace vitrine::io {

/// Throws FileError where something is not as everything else relies on: indices in range, arrays that are there,
/// positions and transforms that are finite.
void check_assimp(const SourceFile& file, const aiScene& scene);

}  // namespace vitrine::io
