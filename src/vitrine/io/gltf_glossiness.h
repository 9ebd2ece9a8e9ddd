#pragma once

#include <vitrine/io/gltf_textures.h>
#include <vitrine/io/json_element.h>
#include <vitrine/scene/material.h>

namespace vitrine::io {

/// Sets base colour, metallic and roughness from KHR_materials_pbrSpecularGlossiness, which comes before the model of
/// glTF 2.0 itself where a material has both. Its textures become others that are made when they are decoded. Throws
/// FileError.
void read_specular_glossiness(const JsonElement& extension, GltfTextures& textures, scene::Material& material);

}  // namespace vitrine::io
