#pragma once

#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace vitrine::io {

/// The picture files that a file names, each a texture of the scene once. File and scene must outlive it.
class TextureFiles {
public:
    TextureFiles(const SourceFile& file, scene::Scene& scene) : file_(file), scene_(scene) {}

    /// The texture of a name that stands in a file of `folder`, to be decoded later. Where there is no such file that
    /// is a warning, once, and the texture is one that cannot be read.
    scene::TextureId get(const std::filesystem::path& folder, std::string_view name);

private:
    scene::Texture made(const std::filesystem::path& folder, std::string_view name) const;

    const SourceFile& file_;
    scene::Scene& scene_;
    std::map<std::pair<std::filesystem::path, std::string>, scene::TextureId> by_name_;  ///< in a folder, as written
    std::map<std::filesystem::path, scene::TextureId> by_path_;
};

/// A texture whose picture cannot be read.
scene::Texture failed_texture(std::string_view name);

}  // namespace vitrine::io
