#include <vitrine/io/numbers.h>

#include <limits>

namespace vitrine::io {
namespace {

/// A number out of float's range: through double, which tells the very small from the very big.
float parse_extreme(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) {
        const bool tiny = text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos;
        value = tiny ? 0.0 : std::numeric_limits<double>::infinity();
        if (text.starts_with('-')) value = -value;
    }
    if (value > std::numeric_limits<float>::max()) return std::numeric_limits<float>::infinity();
    if (value < std::numeric_limits<float>::lowest()) return -std::numeric_limits<float>::infinity();
    return static_cast<float>(value);
}

}  // namespace

std::optional<float> parse_float(std::string_view text) {
    if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
    float value = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, value);
    if (end != last || error == std::errc::invalid_argument) return std::nullopt;
    return error == std::errc::result_out_of_range ? parse_extreme(text) : value;
}

}  // namespace vitrine::io
