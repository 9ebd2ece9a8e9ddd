#pragma once

#include <vitrine/io/gltf_file.h>
#include <vitrine/io/json_element.h>
#include <vitrine/scene/light.h>

#include <optional>
#include <string>

namespace vitrine::io {

/// The light (KHR_lights_punctual) of the node that `node` describes, without the scene's node; `otherwise` is its name
/// when it has none. Throws FileError.
std::optional<scene::Light> read_light(const GltfFile& gltf, const JsonElement& node, const std::string& otherwise);

}  // namespace vitrine::io
