#include <io/cloud_files.h>

#include <vitrine/io/lzf.h>

#include <gtest/gtest.h>

#include <bit>
#include <limits>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

constexpr std::string_view rich_fields =
    "# .PCD v0.7 - Point Cloud Data file format\nVERSION 0.7\n"
    "FIELDS x y z rgb normal_x normal_y normal_z intensity hist label _\nSIZE 4 4 8 4 4 4 4 2 1 8 1\n"
    "TYPE F F F F F F F I U U U\nCOUNT 1 1 1 1 1 1 1 1 2 1 3\n";
constexpr std::string_view two_points = "WIDTH 2\nHEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS 2\n";

std::string rich_header(std::string_view data) {
    return std::string(rich_fields) + std::string(two_points) + "DATA " + std::string(data) + "\n";
}

Bytes binary_points() {
    Bytes bytes;
    bytes.add<float>({1, 2}).add(3.0).add(std::uint32_t{0x00FF8001}).add<float>({0, 0, 2});
    bytes.add(std::int16_t{-5}).add<std::uint8_t>({7, 8}).add(std::uint64_t{9}).text("___");
    bytes.add<float>({4, 5}).add(6.5).add(std::uint32_t{0xFF000010}).add<float>({0, -1, 0});
    bytes.add(std::int16_t{300}).add<std::uint8_t>({255, 0}).add(std::uint64_t{1000}).text("___");
    return bytes;
}

/// The same numbers, all of a field beside each other.
Bytes parted_points() {
    Bytes bytes;
    bytes.add<float>({1, 4}).add<float>({2, 5}).add<double>({3, 6.5}).add<std::uint32_t>({0x00FF8001, 0xFF000010});
    bytes.add<float>({0, 0}).add<float>({0, -1}).add<float>({2, 0}).add<std::int16_t>({-5, 300});
    bytes.add<std::uint8_t>({7, 8, 255, 0}).add<std::uint64_t>({9, 1000}).text("______");
    return bytes;
}

/// LZF data that say all bytes as they are.
std::string stored(const std::string& bytes) {
    std::string packed;
    for (std::size_t i = 0; i < bytes.size(); i += 32) {
        const std::string part = bytes.substr(i, 32);
        packed += static_cast<char>(part.size() - 1);
        packed += part;
    }
    return packed;
}

Bytes compressed(std::string_view header, const std::string& packed, std::size_t size) {
    Bytes bytes;
    bytes.text(header).add(static_cast<std::uint32_t>(packed.size())).add(static_cast<std::uint32_t>(size));
    return bytes.text(packed);
}

void expect_rich(const scene::PointCloud& cloud) {
    EXPECT_EQ(all(cloud.positions), (Vectors{{1, 2, 3}, {4, 5, 6.5F}}));
    EXPECT_EQ(all(cloud.colors), (Colors{{255, 128, 1, 255}, {0, 0, 16, 255}}));
    EXPECT_EQ(all(cloud.normals), (Vectors{{0, 0, 1}, {0, -1, 0}}));
    EXPECT_EQ(scalar_names(cloud), "intensity,hist_0,hist_1,label,");
    EXPECT_EQ(scalar_values(cloud, "intensity"), (Floats{-5, 300}));
    EXPECT_EQ(scalar_values(cloud, "hist_0"), (Floats{7, 255}));
    EXPECT_EQ(scalar_values(cloud, "hist_1"), (Floats{8, 0}));
    EXPECT_EQ(scalar_values(cloud, "label"), (Floats{9, 1000}));
}

TEST(PcdReader, ReadsBinary) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.pcd", rich_header("binary") + binary_points().str());
    expect_rich(only_cloud(scene));
    EXPECT_EQ(only_cloud(scene).name, "a");
    EXPECT_EQ(scene.material(only_cloud(scene).material).base_color, glm::vec4(1));
}

TEST(PcdReader, ReadsCompressed) {
    const TemporaryFolder folder;
    const std::string points = parted_points();
    expect_rich(
        only_cloud(folder.read("a.pcd", compressed(rich_header("binary_compressed"), stored(points), points.size()))));
}

