#pragma once

#include <vitrine/io/gltf_file.h>
#include <vitrine/io/json_element.h>

#include <filesystem>

namespace vitrine::io {

/// The file beside the scene, or below it, that a relative URI names: decoded, or as it stands when an exporter forgot
/// to encode it. Throws FileError where it leads elsewhere or there is no such file.
std::filesystem::path find_gltf_file(const GltfFile& gltf, const JsonElement& uri);

}  // namespace vitrine::io
