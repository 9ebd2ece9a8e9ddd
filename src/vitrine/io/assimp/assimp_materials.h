#pragma once

#include <vitrine/io/assimp/assimp_library.h>
#include <vitrine/io/texture_files.h>
#include <vitrine/scene/scene.h>

#include <array>
#include <string>
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
          embedded_{std::vector<scene::TextureId>(from.mNumTextures), std::vector<scene::TextureId>(from.mNumTextures)},
          made_(from.mNumMaterials) {}

    /// For a mesh with vertex colours or without. A material that Assimp has made up becomes the default one.
    scene::MaterialId get(unsigned index, bool colored);

private:
    scene::Material converted(const aiMaterial& material);
    void set_base_color(const aiMaterial& from, scene::Material& material);
    void set_surface(const aiMaterial& from, scene::Material& material);
    scene::TextureId texture(const std::string& name, scene::TextureEncoding encoding);
    scene::TextureId embedded(unsigned index, scene::TextureEncoding encoding);
    bool is_made_up(const aiMaterial& material) const;

    const SourceFile& file_;
    const AssimpLibrary& library_;
    const aiScene& from_;
    scene::Scene& to_;
    TextureFiles files_;
    std::array<std::vector<scene::TextureId>, 2> embedded_;  ///< by encoding
    std::vector<scene::MaterialId> made_;
    scene::MaterialId white_;
};

}  // namespace vitrine::io
