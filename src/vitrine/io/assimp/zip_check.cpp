#include <vitrine/io/assimp/zip_check.h>

#include <vitrine/base/error.h>
#include <vitrine/io/byte_reader.h>
#include <vitrine/io/names.h>

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::io {
namespace {

using Span = std::span<const std::byte>;

template <class T>
T number(Span bytes, std::size_t at) {
    return load<T>(bytes.data() + at, ByteOrder::little);
}

uLong crc_of(uLong crc, Span bytes) {
    return crc32_z(crc, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
}

/// Of what deflated bytes stand for, as far as they can be inflated.
uLong inflated_crc(const SourceFile& file, Span bytes) {
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return 0;
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::array<std::byte, 65'536> inflated;
    uLong crc = 0;
    int state = Z_OK;
    while (state == Z_OK && (file.progress == nullptr || !file.progress->is_cancelled())) {
        stream.next_out = reinterpret_cast<Bytef*>(inflated.data());
        stream.avail_out = static_cast<uInt>(inflated.size());
        state = inflate(&stream, Z_NO_FLUSH);
        crc = crc_of(crc, Span(inflated).first(inflated.size() - stream.avail_out));
    }
    inflateEnd(&stream);
    file.check_cancelled();
    return crc;
}

/// `entry` is its header in the archive's table of contents.
void check_entry(const SourceFile& file, Span entry, std::string_view name) {
    constexpr std::size_t header_bytes = 30;
    const std::size_t header = number<std::uint32_t>(entry, 42);
    if (file.bytes.size() < header_bytes || header > file.bytes.size() - header_bytes) return;
    const Span local = file.bytes.subspan(header);
    const std::size_t begin = header_bytes + number<std::uint16_t>(local, 26) + number<std::uint16_t>(local, 28);
    const std::size_t size = number<std::uint32_t>(entry, 20);
    if (begin > local.size() || size > local.size() - begin) return;
    const Span content = local.subspan(begin, size);
    const auto method = number<std::uint16_t>(entry, 10);
    if (method != 0 && method != 8) return;
    const uLong crc = method == 0 ? crc_of(0, content) : inflated_crc(file, content);
    if (crc != number<std::uint32_t>(entry, 16))
        throw FileError(file.path, FilePlace::at_byte(header),
                        "the checksum of " + in_quotes(name) + " in the archive is wrong: the file is damaged");
}

}  // namespace

void check_zip(const SourceFile& file) {
    constexpr std::size_t end_bytes = 22;
    constexpr std::size_t entry_bytes = 46;
    if (!file.text().starts_with("PK\x03\x04")) return;
    const std::size_t end = file.text().rfind("PK\x05\x06");
    if (end == std::string_view::npos || file.bytes.size() - end < end_bytes) return;
    std::size_t at = number<std::uint32_t>(file.bytes.subspan(end), 16);
    while (at < end && end - at >= entry_bytes && file.text().substr(at).starts_with("PK\x01\x02")) {
        const Span entry = file.bytes.subspan(at);
        const std::size_t name_bytes = number<std::uint16_t>(entry, 28);
        check_entry(file, entry, file.text().substr(at + entry_bytes, name_bytes));
        at += entry_bytes + name_bytes + number<std::uint16_t>(entry, 30) + number<std::uint16_t>(entry, 32);
    }
}

}  // namespace vitrine::io
