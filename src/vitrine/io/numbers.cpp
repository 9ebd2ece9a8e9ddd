#include <vitrine/io/numbers.h>

#include <limits>

namespace vitrine::io {
namespace {

std::string_view without_plus(std::string_view text) {
    if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
    return text;
}

/// A number out of double's range: the exponent tells the very small from the very big.
double extreme(std::string_view text) {
    const bool tiny = text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos;
    const double value = tiny ? 0.0 : std::numeric_limits<double>::infinity();
    return text.starts_with('-') ? -value : value;
}

}  // namespace

std::optional<float> parse_float(std::string_view text) {
    text = without_plus(text);
    float value = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, value);
    if (end != last || error == std::errc::invalid_argument) return std::nullopt;
    // Out of float's range: a double tells the very small from the very big.
    return error == std::errc::result_out_of_range ? to_float(*parse_double(text)) : value;
}

std::optional<double> parse_double(std::string_view text) {
    text = without_plus(text);
    double value = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, value);
    if (end != last || error == std::errc::invalid_argument) return std::nullopt;
    return error == std::errc::result_out_of_range ? extreme(text) : value;
}

}  // namespace vitrine::io
