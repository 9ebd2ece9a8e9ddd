#include <io/hdr_files.h>

#include <vitrine/io/hdr_reader.h>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

using Texels = std::vector<glm::vec3>;

scene::EnvironmentMap read(std::string_view content) {
    return read_hdr({.path = "sky.hdr", .bytes = std::as_bytes(std::span(content))});
}

/// What a FileError says; "" when there is none.
std::string error_of(std::string_view content) {
    try {
        read(content);
    } catch (const FileError& error) {
        return error.what();
    }
    return "";
}

Texels texels_of(std::string_view content) {
    return read(content).texels;
}

/// As Radiance writes it: one is the mantissa 128 with the exponent 129.
constexpr Rgbe one{128, 128, 128, 129};
constexpr Rgbe red{128, 0, 0, 129};
constexpr Rgbe green{0, 128, 0, 129};
constexpr Rgbe blue{0, 0, 128, 129};
constexpr Rgbe dark{0, 0, 0, 0};

/// Eight pixels, of which the first four are (1, 0.5, 0.25) and the others twice as bright.
std::string eight_in_runs() {
    const auto run = [](int count, int value) { return std::string{char(128 + count), char(value)}; };
    const std::string literal{8,         char(129), char(129), char(129), char(129),
                              char(130), char(130), char(130), char(130)};
    return line_of_runs(8, run(8, 128) + run(3, 64) + run(5, 64) + run(8, 32) + literal);
}

TEST(HdrReader, ReadsKnownNumbers) {
    const scene::EnvironmentMap map =
        read(hdr_header("-Y 2 +X 3") + flat({one, {255, 1, 2, 136}, {200, 100, 50, 120}, red, dark, {9, 9, 9, 0}}));
    EXPECT_EQ(map.name, "sky.hdr");
    EXPECT_EQ(map.size, glm::ivec2(3, 2));
    EXPECT_EQ(map.file_size, glm::ivec2(3, 2));
    const glm::vec3 dim = glm::vec3(200, 100, 50) / 65536.0F;
    EXPECT_EQ(map.texels, (Texels{glm::vec3(1), {255, 1, 2}, dim, {1, 0, 0}, glm::vec3(0), glm::vec3(0)}));
}

TEST(HdrReader, ReadsBothKindsOfRuns) {
    Texels expected(4, glm::vec3(1, 0.5, 0.25));
    expected.resize(8, glm::vec3(2, 1, 0.5));
    EXPECT_EQ(texels_of(hdr_header("-Y 1 +X 8") + eight_in_runs()), expected);
    // Repeats of 2, and of 1 and 1 * 256.
    const std::string repeats = flat({red, {1, 1, 1, 2}, green, {1, 1, 1, 1}, {1, 1, 1, 1}, blue});
    Texels repeated(3, glm::vec3(1, 0, 0));
    repeated.resize(3 + 1 + 257, glm::vec3(0, 1, 0));
    repeated.emplace_back(0, 0, 1);
    EXPECT_EQ(texels_of(hdr_header("-Y 1 +X 262") + repeats), repeated);
}

TEST(HdrReader, LinesMayDifferInKind) {
    const std::string pixels = eight_in_runs() + flat({red, {1, 1, 1, 7}}) + eight_in_runs();
    const Texels texels = texels_of(hdr_header("-Y 3 +X 8") + pixels);
    ASSERT_EQ(texels.size(), 24U);
    EXPECT_EQ(texels[7], glm::vec3(2, 1, 0.5));
    EXPECT_EQ(texels[15], glm::vec3(1, 0, 0));
    EXPECT_EQ(texels[16], glm::vec3(1, 0.5, 0.25));
}

TEST(HdrReader, PutsAllOrdersUpright) {
    // Above one another: red green blue, and one dark red.
    const Texels expected{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 1, 1}, {0, 0, 0}, {1, 0, 0}};
    const std::vector<Rgbe> rows{red, green, blue, one, dark, red};
    const auto reordered = [&](std::vector<std::size_t> order) {
        std::vector<Rgbe> pixels;
        for (const std::size_t i : order) pixels.push_back(rows[i]);
        return flat(pixels);
    };
    struct Order {
        const char* size;
        std::vector<std::size_t> order;
    };
    for (const Order& each : {Order{"-Y 2 +X 3", {0, 1, 2, 3, 4, 5}}, Order{"-Y 2 -X 3", {2, 1, 0, 5, 4, 3}},
                              Order{"+Y 2 +X 3", {3, 4, 5, 0, 1, 2}}, Order{"+Y 2 -X 3", {5, 4, 3, 2, 1, 0}},
                              Order{"+X 3 -Y 2", {0, 3, 1, 4, 2, 5}}, Order{"+X 3 +Y 2", {3, 0, 4, 1, 5, 2}},
                              Order{"-X 3 -Y 2", {2, 5, 1, 4, 0, 3}}, Order{"-X 3 +Y 2", {5, 2, 4, 1, 3, 0}}}) {
        const scene::EnvironmentMap map = read(hdr_header(each.size) + reordered(each.order));
        EXPECT_EQ(map.size, glm::ivec2(3, 2)) << each.size;
        EXPECT_EQ(map.file_size, glm::ivec2(3, 2)) << each.size;
        EXPECT_EQ(map.texels, expected) << each.size;
    }
}

