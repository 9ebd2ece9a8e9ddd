#pragma once

#include <vitrine/scene/material.h>

#include <filesystem>
#include <map>
#include <string>

namespace vitrine::io {

/// A material of an MTL file.
struct MtlMaterial {
    scene::Material material;      ///< its texture slot has everything but the texture
    std::string base_color_map;    ///< the picture's name, as it is written; empty: none
    std::filesystem::path folder;  ///< that names are relative to
};

/// Reads the materials of an MTL file by (clean) name: the diffuse colour `Kd`, taken as sRGB as it is meant to be
/// seen, its map `map_Kd` and the opacity `d` or `Tr`. What cannot be understood is a warning in the log. Throws
/// FileError when the file cannot be opened.
std::map<std::string, MtlMaterial> read_mtl(const std::filesystem::path& path);

}  // namespace vitrine::io
