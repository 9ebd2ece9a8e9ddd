#pragma once

#include <vitrine/io/picture_decoder.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace vitrine::io {

/// Takes a picture's rows one after the other and makes it smaller by a whole number: texels are means of squares.
class PictureRows {
public:
    /// Of a picture of that size, of which so many pixels in a row and rows become one.
    PictureRows(glm::ivec2 full_size, int factor);

    /// The next row, as long as the picture is wide.
    void add(std::span<const glm::u8vec4> row);
    /// After all rows.
    DecodedPicture take();

private:
    void finish_row();

    DecodedPicture picture_;
    int factor_;
    int rows_ = 0;                    ///< that have been added
    std::vector<glm::u64vec4> sums_;  ///< of the squares that are under way
};

/// By what a picture must be made smaller so that no side is longer than `most_side`; at least 1.
int shrink_factor(glm::ivec2 size, int most_side);

/// A picture that has been decoded, made smaller where it has to be.
DecodedPicture shrunk(DecodedPicture picture, int most_side);

/// Throws FileError where a file of so many bytes cannot hold a picture of that size, a byte being at most
/// `most_pixels` pixels, or where decoding it as a whole takes more than 1 GiB.
void check_size(glm::ivec2 size, std::size_t bytes, std::size_t most_pixels, const std::filesystem::path& path);
void check_memory(glm::ivec2 size, const std::filesystem::path& path);

/// The kinds that have a decoder of their own. Throw FileError.
DecodedPicture decode_png(std::span<const std::byte> bytes, const std::filesystem::path& path, int most_side);
DecodedPicture decode_jpeg(std::span<const std::byte> bytes, const std::filesystem::path& path, int most_side);
/// All others that are known. Throws FileError.
DecodedPicture decode_other(std::span<const std::byte> bytes, const std::filesystem::path& path, int most_side);

}  // namespace vitrine::io
