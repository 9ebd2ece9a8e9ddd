#pragma once

#include <vitrine/scene/scene.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// Reads a file into a scene of its own; the root's child is named after the file. Units and axes are the file's.
/// Understands OBJ (with MTL colours), PLY, STL and glTF 2.0 (.gltf, .glb), told by their content first and by
/// their name second. Nothing touches the GPU; any thread.
/// Throws FileError with the line or byte offset and what was expected there. Oddities that leave a correct scene
/// (a missing .mtl, an unknown property) are warnings in the log.
scene::Scene read_scene(const std::filesystem::path& path);

/// Reads several files and places them beside each other under one root, each at its own coordinates.
scene::Scene read_scenes(const std::vector<std::filesystem::path>& paths);

/// One kind of file that `read_scene` understands.
struct Format {
    std::string_view name;                     ///< "PLY"
    std::vector<std::string_view> extensions;  ///< ".ply", lower case, with the dot
    std::string_view what;                     ///< one line for people
};
/// All kinds of files that `read_scene` understands.
const std::vector<Format>& formats();

/// Whether the name ends like a file that `read_scene` understands (any case).
bool has_known_extension(const std::filesystem::path& path);

}  // namespace vitrine::io
