#pragma once

#include <vitrine/io/source_file.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::io {

/// Which byte of a number comes first: the least or the most significant.
enum class ByteOrder { little, big };

/// The number whose bytes lie at `data`, in the given order, at any alignment.
template <class T>
T load(const std::byte* data, ByteOrder order) {
    std::array<std::byte, sizeof(T)> bytes;
    std::memcpy(bytes.data(), data, sizeof(T));
    const bool native = (std::endian::native == std::endian::little) == (order == ByteOrder::little);
    if (!native) std::reverse(bytes.begin(), bytes.end());
    return std::bit_cast<T>(bytes);
}

/// Walks through the bytes of a file and never past their end.
class ByteReader {
public:
    /// `file` must outlive the reader.
    ByteReader(const SourceFile& file, ByteOrder order, std::size_t offset = 0)
        : file_(&file), order_(order), offset_(offset) {}

    /// The next number. Throws FileError when the file ends before it does; `what` says what it is.
    template <class T>
    T read(std::string_view what) {
        return load<T>(take(sizeof(T), what).data(), order_);
    }
    /// The next `size` bytes. Throws FileError when there are fewer.
    std::span<const std::byte> take(std::size_t size, std::string_view what);

    ByteOrder order() const { return order_; }
    std::size_t offset() const { return offset_; }
    std::size_t remaining() const { return file_->bytes.size() - offset_; }
    /// All bytes that come next.
    std::span<const std::byte> rest() const { return file_->bytes.subspan(offset_); }

    /// Throws a FileError for this byte.
    [[noreturn]] void fail_at(std::size_t offset, const std::string& problem) const;

private:
    const SourceFile* file_;
    ByteOrder order_;
    std::size_t offset_;
};

}  // namespace vitrine::io
