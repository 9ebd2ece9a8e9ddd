#pragma once

#include <filesystem>

namespace vitrine::io {

/// Throws a FileError that says what is wrong before the file is opened: opening a pipe would wait for its writer.
void check_is_file(const std::filesystem::path& path);

}  // namespace vitrine::io
