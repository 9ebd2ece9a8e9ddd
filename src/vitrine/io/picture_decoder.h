#pragma once

#include <glm/glm.hpp>

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace vitrine::io {

/// A picture that has been decoded: sRGB-encoded colours with linear alpha, rows from the top, no padding.
struct DecodedPicture {
    glm::ivec2 size{0};
    glm::ivec2 full_size{0};  ///< as it is encoded; larger than `size` where it was made smaller
    std::vector<glm::u8vec4> texels;
    std::string flaw;  ///< what is wrong with it, though it can be seen; empty: nothing
};

/// The largest width and height that are decoded as they are, unless told otherwise: what graphics drivers take.
inline constexpr int most_picture_side = 16'384;

/// Decodes a PNG or JPEG, or what stb_image knows beside: BMP, GIF (its first picture), TGA, PSD, HDR and PNM. What is
/// larger than `most_side` pixels is made smaller by a whole number, as it is decoded where its kind allows. A header
/// that claims more pixels than the bytes can hold is an error before memory is taken. `path` is for messages. Throws
/// FileError. Any thread.
DecodedPicture decode_picture(std::span<const std::byte> bytes, const std::filesystem::path& path,
                              int most_side = most_picture_side);

}  // namespace vitrine::io
