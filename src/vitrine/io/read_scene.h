#pragma once

#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// How to read.
struct ReadOptions {
    Progress* progress = nullptr;  ///< tells how far reading is, and may cancel it
    /// Gets scenes of what has been read of a file so far, each with more than the one before, as far as its reader can
    /// make them; the whole is what reading returns. Called on threads that read, one at a time. Their arrays borrow
    /// the memory that is being filled: nothing is copied.
    Previews::Show preview = {};
};

/// Reads a file into a scene of its own; the root's child is named after the file. Units and axes are the file's.
/// Understands what `formats` lists, told by its content first and by its name second. Nothing touches the GPU; any
/// thread.
/// Throws FileError with the line or byte offset and what was expected there, and CancelledError. Oddities that leave a
/// correct scene (a missing .mtl, an unknown property) are warnings in the log.
scene::Scene read_scene(const std::filesystem::path& path, const ReadOptions& options = {});

/// The same of a file whose bytes lie in memory, from an archive or a network: they are read until it returns. `name`
/// is for messages, tells the kind where the content does not, and where other files are that it refers to.
scene::Scene read_scene(std::span<const std::byte> bytes, const std::filesystem::path& name,
                        const ReadOptions& options = {});

/// Reads several files and places them beside each other under one root, each at its own coordinates.
scene::Scene read_scenes(const std::vector<std::filesystem::path>& paths, const ReadOptions& options = {});

/// What became of files of which some may be bad.
struct ReadResult {
    scene::Scene scene;
    std::vector<std::filesystem::path> files;  ///< that were read
    std::vector<std::string> problems;         ///< why others were not, a line each; not logged
    std::vector<std::string> warnings;         ///< what of those that were read cannot be seen; logged
};

/// As `read_scenes`, but a file that cannot be read is a problem and the others are shown all the same.
ReadResult read_readable(const std::vector<std::filesystem::path>& paths, const ReadOptions& options = {});

/// Where a scene reaches farther, in world units, floats overflow when it is drawn: nothing would be seen.
inline constexpr double largest_drawn_coordinate = 1e18;

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
