#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace vitrine {

/// A whole file mapped read-only into memory. Move-only; unmapped on destruction.
class MappedFile {
public:
    /// Throws FileError when the file is missing, a folder, unreadable or cannot be mapped.
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    /// All bytes of the file; empty for an empty file.
    std::span<const std::byte> bytes() const { return {data_, size_}; }
    std::string_view text() const { return {reinterpret_cast<const char*>(data_), size_}; }

private:
    const std::byte* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace vitrine
