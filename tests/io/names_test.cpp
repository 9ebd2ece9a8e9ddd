#include <vitrine/io/names.h>

#include <gtest/gtest.h>

namespace vitrine::io {
namespace {

TEST(CleanName, KeepsUtf8) {
    EXPECT_EQ(clean_name("  Körper 体 🦊 "), "Körper 体 🦊");
    EXPECT_EQ(clean_name("a\tb"), "a b");
    EXPECT_EQ(clean_name(" \t\r\n"), "");
}

TEST(CleanName, ReplacesWhatIsNoUtf8) {
    EXPECT_EQ(clean_name("K\xF6rper"), "K\xEF\xBF\xBDrper");                        // Latin-1
    EXPECT_EQ(clean_name("\xC0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD");                  // overlong
    EXPECT_EQ(clean_name("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // a surrogate
    EXPECT_EQ(clean_name("\xF4\x90\x80\x80").substr(0, 3), "\xEF\xBF\xBD");         // beyond U+10FFFF
    EXPECT_EQ(clean_name("x\xE4\xBD"), "x\xEF\xBF\xBD\xEF\xBF\xBD");                // cut off
}

TEST(CleanName, CutsHugeNames) {
    EXPECT_EQ(clean_name(std::string(100000, 'a')), std::string(240, 'a').append("..."));
    EXPECT_EQ(clean_name(std::string(240, 'a')), std::string(240, 'a'));
}

TEST(InQuotes, ShowsAtMostFortyBytes) {
    EXPECT_EQ(in_quotes("x\ny"), "'x y'");
    EXPECT_EQ(in_quotes(std::string(41, 'a')), "'" + std::string(40, 'a') + "...'");
}

TEST(PathNames, AreUtf8) {
    const std::filesystem::path path = path_from_utf8("/models/Häschen.old.PLY");
    EXPECT_EQ(stem_name(path), "Häschen.old");
    EXPECT_EQ(file_name(path), "Häschen.old.PLY");
    EXPECT_EQ(lower_extension(path), ".ply");
}

TEST(Lower, KnowsOnlyAscii) {
    EXPECT_EQ(lower("SoLiD Ä"), "solid Ä");
}

}  // namespace
}  // namespace vitrine::io
