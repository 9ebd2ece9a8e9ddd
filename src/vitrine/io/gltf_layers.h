#pragma once

#include <vitrine/io/gltf_textures.h>
#include <vitrine/io/json_element.h>
#include <vitrine/scene/material.h>

namespace vitrine::io {

/// Reads what a material's extensions add to the model of glTF 2.0 itself: KHR_materials_emissive_strength, _ior,
/// _specular, _clearcoat, _sheen, _transmission and _volume. Throws FileError.
void read_layers(const JsonElement& extensions, GltfTextures& textures, scene::Material& material);

}  // namespace vitrine::io