TEST(HdrReader, TakesExposuresBackAndLeavesTheRest) {
    const std::string size = "-Y 1 +X 1";
    EXPECT_EQ(texels_of(hdr_header(size, "EXPOSURE=4\nGAMMA=2.2\nSOFTWARE=x\n") + flat({one})),
              Texels{glm::vec3(0.25)});
    EXPECT_EQ(texels_of(hdr_header(size, "EXPOSURE= 0.5 \nEXPOSURE=\t0.25\n") + flat({one})), Texels{glm::vec3(8)});
    EXPECT_EQ(texels_of("#?RGBE\r\nFORMAT=32-bit_rle_rgbe\r\n\r\n-Y 1 +X 1\r\n" + flat({one})), Texels{glm::vec3(1)});
    EXPECT_EQ(texels_of("#?AUTOPANO\n\n-Y 1 +X 1\n" + flat({one})), Texels{glm::vec3(1)});
}

TEST(HdrReader, NumbersStayFinite) {
    const std::string faint = "EXPOSURE=1e-30\n";
    const Texels texels = texels_of(hdr_header("-Y 1 +X 2", faint) + flat({{255, 0, 1, 255}, dark}));
    EXPECT_GT(texels[0].r, 1e29F);
    EXPECT_EQ(texels[0].g, 0);
    EXPECT_TRUE(std::isfinite(texels[0].r + texels[0].b));
    EXPECT_EQ(texels[1], glm::vec3(0));
}

TEST(HdrReader, MakesLargePicturesSmaller) {
    const int most = scene::EnvironmentMap::most_edge;
    // 16386 columns: 8193 would be one too many, so that four become one, and the last two another.
    const std::string row = flat({one, {1, 1, 1, 1}, red, {1, 1, 1, 255}, {1, 1, 1, 63}});
    ASSERT_EQ(1 + 1 + 1 + 255 + 63 * 256, 16386);
    const scene::EnvironmentMap map = read(hdr_header("-Y 3 +X 16386") + row + row + row);
    EXPECT_EQ(map.file_size, glm::ivec2(16386, 3));
    EXPECT_EQ(map.size, glm::ivec2(4097, 1));
    EXPECT_LE(map.size.x, most);
    ASSERT_EQ(map.texels.size(), 4097U);
    EXPECT_EQ(map.texels[0], glm::vec3(1, 0.5, 0.5));
    EXPECT_EQ(map.texels[1], glm::vec3(1, 0, 0));
    EXPECT_EQ(map.texels.back(), glm::vec3(1, 0, 0));
}

TEST(HdrReader, EveryBeginningIsAnError) {
    const std::string content = hdr_header("-Y 3 +X 8", "EXPOSURE=1\n") + eight_in_runs() +
                                flat({red, {1, 1, 1, 3}, one, {1, 1, 1, 3}}) + eight_in_runs();
    ASSERT_EQ(error_of(content), "");
    for (std::size_t size = 0; size < content.size(); ++size) {
        const std::string said = error_of(content.substr(0, size));
        EXPECT_TRUE(said.starts_with("sky.hdr: line ") || said.starts_with("sky.hdr: byte ")) << size << ": " << said;
    }
}

