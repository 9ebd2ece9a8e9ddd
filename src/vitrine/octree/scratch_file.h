#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <span>

namespace vitrine::octree {

/// A file for what does not fit into memory, written and read at any place, and removed at the end. Any thread.
class ScratchFile {
public:
    /// Throws FileError when it cannot be made.
    explicit ScratchFile(std::filesystem::path path);
    ~ScratchFile();
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;

    /// Throw FileError, as on a full disk.
    void write(std::uint64_t offset, std::span<const std::byte> bytes);
    void read(std::uint64_t offset, std::span<std::byte> bytes);

private:
    std::filesystem::path path_;
    std::mutex mutex_;
    std::fstream stream_;
};

/// Throws FileError with why a file cannot be written, as errno has it.
[[noreturn]] void fail_to_write(const std::filesystem::path& path);

}  // namespace vitrine::octree
