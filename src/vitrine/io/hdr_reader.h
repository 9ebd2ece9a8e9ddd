#pragma once

#include <vitrine/io/source_file.h>
#include <vitrine/scene/environment_map.h>

#include <filesystem>
#include <string_view>

namespace vitrine::io {

/// How the names of environment maps end.
inline constexpr std::string_view environment_extension = ".hdr";

/// Whether the name ends so (any case).
bool is_environment_name(const std::filesystem::path& path);

/// Reads a Radiance picture (RGBE, in runs or not, in any of the eight orders of its pixels) as one of the sphere
/// around; one of more than EnvironmentMap::most_edge pixels either way is made smaller. Any thread.
/// Throws FileError with the line or byte offset and what was expected there, and CancelledError.
scene::EnvironmentMap read_environment(const std::filesystem::path& path, Progress* progress = nullptr);
/// The same of a file whose bytes are there.
scene::EnvironmentMap read_hdr(const SourceFile& file);

}  // namespace vitrine::io