TEST(HdrReader, SaysWhereAndWhatWasExpected) {
    const std::string pixel = flat({one});
    const auto of_size = [&](std::string_view size) { return hdr_header(size) + pixel; };
    const std::vector<BadFile> table{
        {"another kind", "\x89PNG\r\n", "byte 0: expected '#?RADIANCE', as Radiance pictures (.hdr) begin"},
        {"nothing", "", "byte 0: expected '#?RADIANCE'"},
        {"no size", "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n", "line 3: the file ends in its header, expected the size"},
        {"other colours", "#?RADIANCE\nFORMAT=32-bit_rle_xyze\n\n", "line 2: expected 'FORMAT=32-bit_rle_rgbe', found"},
        {"no number", hdr_header("-Y 1 +X 1", "EXPOSURE=bright\n") + pixel, "line 3: expected an exposure"},
        {"no exposure", hdr_header("-Y 1 +X 1", "EXPOSURE=0\n") + pixel, "line 3: expected an exposure"},
        {"below 0", hdr_header("-Y 1 +X 1", "EXPOSURE=-2\n") + pixel, "line 3: expected an exposure"},
        {"endless", hdr_header("-Y 1 +X 1", "EXPOSURE=inf\n") + pixel, "line 3: expected an exposure"},
        {"together too much", hdr_header("-Y 1 +X 1", "EXPOSURE=1e30\nEXPOSURE=1e30\n") + pixel, "line 4: expected an"},
        {"zero", of_size("-Y 0 +X 1"), "line 5: expected the size, such as '-Y 512 +X 1024', each 1 to 65536, found"},
        {"negative", of_size("-Y 1 +X -1"), "line 5: expected the size"},
        {"too large", of_size("-Y 65537 +X 1"), "line 5: expected the size"},
        {"more than a number", of_size("-Y 4294967297 +X 18446744073709551617"), "line 5: expected the size"},
        {"one axis twice", of_size("-Y 1 +Y 1"), "line 5: expected the size"},
        {"more words", of_size("-Y 1 +X 1 1"), "line 5: expected the size"},
        {"no pixels", hdr_header("-Y 65536 +X 65536"), "byte 70"},
        {"a repeat of nothing", hdr_header("-Y 1 +X 2") + flat({{1, 1, 1, 1}}), "found a repeat of the one before"},
        {"too many repeats", hdr_header("-Y 1 +X 3") + flat({one, {1, 1, 1, 3}}), "expected at most 2 repeats"},
        {"another length", hdr_header("-Y 1 +X 9") + eight_in_runs(), "expected a line of 9 pixels, found one of 8"},
        {"too long a run", hdr_header("-Y 1 +X 8") + line_of_runs(8, "\x89\x01"),
         "a run of 1 to 8 pixels, found one of 9"},
        {"no run", hdr_header("-Y 1 +X 8") + line_of_runs(8, std::string(2, '\0')), "pixels, found one of 0"},
    };
    for (const BadFile& row : table) {
        const std::string said = error_of(row.content);
        EXPECT_NE(said.find(row.error), std::string::npos) << row.name << ": " << said;
        EXPECT_TRUE(said.starts_with("sky.hdr: ")) << row.name << ": " << said;
    }
}

/// Every byte, number and word of a file may be anything: it is an error, or a map with all of its texels.
TEST(HdrReader, WhateverIsInItTheMapIsWhole) {
    const std::string content = hdr_header("-Y 2 +X 8", "EXPOSURE=2\n") + eight_in_runs() + flat({red, {1, 1, 1, 7}});
    for (std::size_t i = 0; i < content.size(); ++i) {
        for (int value = 0; value < 256; ++value) {
            std::string changed = content;
            changed[i] = static_cast<char>(value);
            try {
                const scene::EnvironmentMap map = read(changed);
                ASSERT_EQ(map.texels.size(), std::size_t(map.size.x) * std::size_t(map.size.y));
                for (const glm::vec3& texel : map.texels)
                    ASSERT_TRUE(texel.r >= 0 && texel.g >= 0 && texel.b >= 0 &&
                                std::isfinite(texel.r + texel.g + texel.b));
            } catch (const FileError&) {  // as it should be
            }
        }
    }
}

/// A file of a few bytes may claim to be as large as it likes.
TEST(HdrReader, MemoryIsInProportionToTheFile) {
    const scene::EnvironmentMap map =
        read(hdr_header("-Y 1 +X 32767") + flat({one, {1, 1, 1, 254}, {1, 1, 1, 126}, red, {1, 1, 1, 255}}));
    EXPECT_LE(map.texels.capacity(), 2U * 32767U);
    EXPECT_NE(error_of(hdr_header("-Y 65536 +X 8192") + flat({one, {1, 1, 1, 255}})), "");
}

TEST(HdrReader, ReadsFiles) {
    const TemporaryFolder folder;
    const std::filesystem::path path = folder.write("a.hdr", hdr_header("-Y 1 +X 2") + flat({one, red}));
    Progress progress;
    EXPECT_EQ(read_environment(path, &progress).texels.size(), 2U);
    EXPECT_EQ(progress.done_bytes(), progress.total_bytes());
    progress.cancel();
    EXPECT_THROW(read_environment(path, &progress), CancelledError);
    EXPECT_THROW(read_environment(folder.path()), FileError);
    EXPECT_THROW(read_environment(folder.path() / "none.hdr"), FileError);
    EXPECT_TRUE(is_environment_name("A.HDR"));
    EXPECT_FALSE(is_environment_name("hdr"));
}

}  // namespace
}  // namespace vitrine::io
