#include <io/cloud_files.h>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

/// A file of version 1.0 without its numbers.
Bytes header(const std::string& dictionary, bool big_endian = false) {
    Bytes bytes(big_endian);
    const std::string text = dictionary + std::string(13, ' ') + "\n";
    bytes.text("\x93NUMPY\x01").add(std::uint8_t{0});
    return bytes.text(Bytes().add(static_cast<std::uint16_t>(text.size())).text(text).str());
}

std::string described(std::string_view type, std::string_view shape, std::string_view fortran = "False") {
    return "{'descr': '" + std::string(type) + "', 'fortran_order': " + std::string(fortran) +
           ", 'shape': " + std::string(shape) + ", }";
}

template <class T>
scene::Scene read(const TemporaryFolder& folder, std::string_view type, std::initializer_list<T> numbers,
                  std::string_view shape, std::string_view fortran = "False") {
    return folder.read("a.npy", header(described(type, shape, fortran), type[0] == '>').add(numbers));
}

const Vectors two_points{{1, 2, 3}, {4, 5, 6}};

template <class T>
void expect_type(const std::string& type) {
    const TemporaryFolder folder;
    for (const char order : {'<', '>'}) {
        const std::string name = order + type;
        EXPECT_EQ(all(only_cloud(read<T>(folder, name, {1, 2, 3, 4, 5, 6}, "(2, 3)")).positions), two_points) << name;
        EXPECT_EQ(all(only_cloud(read<T>(folder, name, {1, 4, 2, 5, 3, 6}, "(2, 3)", "True")).positions), two_points)
            << name;
    }
}

TEST(NpyReader, ReadsEveryTypeInBothOrders) {
    expect_type<double>("f8");
    expect_type<float>("f4");
    expect_type<std::int8_t>("i1");
    expect_type<std::uint8_t>("u1");
    expect_type<std::int16_t>("i2");
    expect_type<std::uint16_t>("u2");
    expect_type<std::int32_t>("i4");
    expect_type<std::uint32_t>("u4");
    expect_type<std::int64_t>("i8");
    expect_type<std::uint64_t>("u8");
}

TEST(NpyReader, ReadsHalves) {
    const TemporaryFolder folder;
    const scene::Scene scene = read<std::uint16_t>(
        folder, "<f2", {0x3C00, 0xC000, 0x0001, 0x7BFF, 0x8400, 0x3555, 0x7C00, 0, 0, 0x7E00, 0, 0}, "(4, 3)");
    EXPECT_EQ(all(only_cloud(scene).positions), (Vectors{{1, -2, 0x1p-24F}, {65504, -0x1p-14F, 0x1.554p-2F}}));
    EXPECT_TRUE(was_logged("2 of 4 points have no position")) << "infinite and NaN";
}

TEST(NpyReader, ReadsFourAndSixColumns) {
    const TemporaryFolder folder;
    const scene::Scene four = read<float>(folder, "<f4", {1, 2, 3, 0.5F, 4, 5, 6, -7}, "(2, 4)");
    EXPECT_EQ(all(only_cloud(four).positions), two_points);
    EXPECT_EQ(scalar_values(only_cloud(four), "intensity"), (Floats{0.5F, -7}));
    const scene::Scene floats = read<double>(folder, "<f8", {1, 2, 3, 1, 0, 0.5, 4, 5, 6, 0, 0.25, 0}, "(2, 6)");
    EXPECT_EQ(all(only_cloud(floats).colors), (Colors{{255, 0, 128, 255}, {0, 64, 0, 255}}));
    const scene::Scene bytes = read<std::uint8_t>(folder, "|u1", {1, 2, 3, 1, 1, 1, 4, 5, 6, 0, 1, 1}, "(2, 6)");
    EXPECT_EQ(all(only_cloud(bytes).colors), (Colors{{1, 1, 1, 255}, {0, 1, 1, 255}})) << "up to 255";
    const scene::Scene normals = read<float>(folder, "<f4", {1, 2, 3, 0, 0, 1, 4, 5, 6, 0, -1, 0}, "(2, 6)");
    EXPECT_EQ(all(only_cloud(normals).normals), (Vectors{{0, 0, 1}, {0, -1, 0}}));
}

TEST(NpyReader, ReadsTwoColumnsIntoThePlane) {
    const TemporaryFolder folder;
    for (const auto& [numbers, fortran] :
         {std::pair{std::array{1.0, 2.0, 3.0, 4.0}, "False"}, std::pair{std::array{1.0, 3.0, 2.0, 4.0}, "True"}}) {
        const scene::Scene scene =
            read<double>(folder, "<f8", {numbers[0], numbers[1], numbers[2], numbers[3]}, "(2, 2)", fortran);
        EXPECT_EQ(all(only_cloud(scene).positions), (Vectors{{1, 2, 0}, {3, 4, 0}}));
    }
}

