#pragma once

#include <vitrine/io/assimp/assimp_library.h>
#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

namespace vitrine::io {

/// Makes nodes and geometries below `parent` of what Assimp has read, whose arrays are taken from it or freed on the
/// way. `from` is one that `check_assimp` has passed. Throws CancelledError.
void take_scene(const SourceFile& file, const AssimpLibrary& library, const aiScene& from, scene::Scene& to,
                scene::NodeId parent);

}  // namespace vitrine::io
