#pragma once

#include <vitrine/io/gltf_file.h>
#include <vitrine/io/json_element.h>
#include <vitrine/scene/named_view.h>

#include <string>

namespace vitrine::io {

/// The camera that the index `element` names, without a node; `otherwise` is its name when it has none.
/// Throws FileError.
scene::NamedView read_camera(const GltfFile& gltf, const JsonElement& element, const std::string& otherwise);

}  // namespace vitrine::io
