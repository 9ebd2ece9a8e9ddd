#include <vitrine/octree/scratch_file.h>

#include <vitrine/base/error.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

namespace vitrine::octree {

void fail_to_write(const std::filesystem::path& path) {
    const int reason = errno;
    throw FileError(path,
                    "cannot be written" + (reason == 0 ? std::string() : std::string(": ") + std::strerror(reason)));
}

ScratchFile::ScratchFile(std::filesystem::path path) : path_(std::move(path)) {
    errno = 0;
    stream_.rdbuf()->pubsetbuf(nullptr, 0);  // what is written is large
    stream_.open(path_, std::ios::binary | std::ios::in | std::ios::out | std::ios::trunc);
    if (!stream_) fail_to_write(path_);
}

ScratchFile::~ScratchFile() {
    stream_.close();
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

void ScratchFile::write(std::uint64_t offset, std::span<const std::byte> bytes) {
    const std::scoped_lock lock(mutex_);
    errno = 0;
    stream_.seekp(static_cast<std::streamoff>(offset));
    stream_.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!stream_) fail_to_write(path_);
}

void ScratchFile::read(std::uint64_t offset, std::span<std::byte> bytes) {
    const std::scoped_lock lock(mutex_);
    stream_.seekg(static_cast<std::streamoff>(offset));
    stream_.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!stream_) throw FileError(path_, FilePlace::at_byte(offset), "cannot be read back");
}

}  // namespace vitrine::octree
