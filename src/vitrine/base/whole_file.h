#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace vitrine {

/// Writes a file that appears whole or not at all, in the place of the one that is there: where a link leads, and into
/// a device as it is. Throws FileError.
void write_whole_file(const std::filesystem::path& path, std::span<const std::byte> bytes);

}  // namespace vitrine
