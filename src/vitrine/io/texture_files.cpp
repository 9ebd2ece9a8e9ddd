#include <vitrine/io/texture_files.h>

#include <vitrine/base/log.h>
#include <vitrine/io/names.h>
#include <vitrine/io/sibling_file.h>

#include <system_error>
#include <utility>

namespace vitrine::io {

scene::Texture failed_texture(std::string_view name) {
    scene::Texture texture;
    texture.name = clean_name(name);
    texture.state = scene::TextureState::failed;
    return texture;
}

scene::TextureId TextureFiles::get(const std::filesystem::path& folder, std::string_view name,
                                   scene::TextureEncoding encoding) {
    const Use wanted{folder, std::string(name), encoding};
    const auto known = by_use_.find(wanted);
    if (known != by_use_.end()) return known->second;
    scene::Texture texture = made(folder, name);
    texture.encoding = encoding;
    std::error_code ignored;
    const std::pair path(std::filesystem::weakly_canonical(texture.encoded.path, ignored), encoding);
    const bool failed = texture.state == scene::TextureState::failed;
    const auto same = failed ? by_path_.end() : by_path_.find(path);
    const scene::TextureId id = same != by_path_.end() ? same->second : scene_.add(std::move(texture));
    by_use_.emplace(wanted, id);
    if (!failed) by_path_.emplace(path, id);
    return id;
}

scene::Texture TextureFiles::made(const std::filesystem::path& folder, std::string_view name) const {
    const auto path = find_sibling(folder, name);
    if (!path) {
        log().warn("{}: the texture {} is missing", display(file_.path), in_quotes(name));
        return failed_texture(name);
    }
    scene::Texture texture;
    texture.name = file_name(*path);
    texture.encoded.path = *path;
    return texture;
}

}  // namespace vitrine::io
