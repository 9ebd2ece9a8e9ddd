#include <vitrine/io/gltf_uri.h>

#include <vitrine/io/names.h>
#include <vitrine/io/uri.h>

#include <optional>
#include <string_view>
#include <system_error>

namespace vitrine::io {

std::filesystem::path find_gltf_file(const GltfFile& gltf, const JsonElement& uri) {
    if (has_scheme(uri.text()))
        uri.fail("expected a file beside the scene or base64 data, found " + in_quotes(uri.text()));
    const auto decoded = percent_decoded(uri.text());
    if (!decoded) uri.fail("expected a percent-encoded path, found " + in_quotes(uri.text()));
    const std::filesystem::path relative = path_from_utf8(*decoded);
    if (relative.has_root_path() || relative.empty())
        uri.fail("expected a path relative to the scene, found " + in_quotes(uri.text()));
    if (climbs_out(relative)) uri.fail("expected a file in the scene's folder, found " + in_quotes(uri.text()));
    const std::filesystem::path folder = gltf.file.path.parent_path();
    for (const std::string_view name : {std::string_view(*decoded), uri.text()}) {
        std::filesystem::path path = folder / path_from_utf8(name);
        std::error_code ignored;
        if (std::filesystem::is_regular_file(path, ignored)) return path;
    }
    uri.fail("the file " + in_quotes(*decoded) + " " + why_not_found(folder / relative));
}

}  // namespace vitrine::io
