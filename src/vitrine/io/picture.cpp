#include <vitrine/io/picture.h>

#include <vitrine/base/assert.h>
#include <vitrine/base/error.h>
#include <vitrine/base/mapped_file.h>
#include <vitrine/base/whole_file.h>
#include <vitrine/io/names.h>
#include <vitrine/io/picture_decoder.h>
#include <vitrine/io/png_encoder.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <system_error>

namespace vitrine::io {
namespace {

/// Something that is written to and cannot be replaced by a file.
bool is_device(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::is_other(path, ignored);
}

}  // namespace

bool is_picture_name(const std::filesystem::path& path) {
    return lower_extension(path) == ".png" || is_device(path);
}

void write_picture(const std::filesystem::path& path, const Picture& picture) {
    if (!is_picture_name(path)) throw FileError(path, "expected a name that ends in .png");
    const auto width = static_cast<std::size_t>(std::max(picture.size.x, 0));
    const auto height = static_cast<std::size_t>(std::max(picture.size.y, 0));
    if (width == 0 || height == 0 || picture.rgba.size() != 4 * width * height)
        throw FileError(path, "expected a picture with pixels, its size is " + std::to_string(picture.size.x) + "x" +
                                  std::to_string(picture.size.y) + " and it has " +
                                  std::to_string(picture.rgba.size()) + " bytes");
    if (width > widest_png) throw FileError(path, "expected a picture of at most 268435455 pixels in a row");
    const std::vector<std::uint8_t> bytes = encode_png(picture.size, picture.rgba);
    write_whole_file(path, std::as_bytes(std::span(bytes)));
}

Picture read_picture(const std::filesystem::path& path) {
    const MappedFile file(path);
    const DecodedPicture decoded = decode_picture(file.bytes(), path);
    if (decoded.size != decoded.full_size)
        throw FileError(path, "expected a picture of at most " + std::to_string(most_picture_side) + " pixels a side");
    Picture picture{decoded.size, {}};
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(decoded.texels.data());
    picture.rgba.assign(bytes, bytes + decoded.texels.size() * sizeof(glm::u8vec4));
    return picture;
}

void divide_by_alpha(Picture& picture) {
    for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4) {
        const unsigned alpha = picture.rgba[i + 3];
        if (alpha == 0 || alpha == 255) continue;
        for (std::size_t k = i; k < i + 3; ++k)
            picture.rgba[k] = static_cast<std::uint8_t>(std::min(255U, (255U * picture.rgba[k] + alpha / 2) / alpha));
    }
}

PictureDifference compare(const Picture& a, const Picture& b) {
    if (a.size != b.size || a.rgba.size() != b.rgba.size())
        throw UsageError("pictures of different sizes cannot be compared: " + std::to_string(a.size.x) + "x" +
                         std::to_string(a.size.y) + " and " + std::to_string(b.size.x) + "x" +
                         std::to_string(b.size.y));
    PictureDifference difference;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
        int most = 0;
        for (std::size_t k = i; k < std::min(i + 4, a.rgba.size()); ++k) {
            const int step = std::abs(int{a.rgba[k]} - int{b.rgba[k]});
            sum += static_cast<std::uint64_t>(step);
            most = std::max(most, step);
        }
        difference.max = std::max(difference.max, most);
        if (most > 0) ++difference.pixels;
    }
    if (!a.rgba.empty()) difference.mean = static_cast<double>(sum) / static_cast<double>(a.rgba.size());
    return difference;
}

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