TEST(PcdReader, ReadsAscii) {
    const TemporaryFolder folder;
    const std::string color = std::to_string(0x00FF8001);
    std::string header = rich_header("ascii");
    header.replace(header.find("TYPE F F F F"), 12, "TYPE F F F U");
    const std::string rows = "1 2 3 " + color + " 0 0 2 -5 7 8 9 0 0 0\n\n4 5 6.5 16 0 -1 0 300 255 0 1000 0 0 0\n";
    expect_rich(only_cloud(folder.read("a.pcd", header + rows)));
}

TEST(PcdReader, ReadsColorsInTheBitsOfFloats) {
    const TemporaryFolder folder;
    const std::string header =
        "VERSION .7\nFIELDS x y z rgb\nSIZE 4 4 4 4\nTYPE F F F F\nWIDTH 2\nHEIGHT 1\nDATA ascii\n";
    const auto bits = fmt::format("{}", std::bit_cast<float>(0x00102030U));
    const scene::Scene scene = folder.read("a.pcd", header + "0 0 0 4.2108e+06\n1 0 0 " + bits + "\n");
    EXPECT_EQ(all(only_cloud(scene).colors), (Colors{{64, 64, 112, 255}, {16, 32, 48, 255}}));
}

TEST(PcdReader, ReadsAlpha) {
    const TemporaryFolder folder;
    const auto colors = [&](std::uint32_t first, std::uint32_t second) {
        Bytes bytes;
        bytes.text("VERSION .7\nFIELDS x y z rgba\nSIZE 4 4 4 4\nTYPE F F F U\nWIDTH 2\nHEIGHT 1\nDATA binary\n");
        bytes.add<float>({0, 0, 0}).add(first).add<float>({1, 0, 0}).add(second);
        return all(only_cloud(folder.read("a.pcd", bytes)).colors);
    };
    EXPECT_EQ(colors(0x80010203, 0), (Colors{{1, 2, 3, 128}, {0, 0, 0, 0}}));
    EXPECT_EQ(colors(0x00010203, 0), (Colors{{1, 2, 3, 255}, {0, 0, 0, 255}})) << "alpha that nobody has set";
}

TEST(PcdReader, LeavesOutPointsWithoutAPosition) {
    const TemporaryFolder folder;
    set_log_level("off");
    const std::string header =
        "VERSION .7\nFIELDS x y z i\nSIZE 4 4 4 4\nTYPE F F F F\nWIDTH 2\nHEIGHT 2\nPOINTS 4\nDATA ascii\n";
    const scene::Scene scene = folder.read("a.pcd", header + "nan nan nan 1\n1 2 3 2\n0 inf 0 3\n4 5 6 nan\n");
    const scene::PointCloud& cloud = only_cloud(scene);
    EXPECT_EQ(all(cloud.positions), (Vectors{{1, 2, 3}, {4, 5, 6}}));
    EXPECT_EQ(cloud.scalars[0].values[0], 2);
    EXPECT_TRUE(std::isnan(cloud.scalars[0].values[1]));
    EXPECT_TRUE(was_logged("2 of 4 points have no position and are left out"));
    EXPECT_TRUE(
        only_cloud(folder.read("b.pcd", header + "nan 0 0 1\nnan 0 0 1\nnan 0 0 1\nnan 0 0 1\n")).positions.empty());
}

TEST(PcdReader, IsToldByItsContent) {
    const TemporaryFolder folder;
    const std::string header = "# .PCD v0.5\nCOLUMNS x y z\nSIZE 4 4 4\nTYPE F F F\nPOINTS 1\nDATA ascii\n1 2 3\n";
    EXPECT_EQ(only_cloud(folder.read("a.pcd", header)).positions.size(), 1U) << "an old one, by its name";
    EXPECT_EQ(only_cloud(folder.read("noname", "VERSION .7\n" + header)).positions.size(), 1U);
}

