#pragma once

#include <vitrine/scene/material.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace vitrine::io {

/// A picture that a material of an MTL file names.
struct MtlPicture {
    std::string name;  ///< as it is written
    scene::TextureEncoding encoding{};
    scene::TextureSlot& (*slot)(scene::Material& material) = nullptr;  ///< the one that it is for
};

/// A material of an MTL file.
struct MtlMaterial {
    scene::Material material;  ///< its texture slots have everything but the textures
    std::vector<MtlPicture> pictures;
    std::filesystem::path folder;  ///< that names are relative to
};

/// Reads the materials of an MTL file by (clean) name: the diffuse colour `Kd`, taken as sRGB as it is meant to be
/// seen, the opacity `d` or `Tr`, how sharp highlights are (`Ks`, `Ns`), light that is given out (`Ke`), and of the
/// extension for physically based rendering `Pr`, `Pm`, `Pc`, `Pcr` and `Ps`; the maps `map_Kd`, `map_Ks`, `map_Ke`,
/// `map_d`, `norm` and, where it is one of normals, `bump`. What cannot be understood is a warning in the log. Throws
/// FileError when the file cannot be opened.
std::map<std::string, MtlMaterial> read_mtl(const std::filesystem::path& path);

}  // namespace vitrine::io
