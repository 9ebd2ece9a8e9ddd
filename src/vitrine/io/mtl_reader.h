#pragma once

#include <vitrine/scene/material.h>

#include <filesystem>
#include <map>
#include <string>

namespace vitrine::io {

/// Reads the materials of an MTL file by (clean) name: the diffuse colour `Kd`, taken as sRGB as it is meant to be
/// seen, and the opacity `d` or `Tr`. What cannot be understood is a warning in the log. Throws FileError when the file
/// cannot be opened.
std::map<std::string, scene::Material> read_mtl(const std::filesystem::path& path);

}  // namespace vitrine::io
