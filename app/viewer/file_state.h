#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace vitrine::app {

/// What changes when a file does.
struct FileStamp {
    std::uintmax_t size_bytes = 0;
    std::filesystem::file_time_type modified;
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// Absent: there is no such file now.
using FileState = std::optional<FileStamp>;

/// Never throws.
FileState state_of(const std::filesystem::path& file);

}  // namespace vitrine::app