/// A small file, one of whose lines is another one.
std::string with_line(std::string_view keyword, std::string_view line, std::string_view body = "1 2 3\n") {
    std::string text;
    for (const std::string_view good : {"VERSION 0.7", "FIELDS x y z", "SIZE 4 4 4", "TYPE F F F", "COUNT 1 1 1",
                                        "WIDTH 1", "HEIGHT 1", "POINTS 1", "DATA ascii"})
        text += std::string(good.starts_with(keyword) ? line : good) + "\n";
    return text + std::string(body);
}

TEST(PcdReader, SaysWhatIsWrong) {
    const std::string huge = "18446744073709551615";
    expect_errors(
        "a.pcd",
        {
            {"a keyword", with_line("VERSION", "VERSUN 1"),
             "line 1: expected a line such as 'FIELDS', 'WIDTH' or 'DATA'"},
            {"no positions", with_line("FIELDS", "FIELDS x y q"), "expected fields 'x', 'y' and 'z'"},
            {"too few sizes", with_line("SIZE", "SIZE 4 4"), "line 3: expected a size for each field, found ''"},
            {"too many sizes", with_line("SIZE", "SIZE 4 4 4 4"), "line 3: expected the end of the line, found '4'"},
            {"a size", with_line("SIZE", "SIZE 4 4 3"), "field 'z' has type F and size 3, expected I or U with 1, 2"},
            {"a huge size", with_line("SIZE", "SIZE 4 4 " + huge),
             "field 'z' has type F and size " + huge.substr(0, 9)},
            {"a negative size", with_line("SIZE", "SIZE 4 4 -1"), "line 3: expected a size for each field, found '-1'"},
            {"a type", with_line("TYPE", "TYPE F F X"), "line 4: expected 'F', 'I' or 'U' for each field, found 'X'"},
            {"a count of 0", with_line("COUNT", "COUNT 1 1 0"), "line 5: expected a count of 1 at least"},
            {"a huge count", with_line("COUNT", "COUNT 1 1 " + huge),
             "line 5: expected 4096 numbers for each point at most"},
            {"many", with_line("COUNT", "COUNT 1 4095 1"), "line 5: expected 4096 numbers for each point at most"},
            {"a width", with_line("WIDTH", "WIDTH -1"), "line 6: expected a width, found '-1'"},
            {"a width of 0", with_line("WIDTH", "WIDTH 0"), "expected as many points as the width times the height, 0"},
            {"an area", with_line("HEIGHT", "HEIGHT " + huge), "the header says 1"},
            {"a huge area", "VERSION 1\nFIELDS x y z\nWIDTH " + huge + "\nHEIGHT 2\nDATA ascii\n",
             "line 5: expected fewer points than"},
            {"no size", "VERSION 1\nFIELDS x y z\nDATA ascii\n",
             "line 3: expected a line 'WIDTH' or 'POINTS' before 'DATA'"},
            {"no data", "VERSION 1\nFIELDS x y z\n", "line 3: the file ends in the header, expected a line 'DATA'"},
            {"a kind of data", with_line("DATA", "DATA text"),
             "line 9: expected 'ascii', 'binary' or 'binary_compressed'"},
            {"no points", with_line("DATA", "DATA ascii", ""),
             "line 10: expected 1 lines of points from here on, found 0"},
            {"more points", with_line("DATA", "DATA ascii", "1 2 3\n4 5 6\n"),
             "expected 1 lines of points from here on, found 2"},
            {"a number", with_line("DATA", "DATA ascii", "1 2 z\n"), "line 10: expected a number for 'z', found 'z'"},
            {"a short row", with_line("DATA", "DATA ascii", "1 2\n"),
             "line 10: expected 3 numbers, one for each number of a field, found 2"},
            {"truncated", with_line("DATA", "DATA binary", "12345678901"),
             "expected 1 points of 12 bytes, what is left of the file can hold 0"},
        });
}