TEST(NpyReader, ReadsEveryVersion) {
    const TemporaryFolder folder;
    const std::string text = described("|u1", "(1,3)");
    for (const char version : {'\2', '\3'}) {
        Bytes bytes;
        bytes.text("\x93NUMPY")
            .add(version)
            .add('\0')
            .add(static_cast<std::uint32_t>(text.size()))
            .text(text + "\1\2\3");
        EXPECT_EQ(all(only_cloud(folder.read("noname", bytes)).positions), (Vectors{{1, 2, 3}}));
    }
    EXPECT_EQ(only_cloud(read<float>(folder, "<f4", {}, "(0, 3)")).positions.size(), 0U);
}

TEST(NpyReader, KeepsFarCoordinatesExactly) {
    const TemporaryFolder folder;
    const scene::Scene scene = read<double>(folder, "<f8", {1e6 + 0.125, 0, 0, 1e6 + 1, 0, 0}, "(2, 3)");
    EXPECT_EQ(scene.bounds().min.x, 1e6 + 0.125);
    EXPECT_EQ(only_cloud(scene).positions[1], glm::vec3(0, 0, 0));
}

TEST(NpyReader, SaysWhatIsWrong) {
    const auto file = [](const std::string& dictionary) { return header(dictionary).pad(400, '\0').str(); };
    const std::string shape_wanted = "expected an array of N rows and 2, 3, 4 or 6 columns";
    expect_errors(
        "a.npy",
        {
            {"a version", std::string("\x93NUMPY\4\0\0\0", 10), "byte 6: expected version 1, 2 or 3, found 4"},
            {"no header", std::string("\x93NUMPY\1\0\xFF\xFF{}", 12),
             "byte 10: the file ends too early: expected 65535"},
            {"no signature", "\x93NUMPI\1", "byte 0: expected the signature of a NumPy file"},
            {"objects", file(described("|O", "(2, 3)")), "byte 20: holds Python objects (pickle), expected an array"},
            {"records", file("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (2,)}"),
             "byte 20: is an array of records, expected one of numbers"},
            {"complex", file(described("<c8", "(2, 3)")),
             "expected a type of numbers such as '<f8' or '|u1', found '<c8'"},
            {"text", file(described("<U5", "(2, 3)")), "expected a type of numbers"},
            {"no type", file(described("", "(2, 3)")), "expected a type of numbers"},
            {"one column", file(described("<f4", "(2, 1)")), shape_wanted},
            {"five columns", file(described("<f4", "(2, 5)")), "found one of shape (2, 5)"},
            {"a vector", file(described("<f4", "(6,)")), "found one of shape (6)"},
            {"a scalar", file(described("<f4", "()")), "found one of shape ()"},
            {"a box", file(described("<f4", "(2, 2, 3)")), "found one of shape (2, 2, 3)"},
            {"more rows", file(described("<f4", "(1000, 3)")), "expected 1000 rows of 12 bytes, found"},
            {"huge", file(described("<f8", "(18446744073709551615, 3)")),
             "expected 18446744073709551615 rows of 24 bytes"},
            {"too huge", file(described("<f8", "(18446744073709551616, 3)")), "expected a number of rows"},
            {"negative", file(described("<f8", "(-1, 3)")),
             "expected a number of rows and one of columns in the header"},
            {"no number", file(described("<f8", "(x, 3)")), "expected a number of rows"},
            {"no shape", file("{'descr': '<f4', 'fortran_order': False}"),
             "expected 'descr', 'fortran_order' and 'shape'"},
            {"another key", file("{'descr': '<f4', 'order': 1}"), "expected 'descr', 'fortran_order' or 'shape'"},
            {"no boolean", file(described("<f4", "(2, 3)", "Maybe")),
             "expected True or False in the header, found 'Maybe"},
            {"no dictionary", file("[]"), "byte 10: expected '{' in the header, found '[]"},
            {"not closed", file("{'descr': '<f4'"), "expected ',' or '}' in the header, found its end"},
            {"no quote", file("{'descr: 1"), "expected a name in quotes"},
        });
}

TEST(NpyReader, SurvivesEveryBeginningChangeAndNumber) {
    for (const char* fortran : {"False", "True"}) {
        const std::string good = header(described("<f4", "(2, 3)", fortran)).add<float>({1, 2, 3, 4, 5, 6});
        EXPECT_EQ(read_all_beginnings("a.npy", good), good.size());
        read_all_changes("a.npy", good);
        read_all_numbers<std::uint16_t>("a.npy", good, 12);
    }
}

}  // namespace
}  // namespace vitrine::io
