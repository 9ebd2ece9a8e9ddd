#include <io/test_files.h>

#include <vitrine/io/picture.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>

namespace vitrine::io {
namespace {

/// Every channel another number, so that rows, columns and channels cannot be mixed up.
Picture colorful(int width, int height) {
    Picture picture{{width, height}, {}};
    for (int i = 0; i < 4 * width * height; ++i) picture.rgba.push_back(static_cast<std::uint8_t>(i * 7));
    return picture;
}

std::string content(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t file_count(const std::filesystem::path& folder) {
    const std::filesystem::directory_iterator files(folder);
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

std::string error_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const FileError& error) {
        return error.what();
    }
    return "";
}

TEST(Picture, ComesBackAsItWas) {
    const TemporaryFolder folder;
    for (const glm::ivec2 size : {glm::ivec2(1, 1), {3, 2}, {2, 3}, {257, 31}}) {
        const Picture picture = colorful(size.x, size.y);
        const std::filesystem::path path = folder.path() / "a.png";
        write_picture(path, picture);
        const Picture read = read_picture(path);
        EXPECT_EQ(read.size, picture.size);
        EXPECT_EQ(read.rgba, picture.rgba);
        Picture opaque = picture;
        for (std::size_t i = 3; i < opaque.rgba.size(); i += 4) opaque.rgba[i] = 255;
        write_picture(path, opaque);
        EXPECT_EQ(read_picture(path).rgba, opaque.rgba);
    }
    EXPECT_EQ(file_count(folder.path()), 1U) << "no temporary file is left";
}

TEST(Picture, IsWrittenThroughLinks) {
    const TemporaryFolder folder;
    namespace fs = std::filesystem;
    fs::create_directory(folder.path() / "deep");
    const fs::path link = folder.path() / "link.png";
    fs::create_symlink("deep/other.png", link);
    fs::create_symlink("real.png", folder.path() / "deep" / "other.png");
    for (int i = 0; i < 2; ++i) {  // there is no such file at first
        write_picture(link, colorful(2, 2 + i));
        EXPECT_TRUE(fs::is_symlink(link));
        EXPECT_EQ(read_picture(folder.path() / "deep" / "real.png").size, glm::ivec2(2, 2 + i));
    }
}

TEST(Picture, ADeviceIsWrittenToNotReplaced) {
    const std::filesystem::path full = "/dev/full";
    if (!std::filesystem::exists(full)) GTEST_SKIP() << "no /dev/full here";
    EXPECT_TRUE(is_picture_name(full));
    EXPECT_EQ(error_of([&] { write_picture(full, colorful(2, 2)); }),
              "/dev/full: cannot be written: No space left on device");
    EXPECT_TRUE(std::filesystem::is_character_file(full));
}

TEST(Picture, TellsItsPixels) {
    const Picture picture = colorful(3, 2);
    EXPECT_EQ(picture.pixel(2, 1)[0], static_cast<std::uint8_t>(20 * 7));
}

TEST(Picture, IsFlippedFromTheBottomUp) {
    const Picture picture = colorful(2, 3);
    const Picture flipped = picture_from_bottom_up(picture.size, std::as_bytes(std::span(picture.rgba)));
    for (int y = 0; y < 3; ++y)
        EXPECT_TRUE(std::equal(picture.pixel(0, y), picture.pixel(0, y) + 8, flipped.pixel(0, 2 - y)));
}

TEST(WritePicture, ReplacesWhatWasThere) {
    const TemporaryFolder folder;
    const std::filesystem::path path = folder.write(std::filesystem::path(u8"ä b.PNG"), "something else");
    write_picture(path, colorful(2, 2));
    EXPECT_EQ(read_picture(path).rgba, colorful(2, 2).rgba);
}

TEST(WritePicture, LeavesNothingHalfDone) {
    const TemporaryFolder folder;
    const Picture picture = colorful(2, 2);
    const std::filesystem::path old = folder.write("a.txt", "keep");
    EXPECT_NE(error_of([&] { write_picture(old, picture); }).find("a.txt: expected a name that ends in .png"),
              std::string::npos);
    EXPECT_EQ(content(old), "keep");
    EXPECT_NE(error_of([&] { write_picture(folder.path() / "no/a.png", picture); }).find("cannot be written: "),
              std::string::npos);
    std::filesystem::create_directories(folder.path() / "folder.png/full");
    EXPECT_NE(error_of([&] { write_picture(folder.path() / "folder.png", picture); }).find("cannot be written: "),
              std::string::npos);
    EXPECT_NE(
        error_of([&] { write_picture(folder.path() / "b.png", Picture{}); }).find("expected a picture with pixels"),
        std::string::npos);
    EXPECT_NE(error_of([&] {
                  write_picture(folder.path() / "b.png", Picture{{3, 3}, picture.rgba});
              }).find("its size is 3x3 and it has 16 bytes"),
              std::string::npos);
    EXPECT_EQ(file_count(folder.path()), 2U);
}

TEST(ReadPicture, SaysWhatIsWrongWithABadFile) {
    const TemporaryFolder folder;
    write_picture(folder.path() / "good.png", colorful(4, 4));
    const std::string good = content(folder.path() / "good.png");
    std::string huge = good;
    huge.replace(16, 8, std::string("\0\xFF\xFF\xFF\0\xFF\xFF\xFF", 8));
    std::string wide = good;
    wide.replace(16, 8, std::string("\0\0\x27\x10\0\0\x27\x10", 8));
    const auto error = [&](std::string_view bytes) {
        return error_of([&] { read_picture(folder.write("bad.png", bytes)); });
    };
    EXPECT_NE(error("").find("bad.png: is no picture of a kind that is read"), std::string::npos);
    EXPECT_NE(error("<svg width=\"1\"/>").find("is no picture of a kind that is read"), std::string::npos);
    EXPECT_NE(error(good.substr(0, 20)).find("is no valid PNG picture: "), std::string::npos);
    EXPECT_NE(error(good.substr(0, good.size() / 2)).find("is no valid PNG picture: "), std::string::npos);
    EXPECT_NE(error(huge).find("is no valid PNG picture: "), std::string::npos) << error(huge);
    EXPECT_NE(error(wide).find("claims 10000 x 10000 pixels, more than its "), std::string::npos) << error(wide);
    EXPECT_THROW(read_picture(folder.path()), FileError);
    EXPECT_THROW(read_picture(folder.path() / "gone.png"), FileError);
}

TEST(Compare, CountsDifferences) {
    const Picture a = colorful(2, 2);
    Picture b = a;
    EXPECT_EQ(compare(a, b).max, 0);
    EXPECT_EQ(compare(a, b).mean, 0);
    EXPECT_EQ(compare(a, b).pixels, 0U);
    b.rgba[4] = static_cast<std::uint8_t>(b.rgba[4] + 3);
    b.rgba[5] = static_cast<std::uint8_t>(b.rgba[5] - 4);
    b.rgba[15] = static_cast<std::uint8_t>(b.rgba[15] + 1);
    const PictureDifference difference = compare(a, b);
    EXPECT_EQ(difference.max, 4);
    EXPECT_DOUBLE_EQ(difference.mean, 8.0 / 16);
    EXPECT_EQ(difference.pixels, 2U);
    EXPECT_THROW(compare(a, colorful(1, 4)), UsageError);
    EXPECT_EQ(compare(Picture{}, Picture{}).pixels, 0U);
}

TEST(DivideByAlpha, GivesTheColoursBack) {
    Picture picture{{4, 1}, {10, 20, 30, 255, 0, 0, 0, 0, 64, 128, 0, 128, 1, 2, 200, 100}};
    divide_by_alpha(picture);
    EXPECT_EQ(picture.rgba, (std::vector<std::uint8_t>{10, 20, 30, 255, 0, 0, 0, 0, 128, 255, 0, 128, 3, 5, 255, 100}));
}

}  // namespace
}  // namespace vitrine::io
