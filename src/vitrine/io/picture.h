#pragma once

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace vitrine::io {

/// RGBA8 pixels, sRGB-encoded, rows from the top, no padding.
struct Picture {
    glm::ivec2 size{0};
    std::vector<std::uint8_t> rgba;  ///< 4 * size.x * size.y bytes

    const std::uint8_t* pixel(int x, int y) const {
        return rgba.data() +
               4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(size.x) + static_cast<std::size_t>(x));
    }
};

/// The picture of RGBA8 pixels as OpenGL reads them: rows from the bottom, no padding.
Picture picture_from_bottom_up(glm::ivec2 size, std::span<const std::byte> rgba);

/// Makes colours that were multiplied by alpha, as a renderer leaves them, what they were before, as files have them.
void divide_by_alpha(Picture& picture);

/// Whether `write_picture` takes the name: it ends in .png, or a device or a pipe is there.
bool is_picture_name(const std::filesystem::path& path);

/// Writes a PNG; the file appears whole or not at all, and a link goes on pointing to it. Throws FileError when it
/// cannot be written or the name does not do.
void write_picture(const std::filesystem::path& path, const Picture& picture);

/// Reads a picture of any kind that `decode_picture` knows as RGBA8. Throws FileError.
Picture read_picture(const std::filesystem::path& path);

/// How two pictures of the same size differ, in steps of 1/255 over all channels.
struct PictureDifference {
    int max = 0;
    double mean = 0;
    std::size_t pixels = 0;  ///< with any difference
};
/// Throws UsageError when the sizes differ.
PictureDifference compare(const Picture& a, const Picture& b);

}  // namespace vitrine::io
