#pragma once

#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

#include <compare>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace vitrine::io {

/// The picture files that a file names, each a texture of the scene once, or twice where it is used for colours and for
/// numbers. File and scene must outlive it.
class TextureFiles {
public:
    TextureFiles(const SourceFile& file, scene::Scene& scene) : file_(file), scene_(scene) {}

    /// The texture of a name that stands in a file of `folder`, to be decoded later. Where there is no such file that
    /// is a warning, once, and the texture is one that cannot be read.
    scene::TextureId get(const std::filesystem::path& folder, std::string_view name,
                         scene::TextureEncoding encoding = scene::TextureEncoding::color);

private:
    /// A name that stands in a file, as it is written, and what for.
    struct Use {
        std::filesystem::path folder;
        std::string name;
        scene::TextureEncoding encoding{};
        friend auto operator<=>(const Use&, const Use&) = default;
    };
    scene::Texture made(const std::filesystem::path& folder, std::string_view name) const;

    const SourceFile& file_;
    scene::Scene& scene_;
    std::map<Use, scene::TextureId> by_use_;
    std::map<std::pair<std::filesystem::path, scene::TextureEncoding>, scene::TextureId> by_path_;
};

/// A texture whose picture cannot be read.
scene::Texture failed_texture(std::string_view name);

}  // namespace vitrine::io
