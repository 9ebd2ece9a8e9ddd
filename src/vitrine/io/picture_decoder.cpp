#include <vitrine/io/picture_decoder.h>

#include <vitrine/base/error.h>
#include <vitrine/io/picture_rows.h>

#include <stb_image.h>

#include <climits>
#include <memory>
#include <string_view>

namespace vitrine::io {
namespace {

/// No run of a compressed kind that stb_image reads makes more of a byte (GIF: a string of 4,096 of 12 bits).
constexpr std::size_t most_pixels_of_byte = 4096;

std::string_view text_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Rows of RGBA8 that stb_image has made.
DecodedPicture copied(const stbi_uc* pixels, glm::ivec2 size) {
    DecodedPicture picture{.size = size, .full_size = size, .texels = {}, .flaw = {}};
    const auto* const texels = reinterpret_cast<const glm::u8vec4*>(pixels);
    picture.texels.assign(texels, texels + static_cast<std::ptrdiff_t>(size.x) * size.y);
    return picture;
}

}  // namespace

DecodedPicture decode_other(std::span<const std::byte> bytes, const std::filesystem::path& path, int most_side) {
    if (bytes.size() > INT_MAX) throw FileError(path, "expected a picture of less than 2 GiB");
    const auto* const data = reinterpret_cast<const stbi_uc*>(bytes.data());
    const auto count = static_cast<int>(bytes.size());
    glm::ivec2 size(0);
    int channels = 0;
    if (stbi_info_from_memory(data, count, &size.x, &size.y, &channels) == 0)
        throw FileError(path, "is no picture of a kind that is read: PNG, JPEG, BMP, GIF, TGA, PSD, HDR or PNM");
    check_size(size, bytes.size(), most_pixels_of_byte, path);
    check_memory(size, path);
    const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
        stbi_load_from_memory(data, count, &size.x, &size.y, &channels, 4), stbi_image_free);
    if (!pixels) throw FileError(path, std::string("is no valid picture: ") + stbi_failure_reason());
    return shrunk(copied(pixels.get(), size), most_side);
}

DecodedPicture decode_picture(std::span<const std::byte> bytes, const std::filesystem::path& path, int most_side) {
    const std::string_view text = text_of(bytes);
    if (text.starts_with("\x89PNG\r\n\x1a\n")) return decode_png(bytes, path, most_side);
    if (text.starts_with("\xFF\xD8\xFF")) return decode_jpeg(bytes, path, most_side);
    return decode_other(bytes, path, most_side);
}

}  // namespace vitrine::io
