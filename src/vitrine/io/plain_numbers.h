#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <limits>

namespace vitrine::io {

inline bool is_digit(char c) {
    return static_cast<unsigned char>(c - '0') < 10;
}

namespace detail {

/// Powers of ten that a double holds exactly.
inline constexpr std::array<double, 23> exact_powers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                     1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                     1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/// Whether rounding to a float might go the wrong way after rounding to a double: the double lies in the middle between
/// two floats, so that what was rounded away decides.
inline bool is_between_floats(double value) {
    constexpr std::uint64_t below_float = (std::uint64_t{1} << 29U) - 1;
    return (std::bit_cast<std::uint64_t>(value) & below_float) == (std::uint64_t{1} << 28U);
}

/// The exponent after an 'e', of up to two digits; null where there is none like that.
inline const char* read_plain_exponent(const char* at, const char* last, int& exponent) {
    const bool negative = at < last && *at == '-';
    if (at < last && (*at == '-' || *at == '+')) ++at;
    const char* const first = at;
    int value = 0;
    for (; at < last && is_digit(*at) && at - first < 3; ++at) value = 10 * value + (*at - '0');
    exponent = negative ? -value : value;
    return at == first || at - first > 2 ? nullptr : at;
}

}  // namespace detail

/// Reads the decimal number that [at, last) begins with, rounded as parse_double does, and returns where it ends. Null
/// where it is none of those that are read quickly: up to 19 digits and 2^53, times a power of ten up to 22. Then
/// parse_double is to be asked. (W. D. Clinger, How to read floating point numbers accurately, 1990)
inline const char* read_plain_double(const char* at, const char* last, double& value) {
    const bool negative = at < last && *at == '-';
    if (at < last && (*at == '-' || *at == '+')) ++at;
    std::uint64_t digits = 0;
    const char* first = at;
    for (; at < last && is_digit(*at); ++at) digits = 10 * digits + static_cast<std::uint64_t>(*at - '0');
    auto count = at - first;
    int scale = 0;
    if (at < last && *at == '.') {
        first = ++at;
        for (; at < last && is_digit(*at); ++at) digits = 10 * digits + static_cast<std::uint64_t>(*at - '0');
        scale = static_cast<int>(first - at);
        count += at - first;
    }
    if (count == 0 || count > 19) return nullptr;
    if (at < last && (*at == 'e' || *at == 'E')) {
        int exponent = 0;
        at = detail::read_plain_exponent(at + 1, last, exponent);
        if (at == nullptr) return nullptr;
        scale += exponent;
    }
    constexpr int most = static_cast<int>(detail::exact_powers.size()) - 1;
    if (digits > (std::uint64_t{1} << 53U) || scale > most || scale < -most) return nullptr;
    auto exact = static_cast<double>(digits);
    exact = scale < 0 ? exact / detail::exact_powers[static_cast<std::size_t>(-scale)]
                      : exact * detail::exact_powers[static_cast<std::size_t>(scale)];
    value = negative ? -exact : exact;
    return at;
}

/// The same for a float, rounded as parse_float does. Null, too, where the number is tiny or huge.
inline const char* read_plain_float(const char* at, const char* last, float& value) {
    double exact = 0;
    const char* const end = read_plain_double(at, last, exact);
    const double size = exact < 0 ? -exact : exact;
    if (end == nullptr || detail::is_between_floats(exact) || size > std::numeric_limits<float>::max()) return nullptr;
    if (size < std::numeric_limits<float>::min() && size != 0) return nullptr;
    value = static_cast<float>(exact);
    return end;
}

/// Reads the integer that [at, last) begins with, of up to 18 digits, and returns where it ends; null where there is
/// none.
inline const char* read_plain_integer(const char* at, const char* last, std::int64_t& value) {
    const bool negative = at < last && *at == '-';
    if (negative) ++at;
    const char* const first = at;
    if (last - at > 19) last = at + 19;
    std::uint64_t read = 0;
    for (; at < last && is_digit(*at); ++at) read = 10 * read + static_cast<std::uint64_t>(*at - '0');
    if (at == first || at - first > 18) return nullptr;
    value = negative ? -static_cast<std::int64_t>(read) : static_cast<std::int64_t>(read);
    return at;
}

}  // namespace vitrine::io
