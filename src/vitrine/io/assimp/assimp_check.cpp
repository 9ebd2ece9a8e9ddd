#include <vitrine/io/assimp/assimp_check.h>

#include <vitrine/base/error.h>
#include <vitrine/io/names.h>

#include <cmath>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

[[noreturn]] void fail(const SourceFile& file, const std::string& what, const aiString& name,
                       const std::string& problem) {
    throw FileError(file.path, "through Assimp: " + what + " " + in_quotes(name.C_Str()) + ": " + problem);
}

void check_positions(const SourceFile& file, const aiMesh& mesh) {
    if (mesh.mNumVertices > 0 && mesh.mVertices == nullptr)
        fail(file, "mesh", mesh.mName, "expected positions, found none");
    for (unsigned i = 0; i < mesh.mNumVertices; ++i) {
        const aiVector3D& position = mesh.mVertices[i];
        if (!std::isfinite(position.x) || !std::isfinite(position.y) || !std::isfinite(position.z))
            fail(file, "mesh", mesh.mName,
                 "expected a finite position, found NaN or infinity in vertex " + std::to_string(i));
    }
}

void check_faces(const SourceFile& file, const aiMesh& mesh) {
    for (unsigned i = 0; i < mesh.mNumFaces; ++i) {
        const aiFace& face = mesh.mFaces[i];
        for (unsigned k = 0; k < face.mNumIndices; ++k) {
            if (face.mIndices[k] >= mesh.mNumVertices)
                fail(file, "mesh", mesh.mName,
                     "index " + std::to_string(face.mIndices[k]) + " of face " + std::to_string(i) +
                         " is out of range, the mesh has " + std::to_string(mesh.mNumVertices) + " vertices");
        }
    }
}

void check_node(const SourceFile& file, const aiScene& scene, const aiNode& node) {
    for (unsigned i = 0; i < 4; ++i) {
        for (unsigned k = 0; k < 4; ++k) {
            if (!std::isfinite(node.mTransformation[i][k]))
                fail(file, "node", node.mName, "expected a finite transform, found NaN or infinity");
        }
    }
    for (unsigned i = 0; i < node.mNumMeshes; ++i) {
        if (node.mMeshes[i] >= scene.mNumMeshes)
            fail(file, "node", node.mName,
                 "mesh " + std::to_string(node.mMeshes[i]) + " is out of range, the scene has " +
                     std::to_string(scene.mNumMeshes) + " meshes");
    }
}

}  // namespace

void check_assimp(const SourceFile& file, const aiScene& scene) {
    for (unsigned i = 0; i < scene.mNumMeshes; ++i) {
        file.check_cancelled();
        const aiMesh& mesh = *scene.mMeshes[i];
        check_positions(file, mesh);
        check_faces(file, mesh);
        if (mesh.mMaterialIndex >= scene.mNumMaterials && scene.mNumMaterials > 0)
            fail(file, "mesh", mesh.mName, "material " + std::to_string(mesh.mMaterialIndex) + " is out of range");
    }
    if (scene.mRootNode == nullptr) throw FileError(file.path, "through Assimp: expected a node, found none");
    std::vector<const aiNode*> waiting{scene.mRootNode};
    while (!waiting.empty()) {
        const aiNode& node = *waiting.back();
        waiting.pop_back();
        check_node(file, scene, node);
        waiting.insert(waiting.end(), node.mChildren, node.mChildren + node.mNumChildren);
    }
}

}  // namespace vitrine::io
