#include <vitrine/io/png_encoder.h>

#include <gtest/gtest.h>

#include <zlib.h>

#include <cstdlib>
#include <string>

namespace vitrine::io {
namespace {

using Bytes = std::vector<std::uint8_t>;

std::uint32_t number(const Bytes& bytes, std::size_t at) {
    return std::uint32_t{bytes[at]} << 24U | std::uint32_t{bytes[at + 1]} << 16U | std::uint32_t{bytes[at + 2]} << 8U |
           bytes[at + 3];
}

/// A PNG taken apart by the letter of its specification, with all checksums looked at.
struct Taken {
    Bytes header;
    Bytes filtered;  ///< rows, each with the filter's number before it
    std::size_t data_chunks = 0;
};

Taken take_apart(const Bytes& png, std::size_t row_bytes, std::size_t rows) {
    Taken taken;
    Bytes deflated;
    std::size_t at = 8;
    std::string name;
    while (at < png.size()) {
        const std::uint32_t size = number(png, at);
        name.assign(png.begin() + static_cast<std::ptrdiff_t>(at) + 4,
                    png.begin() + static_cast<std::ptrdiff_t>(at) + 8);
        const auto begin = png.begin() + static_cast<std::ptrdiff_t>(at) + 8;
        const Bytes content(begin, begin + static_cast<std::ptrdiff_t>(size));
        EXPECT_EQ(number(png, at + 8 + size), crc32(0, &png[at + 4], size + 4)) << name;
        if (name == "IHDR") taken.header = content;
        if (name == "IDAT") {
            ++taken.data_chunks;
            deflated.insert(deflated.end(), content.begin(), content.end());
        }
        at += 12 + size;
    }
    EXPECT_EQ(name, "IEND");
    taken.filtered.resize((row_bytes + 1) * rows);
    uLongf bytes = taken.filtered.size();
    EXPECT_EQ(uncompress(taken.filtered.data(), &bytes, deflated.data(), deflated.size()), Z_OK);
    EXPECT_EQ(bytes, taken.filtered.size());
    return taken;
}

/// The rows as they were, from what filters "sub" (1) and "up" (2) left of them.
Bytes unfiltered(const Bytes& filtered, std::size_t row_bytes, std::size_t channels) {
    Bytes above(row_bytes);
    Bytes all;
    for (std::size_t at = 0; at < filtered.size(); at += row_bytes + 1) {
        const bool up = filtered[at] == 2;
        EXPECT_TRUE(up || filtered[at] == 1);
        Bytes row(row_bytes);
        for (std::size_t i = 0; i < row_bytes; ++i) {
            const std::uint8_t left = i < channels ? std::uint8_t{0} : row[i - channels];
            row[i] = static_cast<std::uint8_t>(filtered[at + 1 + i] + (up ? above[i] : left));
        }
        all.insert(all.end(), row.begin(), row.end());
        above = row;
    }
    return all;
}

Bytes shaded(std::size_t width, std::size_t height, std::uint8_t alpha) {
    Bytes rgba;
    for (std::size_t y = 0; y < height; ++y)
        for (std::size_t x = 0; x < width; ++x) {
            for (const std::size_t value : {x + y, x * y / 7, y}) rgba.push_back(static_cast<std::uint8_t>(value));
            rgba.push_back(alpha);
        }
    return rgba;
}

Bytes without_alpha(const Bytes& rgba) {
    Bytes rgb;
    for (std::size_t i = 0; i < rgba.size(); ++i)
        if (i % 4 != 3) rgb.push_back(rgba[i]);
    return rgb;
}

TEST(EncodePng, ManyStripesAreOneStreamOfPixels) {
    constexpr std::size_t width = 1000;
    constexpr std::size_t height = 700;
    const Bytes opaque = shaded(width, height, 255);
    const Taken taken = take_apart(encode_png({width, height}, opaque), width * 3, height);
    EXPECT_GT(taken.data_chunks, 2U);
    EXPECT_EQ(taken.header, (Bytes{0, 0, 3, 0xE8, 0, 0, 2, 0xBC, 8, 2, 0, 0, 0}));
    EXPECT_EQ(unfiltered(taken.filtered, width * 3, 3), without_alpha(opaque));
}

TEST(EncodePng, AlphaIsKeptWhereAPixelLetsThrough) {
    Bytes rgba = shaded(5, 3, 255);
    rgba[7] = 254;
    const Taken taken = take_apart(encode_png({5, 3}, rgba), 20, 3);
    EXPECT_EQ(taken.header[9], 6);
    EXPECT_EQ(unfiltered(taken.filtered, 20, 4), rgba);
}

TEST(EncodePng, NoiseThatCannotBeCompressedFits) {
    std::srand(7);
    Bytes rgba(std::size_t{4} * 800 * 600);
    for (std::uint8_t& byte : rgba) byte = static_cast<std::uint8_t>(std::rand() >> 7);
    const Taken taken = take_apart(encode_png({800, 600}, rgba), 3200, 600);
    EXPECT_EQ(unfiltered(taken.filtered, 3200, 4), rgba);
}

TEST(EncodePng, RowsLargerThanAStripeAreStripesOfTheirOwn) {
    const Bytes rgba = shaded(200'000, 3, 255);
    const Taken taken = take_apart(encode_png({200'000, 3}, rgba), 600'000, 3);
    EXPECT_EQ(taken.data_chunks, 3U);
    EXPECT_EQ(unfiltered(taken.filtered, 600'000, 3), without_alpha(rgba));
}

}  // namespace
}  // namespace vitrine::io
