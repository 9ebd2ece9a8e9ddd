#pragma once

#include "options.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::app {

/// What a view is: its files, the camera and all that is chosen of how it looks, as one file of JSON (docs/state.md).

inline constexpr std::string_view state_extension = ".json";
inline constexpr int state_version = 1;

/// Stands for files and for a demo among the options.
inline constexpr std::string_view files_option = "FILE";

/// Whether the name ends like that of such a file (any case).
bool is_state_name(const std::filesystem::path& path);

/// Whether an option of the command line ("--quality", or `files_option`) was given, so that what a file says of it
/// does not count.
using GivenOption = std::function<bool(std::string_view option)>;

/// Takes what the file says into `view`; what it does not say stays. Keys that nobody knows are warnings in the log.
/// Returns these. Throws FileError that names the place, or the key as a JSON pointer, and what was expected there;
/// then `view` is as it was. A matcap's picture is read, an environment map is not.
std::vector<std::string> read_view_state(const std::filesystem::path& file, SceneOptions& view,
                                         const GivenOption& given);

/// Writes the view; the file appears whole or not at all. What lies in its folder and below is named from there, all
/// else from the root. Throws FileError.
void write_view_state(const std::filesystem::path& file, const SceneOptions& view);

}  // namespace vitrine::app
