#include <vitrine/io/numbers.h>

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <cstdint>
#include <limits>

namespace vitrine::io {
namespace {

TEST(ParseFloat, ReadsWhatPeopleWrite) {
    EXPECT_EQ(parse_float("1.5"), 1.5F);
    EXPECT_EQ(parse_float("-1.5e3"), -1500.0F);
    EXPECT_EQ(parse_float("+2"), 2.0F);
    EXPECT_EQ(parse_float(".5"), 0.5F);
    EXPECT_EQ(parse_float("5."), 5.0F);
    EXPECT_EQ(parse_float("1E-2"), 0.01F);
    EXPECT_EQ(parse_float("0.1"), 0.1F);
}

TEST(ParseFloat, RefusesTheRest) {
    for (const char* text : {"", "x", "1x", "1,5", "--1", "+-1", "+", "-", ".", "1e", " 1", "1 ", "0x10"})
        EXPECT_FALSE(parse_float(text)) << text;
}

TEST(ParseFloat, KeepsExtremesInTheirPlace) {
    EXPECT_EQ(parse_float("1e39"), std::numeric_limits<float>::infinity());
    EXPECT_EQ(parse_float("-1e39"), -std::numeric_limits<float>::infinity());
    EXPECT_EQ(parse_float("1e400"), std::numeric_limits<float>::infinity());
    EXPECT_EQ(parse_float("-1e400"), -std::numeric_limits<float>::infinity());
    EXPECT_EQ(parse_float("1e-60"), 0.0F);
    EXPECT_EQ(parse_float("1e-400"), 0.0F);
    EXPECT_EQ(parse_float("3.4028235e38"), std::numeric_limits<float>::max());
    EXPECT_TRUE(std::isnan(*parse_float("nan")));
    EXPECT_TRUE(std::isinf(*parse_float("-inf")));
}

TEST(ParseFloat, IgnoresTheLocale) {
    // Where this locale is missing the test says little, but nothing wrong.
    std::setlocale(LC_ALL, "de_DE.UTF-8");
    EXPECT_EQ(parse_float("1.5"), 1.5F);
    std::setlocale(LC_ALL, "C");
}

TEST(ParseInteger, KeepsToItsRange) {
    EXPECT_EQ(parse_integer<std::uint32_t>("4294967295"), 4294967295U);
    EXPECT_FALSE(parse_integer<std::uint32_t>("4294967296"));
    EXPECT_FALSE(parse_integer<std::uint32_t>("-1"));
    EXPECT_EQ(parse_integer<std::int64_t>("-7"), -7);
    EXPECT_EQ(parse_integer<std::int64_t>("+7"), 7);
    for (const char* text : {"", "1.0", "x", "7x", "+-7", "99999999999999999999"})
        EXPECT_FALSE(parse_integer<std::int64_t>(text)) << text;
}

}  // namespace
}  // namespace vitrine::io