TEST(PcdReader, SaysWhatIsWrongInCompressedData) {
    const std::string header = "VERSION 0.7\nFIELDS x y z\nWIDTH 2\nPOINTS 2\nDATA binary_compressed\n";
    const std::string points(24, '\1');
    const std::string byte = std::to_string(header.size());
    const auto file = [&](const std::string& packed, std::size_t size = 24) {
        return compressed(header, packed, size);
    };
    expect_errors("a.pcd",
                  {
                      {"no sizes", header + "1234567", "the file ends too early: expected 4 bytes of size, found 3"},
                      {"another size", file(stored(points), 25), "expected 2 points of 12 bytes, found 25 bytes"},
                      {"truncated", header + Bytes().add<std::uint32_t>({26, 24}).text("123").str(),
                       "expected 26 bytes of compressed points, found 3"},
                      {"ends in a run",
                       file("\x17"
                            "123"),
                       "expected LZF data that stand for 24 bytes"},
                      {"too little", file(stored(points.substr(1))), "expected LZF data that stand for 24 bytes"},
                      {"too much", file(stored(points + "1")), "expected LZF data that stand for 24 bytes"},
                      {"before the beginning", file(std::string("\x20\x00\x17", 3) + points), "expected LZF data"},
                      {"ends in a repetition", file("\1xx\xE0\x10"), "expected LZF data"},
                  });
    expect_errors(
        "a.pcd",
        {{"more than it can stand for",
          compressed("VERSION 0.7\nFIELDS x y z\nWIDTH 100000000\nDATA binary_compressed\n", "\1xx", 1'200'000'000),
          "expected no more bytes than 3 compressed ones can stand for"}});
}

TEST(PcdReader, SurvivesEveryBeginningAndChange) {
    const std::string points = parted_points();
    const std::string packed = compressed(rich_header("binary_compressed"), stored(points), points.size());
    EXPECT_GT(read_all_beginnings("a.pcd", packed), packed.size() - 10);
    read_all_changes("a.pcd", packed);
    const std::string binary = rich_header("binary") + binary_points().str();
    EXPECT_EQ(read_all_beginnings("a.pcd", binary), binary.size());
    read_all_changes("a.pcd", with_line("VERSION", "VERSION 1"));
}

std::string unpack(std::string_view packed, std::size_t size) {
    std::string text(size, '?');
    const auto bad = unpack_lzf(std::as_bytes(std::span(packed)), std::as_writable_bytes(std::span(text)));
    return bad ? "bad at " + std::to_string(*bad) : text;
}

TEST(Lzf, RepeatsWhatCameBefore) {
    EXPECT_EQ(unpack("", 0), "");
    EXPECT_EQ(unpack("\2abc", 3), "abc");
    EXPECT_EQ(unpack({"\2abc\x20\2", 6}, 6), "abcabc");
    EXPECT_EQ(unpack({"\0a\xE0\3\0", 5}, 13), std::string(13, 'a')) << "12 bytes, each from the one before";
    EXPECT_EQ(unpack({"\2abc\x20\2", 6}, 7), "bad at 6");
    EXPECT_EQ(unpack({"\2abc\x20\2", 6}, 5), "bad at 4");
    EXPECT_EQ(unpack({"\2abc\x20\3", 6}, 6), "bad at 4");
    EXPECT_EQ(unpack({"\2abc\x20", 5}, 6), "bad at 4");
    EXPECT_EQ(unpack("\3abc", 4), "bad at 0");
}

TEST(Lzf, RepeatsFromFarAway) {
    std::string packed;
    std::string text;
    for (int i = 0; i < 256; ++i) {
        std::string part(32, static_cast<char>(i));
        part[0] = static_cast<char>(255 - i);
        packed += '\x1F' + part;
        text += part;
    }
    // 3 + 2 bytes from 8,192 bytes before.
    EXPECT_EQ(unpack(packed + "\x7F\xFF", text.size() + 5), text + text.substr(0, 5));
}

}  // namespace
}  // namespace vitrine::io
