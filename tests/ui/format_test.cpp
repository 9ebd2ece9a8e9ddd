#include <vitrine/ui/format.h>

#include <gtest/gtest.h>

namespace vitrine::ui {
namespace {

TEST(Format, CountsHaveThousands) {
    EXPECT_EQ(format_count(0), "0");
    EXPECT_EQ(format_count(999), "999");
    EXPECT_EQ(format_count(1000), "1,000");
    EXPECT_EQ(format_count(12345678), "12,345,678");
    EXPECT_EQ(format_counted(1, "triangle", "triangles"), "1 triangle");
    EXPECT_EQ(format_counted(1200, "triangle", "triangles"), "1,200 triangles");
}

TEST(Format, BytesHaveThreeDigits) {
    EXPECT_EQ(format_bytes(0).text(), "0 B");
    EXPECT_EQ(format_bytes(999).text(), "999 B");
    EXPECT_EQ(format_bytes(1500).text(), "1.50 kB");
    EXPECT_EQ(format_bytes(3'686'400).text(), "3.69 MB");
    EXPECT_EQ(format_bytes(33'177'600).text(), "33.2 MB");
    EXPECT_EQ(format_bytes(999'999).text(), "1.00 MB");
    EXPECT_EQ(format_bytes(12'400'000'000).text(), "12.4 GB");
}

TEST(Format, MillisecondsHaveTwoDecimals) {
    EXPECT_EQ(format_ms(0), "0.00");
    EXPECT_EQ(format_ms(3.2149), "3.21");
    EXPECT_EQ(format_ms(1234.5), "1234");
}

TEST(Format, NumbersKeepTheirDigits) {
    EXPECT_EQ(format_number(0), "0");
    EXPECT_EQ(format_number(0.125), "0.1250");
    EXPECT_EQ(format_number(-12.5), "-12.50");
    EXPECT_EQ(format_number(123456), "123456");
    EXPECT_EQ(format_number(1.25e7), "1.25e+07");
    EXPECT_EQ(format_number(1e-5), "1.00e-05");
}

TEST(Format, DecimalsFollowTheSize) {
    EXPECT_EQ(decimals_for(2.2), 3);
    EXPECT_EQ(decimals_for(250), 1);
    EXPECT_EQ(decimals_for(1e6), 0);
    EXPECT_EQ(decimals_for(1e-3), 6);
    EXPECT_EQ(decimals_for(0), 3);
    EXPECT_EQ(format_fixed(0.5, 3), "0.500");
    EXPECT_EQ(format_fixed(-0.0001, 3), "0.000");
    EXPECT_EQ(format_fixed(-1.5, 1), "-1.5");
    EXPECT_EQ(format_fixed(12345678, 0), "1.235e+07");
}

}  // namespace
}  // namespace vitrine::ui
