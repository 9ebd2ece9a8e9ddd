#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace vitrine::io {

/// The file that a name in another file means, which may come from another machine: as it is written, relative to
/// `folder` or absolute, in quotes or not, with backslashes for slashes, with capitals for small letters or the other
/// way round; or else the file of that name beside the other one. None where there is no such file.
std::optional<std::filesystem::path> find_sibling(const std::filesystem::path& folder, std::string_view name);

}  // namespace vitrine::io
