#pragma once

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace vitrine::io {

/// The number that the whole of `text` spells, whatever the locale; none when it spells no number. Accepts a
/// leading '+', "inf" and "nan"; what is too big for a float becomes infinite, what is too small becomes 0.
std::optional<float> parse_float(std::string_view text);
/// The same for a double.
std::optional<double> parse_double(std::string_view text);

/// The number as a float; doubles beyond its range become infinite.
template <class T>
float to_float(T value) {
    if constexpr (std::is_same_v<T, double>) {
        if (std::abs(value) > std::numeric_limits<float>::max())
            return std::copysign(std::numeric_limits<float>::infinity(), static_cast<float>(std::copysign(1.0, value)));
    }
    return static_cast<float>(value);
}

/// The integer that the whole of `text` spells; none when it spells no integer or one out of T's range.
template <class T>
std::optional<T> parse_integer(std::string_view text) {
    if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace vitrine::io
