#include <io/test_files.h>

#include <vitrine/io/picture_decoder.h>
#include <vitrine/io/png_encoder.h>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

std::vector<std::byte> bytes_of(std::string_view text) {
    const auto* const begin = reinterpret_cast<const std::byte*>(text.data());
    return {begin, begin + text.size()};
}

/// A PNG of columns that go from black to white, each two pixels wide.
std::vector<std::byte> png(glm::ivec2 size) {
    std::vector<std::uint8_t> rgba;
    for (int y = 0; y < size.y; ++y) {
        for (int x = 0; x < size.x; ++x)
            rgba.insert(rgba.end(), {static_cast<std::uint8_t>(x / 2 * 20), 0, static_cast<std::uint8_t>(y), 255});
    }
    const std::vector<std::uint8_t> encoded = encode_png(size, rgba);
    return bytes_of({reinterpret_cast<const char*>(encoded.data()), encoded.size()});
}

std::string error_of(std::span<const std::byte> bytes) {
    try {
        decode_picture(bytes, "a.png");
    } catch (const FileError& error) {
        return error.what();
    }
    return "";
}

/// A JPEG picture of 8 x 8 gray pixels, as small as they come.
std::vector<std::byte> gray_jpeg() {
    std::string text("\xFF\xD8\xFF\xDB\0\x43\0", 7);
    text += std::string(64, '\x01');
    text += std::string("\xFF\xC0\0\x0B\x08\0\x08\0\x08\x01\x01\x11\0", 13);
    text += std::string("\xFF\xC4\0\x14\0\x01", 6) + std::string(15, '\0') + std::string(1, '\0');
    text += std::string("\xFF\xC4\0\x14\x10\x01", 6) + std::string(15, '\0') + std::string(1, '\0');
    text += std::string("\xFF\xDA\0\x08\x01\x01\0\0\x3F\0\x3F\xFF\xD9", 13);
    return bytes_of(text);
}

TEST(DecodePicture, OfAPngIsAsItWasEncoded) {
    const DecodedPicture picture = decode_picture(png({6, 3}), "a.png");
    EXPECT_EQ(picture.size, glm::ivec2(6, 3));
    EXPECT_EQ(picture.full_size, picture.size);
    ASSERT_EQ(picture.texels.size(), 18U);
    EXPECT_EQ(picture.texels[5], glm::u8vec4(40, 0, 0, 255));
    EXPECT_EQ(picture.texels[12], glm::u8vec4(0, 0, 2, 255));
    EXPECT_TRUE(picture.flaw.empty());
}

TEST(DecodePicture, OfALargerOneIsSmallerByAWholeNumber) {
    const DecodedPicture picture = decode_picture(png({6, 3}), "a.png", 3);
    EXPECT_EQ(picture.full_size, glm::ivec2(6, 3));
    EXPECT_EQ(picture.size, glm::ivec2(3, 2));
    EXPECT_EQ(picture.texels[2], glm::u8vec4(40, 0, 1, 255)) << "the mean of rows 0 and 1, rounded";
    EXPECT_EQ(picture.texels[5], glm::u8vec4(40, 0, 2, 255)) << "of the last row alone";
    EXPECT_EQ(decode_picture(png({7, 7}), "a.png", 1).size, glm::ivec2(1, 1));
}

TEST(DecodePicture, OfAJpeg) {
    const DecodedPicture picture = decode_picture(gray_jpeg(), "a.jpg");
    EXPECT_EQ(picture.size, glm::ivec2(8, 8));
    ASSERT_EQ(picture.texels.size(), 64U);
    EXPECT_EQ(picture.texels[63], glm::u8vec4(128, 128, 128, 255));
    const DecodedPicture small = decode_picture(gray_jpeg(), "a.jpg", 2);
    EXPECT_EQ(small.size, glm::ivec2(2, 2));
    EXPECT_EQ(small.full_size, glm::ivec2(8, 8));
}

TEST(DecodePicture, OfAJpegThatIsCutOffShowsWhatIsThere) {
    std::vector<std::byte> cut = gray_jpeg();
    cut.resize(cut.size() - 3);
    const DecodedPicture picture = decode_picture(cut, "a.jpg");
    EXPECT_EQ(picture.size, glm::ivec2(8, 8));
#ifdef VITRINE_TEST_TURBOJPEG
    EXPECT_FALSE(picture.flaw.empty());
#endif
}

TEST(DecodePicture, OfOtherKindsByTheirContent) {
    const DecodedPicture picture = decode_picture(bytes_of("P6 2 1 255 \x01\x02\x03\x04\x05\x06"), "a.png");
    ASSERT_EQ(picture.texels.size(), 2U);
    EXPECT_EQ(picture.texels[1], glm::u8vec4(4, 5, 6, 255));
}

TEST(DecodePicture, RefusesWhatIsNoneAndWhatClaimsTooMuch) {
    EXPECT_EQ(error_of({}), "a.png: is no picture of a kind that is read: PNG, JPEG, BMP, GIF, TGA, PSD, HDR or PNM");
    std::vector<std::byte> huge = png({4, 4});
    for (const std::size_t at : {17U, 21U}) huge[at] = std::byte{8};  // 524,292 pixels each way
    EXPECT_NE(error_of(huge).find("claims 524292 x 524292 pixels, more than its "), std::string::npos)
        << error_of(huge);
    std::vector<std::byte> jpeg = gray_jpeg();
    const std::size_t size_at = 7 + 64 + 5;
    jpeg[size_at] = jpeg[size_at + 2] = std::byte{0x80};
    EXPECT_NE(error_of(jpeg).find("claims 32776 x 32776 pixels"), std::string::npos) << error_of(jpeg);
    EXPECT_NE(error_of(bytes_of("P6 60000 60000 255 ")).find("claims 60000 x 60000"), std::string::npos);
}

TEST(DecodePicture, OfBytesCutOffAnywhereEnds) {
    for (const std::vector<std::byte>& whole : {png({5, 4}), gray_jpeg()}) {
        for (std::size_t size = 0; size < whole.size(); ++size) {
            try {
                const DecodedPicture picture = decode_picture(std::span(whole).first(size), "a");
                EXPECT_EQ(picture.texels.size(), static_cast<std::size_t>(picture.size.x * picture.size.y));
            } catch (const FileError& error) {
                EXPECT_TRUE(std::string_view(error.what()).starts_with("a: ")) << error.what();
            }
        }
    }
}

}  // namespace
}  // namespace vitrine::io
