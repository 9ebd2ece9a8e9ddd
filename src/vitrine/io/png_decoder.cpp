#include <vitrine/base/error.h>
#include <vitrine/io/picture_rows.h>

#include <spng.h>

#include <memory>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

/// What Deflate makes of one bit at most.
constexpr std::size_t most_of_bit = 1032;

std::size_t bits_of_pixel(const spng_ihdr& header) {
    switch (header.color_type) {
        case SPNG_COLOR_TYPE_TRUECOLOR: return std::size_t{3} * header.bit_depth;
        case SPNG_COLOR_TYPE_GRAYSCALE_ALPHA: return std::size_t{2} * header.bit_depth;
        case SPNG_COLOR_TYPE_TRUECOLOR_ALPHA: return std::size_t{4} * header.bit_depth;
        default: return header.bit_depth;
    }
}

/// As libpng has it: no row takes more than 4 MiB.
constexpr std::uint32_t most_side_of_file = 1'000'000;
/// Of texts and profiles, which nobody looks at.
constexpr std::size_t most_chunk_bytes = 8U << 20U;

/// Decodes one picture.
class PngDecoder {
public:
    PngDecoder(std::span<const std::byte> bytes, const std::filesystem::path& path)
        : path_(path), context_(spng_ctx_new(0), spng_ctx_free) {
        if (!context_) throw FileError(path_, "needs more memory than there is");
        check(spng_set_png_buffer(context_.get(), bytes.data(), bytes.size()));
        check(spng_set_chunk_limits(context_.get(), most_chunk_bytes, most_chunk_bytes));
        check(spng_set_image_limits(context_.get(), most_side_of_file, most_side_of_file));
        check(spng_set_crc_action(context_.get(), SPNG_CRC_USE,
                                  SPNG_CRC_USE));  // the pixels have a checksum of their own
        check(spng_get_ihdr(context_.get(), &header_));
        size_ = {static_cast<int>(header_.width), static_cast<int>(header_.height)};
        check_size(size_, bytes.size(), most_of_bit * 8 / bits_of_pixel(header_), path_);
    }

    DecodedPicture decode(int most_side) {
        const int factor = shrink_factor(size_, most_side);
        const bool by_rows = factor > 1 && header_.interlace_method == 0;
        return by_rows ? decode_rows(factor) : shrunk(decode_whole(), most_side);
    }

private:
    void check(int result) const {
        if (result != 0) throw FileError(path_, std::string("is no valid PNG picture: ") + spng_strerror(result));
    }

    DecodedPicture decode_whole() {
        check_memory(size_, path_);
        DecodedPicture picture{.size = size_, .full_size = size_, .texels = {}, .flaw = {}};
        picture.texels.resize(static_cast<std::size_t>(size_.x) * static_cast<std::size_t>(size_.y));
        check(spng_decode_image(context_.get(), picture.texels.data(), picture.texels.size() * sizeof(glm::u8vec4),
                                SPNG_FMT_RGBA8, SPNG_DECODE_TRNS));
        return picture;
    }

    DecodedPicture decode_rows(int factor) {
        check(
            spng_decode_image(context_.get(), nullptr, 0, SPNG_FMT_RGBA8, SPNG_DECODE_TRNS | SPNG_DECODE_PROGRESSIVE));
        std::vector<glm::u8vec4> row(static_cast<std::size_t>(size_.x));
        PictureRows rows(size_, factor);
        for (int y = 0; y < size_.y; ++y) {
            const int result = spng_decode_row(context_.get(), row.data(), row.size() * sizeof(glm::u8vec4));
            if (result != SPNG_EOI) check(result);
            rows.add(row);
        }
        return rows.take();
    }

    const std::filesystem::path& path_;
    std::unique_ptr<spng_ctx, void (*)(spng_ctx*)> context_;
    spng_ihdr header_{};
    glm::ivec2 size_{0};
};

}  // namespace

DecodedPicture decode_png(std::span<const std::byte> bytes, const std::filesystem::path& path, int most_side) {
    return PngDecoder(bytes, path).decode(most_side);
}

}  // namespace vitrine::io
