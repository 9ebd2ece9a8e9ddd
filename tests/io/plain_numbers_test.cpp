#include <vitrine/io/numbers.h>
#include <vitrine/io/plain_numbers.h>

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <random>
#include <string>

#include <spdlog/fmt/fmt.h>

namespace vitrine::io {
namespace {

/// What the quick way reads of a text: "3.5 2" is "3.5, 2 left"; "-" where it leaves that to the careful way.
std::string plain(const std::string& text) {
    float value = 0;
    const char* const last = text.data() + text.size();
    const char* const end = read_plain_float(text.data(), last, value);
    return end == nullptr ? "-" : fmt::format("{}, {} left", value, last - end);
}

TEST(PlainNumbers, AreReadUpToTheirEnd) {
    EXPECT_EQ(plain("3.5 2"), "3.5, 2 left");
    EXPECT_EQ(plain("-12"), "-12, 0 left");
    EXPECT_EQ(plain("+.5x"), "0.5, 1 left");
    EXPECT_EQ(plain("7."), "7, 0 left");
    EXPECT_EQ(plain("1e3"), "1000, 0 left");
    EXPECT_EQ(plain("25E-1/"), "2.5, 1 left");
    EXPECT_EQ(plain("-0"), "-0, 0 left");
}

TEST(PlainNumbers, LeaveWhatIsOddToTheCarefulWay) {
    for (const char* text : {"", "-", ".", "e5", "nan", "inf", "1e", "1e+", "1e100", "1e-40", "1e39",
                             "123456789012345678901", "0x10", "--1"})
        EXPECT_EQ(plain(text), text == std::string("0x10") ? "0, 3 left" : "-") << text;
}

TEST(PlainNumbers, AreRoundedAsTheCarefulWayDoes) {
    std::mt19937_64 random(7);
    std::size_t read = 0;
    for (int i = 0; i < 200'000; ++i) {
        const int digits = static_cast<int>(random() % 17);
        const auto whole = static_cast<double>(random() % 2000) - 1000.0;
        const double value = whole + static_cast<double>(random() >> 11U) * 0x1p-53;
        const std::string text =
            i % 3 == 0 ? fmt::format("{:.{}e}", value, digits) : fmt::format("{:.{}f}", value, digits);
        float quick = 0;
        if (read_plain_float(text.data(), text.data() + text.size(), quick) == nullptr) continue;
        ++read;
        const float careful = parse_float(text).value();
        ASSERT_EQ(std::bit_cast<std::uint32_t>(quick), std::bit_cast<std::uint32_t>(careful)) << text;
    }
    EXPECT_GT(read, 150'000U);
}

TEST(PlainNumbers, AreRoundedWellInTheMiddleBetweenTwoFloats) {
    // 1 + 2^-24 lies between 1 and the float behind it: the digits after it decide.
    for (const char* text : {"1.000000059604644775390625", "1.0000000596046448", "1.0000000596046447", "16777217",
                             "16777219", "33554434.000001"}) {
        float quick = 0;
        const std::string number(text);
        if (read_plain_float(number.data(), number.data() + number.size(), quick) == nullptr) continue;
        EXPECT_EQ(quick, parse_float(number).value()) << text;
    }
}

TEST(PlainIntegers, AreReadUpToTheirEnd) {
    const auto read = [](const std::string& text) -> std::string {
        std::int64_t value = 0;
        const char* const end = read_plain_integer(text.data(), text.data() + text.size(), value);
        return end == nullptr ? "-" : fmt::format("{}, {} left", value, text.data() + text.size() - end);
    };
    EXPECT_EQ(read("12/3"), "12, 2 left");
    EXPECT_EQ(read("-7"), "-7, 0 left");
    EXPECT_EQ(read("123456789012345678"), "123456789012345678, 0 left");
    EXPECT_EQ(read("1234567890123456789"), "-");
    EXPECT_EQ(read("99999999999999999999"), "-");  // more than 64 bits
    EXPECT_EQ(read("/"), "-");
    EXPECT_EQ(read(""), "-");
}

}  // namespace
}  // namespace vitrine::io
