#pragma once

#include <cstdint>
#include <string>

namespace vitrine::ui {

/// A number for people and its unit, kept apart so that numbers can stand right-aligned.
struct Quantity {
    std::string number;
    std::string unit;
    std::string text() const { return unit.empty() ? number : number + ' ' + unit; }
};

/// "1,234,567"
std::string format_count(std::uint64_t count);
/// "0 B", "1.50 kB", "3.69 MB", "12.4 GB": powers of 1000, three significant digits.
Quantity format_bytes(std::uint64_t bytes);
/// "3.21": milliseconds with two decimals, none from 1000 up.
std::string format_ms(double milliseconds);
/// "triangle" or "triangles", after `count`: "1 triangle", "1,200 triangles".
std::string format_counted(std::uint64_t count, const std::string& one, const std::string& many);
/// `digits` significant digits: "0.1250", "12.50", "1250". With an exponent below 1e-3 and from 1e6 up: "1.25e+07".
std::string format_number(double value, int digits = 4);

/// Decimals that show steps of a thousandth of `size`, 0 to 6.
int decimals_for(double size);
/// With so many decimals; with an exponent from 1e7 up.
std::string format_fixed(double value, int decimals);

}  // namespace vitrine::ui
