#include <vitrine/base/error.h>
#include <vitrine/io/picture_rows.h>

#include <turbojpeg.h>

#include <memory>
#include <string>

namespace vitrine::io {
namespace {

/// A block of 64 pixels takes a bit at least.
constexpr std::size_t most_pixels_of_byte = std::size_t{64} * 8;

using Decompressor = std::unique_ptr<void, int (*)(tjhandle)>;

/// What the header says.
struct Header {
    glm::ivec2 size{0};
    int color_space = 0;
};

[[noreturn]] void fail(const Decompressor& decompressor, const std::filesystem::path& path) {
    throw FileError(path, std::string("is no valid JPEG picture: ") + tjGetErrorStr2(decompressor.get()));
}

const unsigned char* data_of(std::span<const std::byte> bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

Header read_header(const Decompressor& decompressor, std::span<const std::byte> bytes,
                   const std::filesystem::path& path) {
    Header header;
    int subsampling = 0;
    const int result = tjDecompressHeader3(decompressor.get(), data_of(bytes), bytes.size(), &header.size.x,
                                           &header.size.y, &subsampling, &header.color_space);
    if (result != 0) fail(decompressor, path);
    check_size(header.size, bytes.size(), most_pixels_of_byte, path);
    return header;
}

/// The size that the decoder itself brings a picture to, by 2, 4 or 8, which is faster than to decode all of it.
glm::ivec2 scaled_size(glm::ivec2 size, int most_side) {
    int divisor = 1;
    while (divisor < 8 && shrink_factor(size, most_side) > divisor) divisor *= 2;
    const tjscalingfactor factor{1, divisor};
    return {TJSCALED(size.x, factor), TJSCALED(size.y, factor)};
}

}  // namespace

DecodedPicture decode_jpeg(std::span<const std::byte> bytes, const std::filesystem::path& path, int most_side) {
    const Decompressor decompressor(tjInitDecompress(), tjDestroy);
    if (!decompressor) throw FileError(path, "needs more memory than there is");
    const Header header = read_header(decompressor, bytes, path);
    if (header.color_space == TJCS_CMYK || header.color_space == TJCS_YCCK) return decode_other(bytes, path, most_side);
    DecodedPicture picture{
        .size = scaled_size(header.size, most_side), .full_size = header.size, .texels = {}, .flaw = {}};
    check_memory(picture.size, path);
    picture.texels.resize(static_cast<std::size_t>(picture.size.x) * static_cast<std::size_t>(picture.size.y));
    const int result = tjDecompress2(decompressor.get(), data_of(bytes), bytes.size(),
                                     reinterpret_cast<unsigned char*>(picture.texels.data()), picture.size.x, 0,
                                     picture.size.y, TJPF_RGBA, 0);
    if (result != 0 && tjGetErrorCode(decompressor.get()) != TJERR_WARNING) fail(decompressor, path);
    // Many are cut off, or have something behind them, and are seen all the same.
    if (result != 0) picture.flaw = tjGetErrorStr2(decompressor.get());
    return shrunk(std::move(picture), most_side);
}

}  // namespace vitrine::io
