#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace vitrine {

/// A whole file mapped read-only into memory. Move-only; unmapped on destruction.
///
/// A file that becomes shorter while it is mapped takes its pages along: reading them would end the program. Instead
/// they read as zeros from then on, and `is_whole` says so. (On POSIX systems, by a handler of SIGBUS that passes on
/// what does not concern a mapped file.)
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
    /// Whether all that was read came from the file, and it is still as long as it was. Any thread.
    bool is_whole() const;
    /// Bytes [begin, end) are not needed soon: their pages do not count as this program's memory until they are read
    /// again. Any thread.
    void release(std::size_t begin, std::size_t end) const;

private:
    const std::byte* data_ = nullptr;
    std::size_t size_ = 0;
    int descriptor_ = -1;    ///< of the open file, to ask for its size; POSIX only
    std::size_t guard_ = 0;  ///< which entry of the table that the handler of SIGBUS looks into; from 1 on
};

}  // namespace vitrine
