#include <vitrine/base/assert.h>
#include <vitrine/io/picture.h>

#include <cstring>

namespace vitrine::io {

Picture picture_from_bottom_up(glm::ivec2 size, std::span<const std::byte> rgba) {
    const std::size_t row_bytes = 4 * static_cast<std::size_t>(size.x);
    const auto rows = static_cast<std::size_t>(size.y);
    VITRINE_ASSERT(rgba.size() >= row_bytes * rows, "pixels for the whole picture");
    Picture picture{size, std::vector<std::uint8_t>(row_bytes * rows)};
    for (std::size_t row = 0; row < rows; ++row)
        std::memcpy(picture.rgba.data() + row * row_bytes, rgba.data() + (rows - 1 - row) * row_bytes, row_bytes);
    return picture;
}

}  // namespace vitrine::io
