#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace vitrine::io {

/// A file that is being read: its path for messages, and all of its bytes. Does not own them.
struct SourceFile {
    std::filesystem::path path;
    std::span<const std::byte> bytes;

    std::string_view text() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
};

}  // namespace vitrine::io
