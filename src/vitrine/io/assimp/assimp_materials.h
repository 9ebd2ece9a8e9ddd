#pragma once

#include <vitrine/io/assimp/assimp_library.h>
#include <vitrine/io/texture_files.h>
#include <vitrine/scene/scene.h>

#include <vector>

namespace vitrine::io {

/// Turns Assimp's materials into ours, each when it is first asked for.
class AssimpMaterials {
public:
    AssimpMaterials(const SourceFile& file, const AssimpLibrary& library, const aiScene& from, scene::Scene& to)
        : file_(file),
          library_(library),
          from_(from),
          to_(to),
          files_(file, to),
          embedded_(from.mNumTextures),
          made_(from.mNumMaterials) {}

    /// For a mesh with vertex colours or without. A material that Assimp has made up becomes the default one.
    scene::MaterialId get(unsigned index, bool colored);

private:
    scene::Material converted(const aiMaterial& material);
    scene::TextureId base_color_texture(const aiMaterial& material);
    scene::TextureId embedded(unsigned index);
    bool is_made_up(const aiMaterial& material) const;

    const SourceFile& file_;
    const AssimpLibrary& library_;
    const aiScene& from_;
    scene::Scene& to_;
    TextureFiles files_;
    std::vector<scene::TextureId> embedded_;
    std::vector<scene::MaterialId> made_;
    scene::MaterialId white_;
};

}  // namespace vitrine::io
