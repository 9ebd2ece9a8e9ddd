#include <vitrine/io/picture_rows.h>

namespace vitrine::io {

DecodedPicture decode_jpeg(std::span<const std::byte> bytes, const std::filesystem::path& path, int most_side) {
    return decode_other(bytes, path, most_side);
}

}  // namespace vitrine::io
