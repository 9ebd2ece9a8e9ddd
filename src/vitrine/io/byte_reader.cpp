#include <vitrine/io/byte_reader.h>

#include <vitrine/base/error.h>

namespace vitrine::io {

std::span<const std::byte> ByteReader::take(std::size_t size, std::string_view what) {
    if (size > remaining())
        fail_at(offset_, "the file ends too early: expected " + std::to_string(size) + " bytes of " +
                             std::string(what) + ", found " + std::to_string(remaining()));
    const std::span<const std::byte> bytes = file_->bytes.subspan(offset_, size);
    offset_ += size;
    return bytes;
}

void ByteReader::fail_at(std::size_t offset, const std::string& problem) const {
    throw FileError(file_->path, FilePlace::at_byte(offset), problem);
}

}  // namespace vitrine::io
