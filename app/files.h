#pragma once

#include <vitrine/io/read_scene.h>
#include <vitrine/scene/scene.h>

#include <cstdint>
#include <filesystem>
#include <limits>
#include <vector>

namespace vitrine::app {

/// For files of any size: all of their points are read.
inline constexpr std::uint64_t never_through_octrees = std::numeric_limits<std::uint64_t>::max();

/// All kinds of files that the program opens.
std::vector<io::Format> known_formats();

/// Whether the name ends like one of those files (any case).
bool has_known_name(const std::filesystem::path& path);
/// The same of those that are scenes.
bool has_scene_name(const std::filesystem::path& path);

/// Each folder replaced by its files of known kinds, by name. Throws FileError for one without any.
std::vector<std::filesystem::path> with_folders_opened(const std::vector<std::filesystem::path>& paths);

/// Reads a file as io::read_readable does, but shows one of so many points, and one of an octree, through an octree.
/// Where that cannot be made, a warning says why, and all of the file is read.
io::ReadResult read_file(const std::filesystem::path& path, std::uint64_t octree_from,
                         const io::ReadOptions& options = {});

/// Reads several files, and those of folders, into one scene, each as above. Throws FileError for one that cannot be
/// read.
scene::Scene read_files(const std::vector<std::filesystem::path>& paths, std::uint64_t octree_from);

}  // namespace vitrine::app
