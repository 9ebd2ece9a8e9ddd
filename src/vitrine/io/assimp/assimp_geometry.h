#pragma once

#include <vitrine/scene/scene.h>

#include <assimp/mesh.h>

#include <string>
#include <vector>

namespace vitrine::io {

/// What one mesh of Assimp becomes. Labels and materials are still missing.
struct AssimpGeometry {
    std::vector<scene::Mesh> meshes;        ///< none or one
    std::vector<scene::LineSet> lines;      ///< none or one
    std::vector<scene::PointCloud> clouds;  ///< none or one
};

/// Takes positions over without a copy, and frees the rest of the mesh's arrays as it goes. The mesh is one that
/// `check_assimp` has passed.
AssimpGeometry take_geometry(aiMesh& mesh, const std::string& name);

}  // namespace vitrine::io
