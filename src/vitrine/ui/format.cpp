#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine::ui {

std::string format_count(std::uint64_t count) {
    std::string text = std::to_string(count);
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), 1, ',');
    return text;
}

Quantity format_bytes(std::uint64_t bytes) {
    if (bytes < 1000) return {std::to_string(bytes), "B"};
    static constexpr std::array units{"kB", "MB", "GB", "TB"};
    double value = static_cast<double>(bytes) / 1000.0;
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < units.size()) {
        value /= 1000.0;
        ++unit;
    }
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return {fmt::format("{:.{}f}", value, decimals), units[unit]};
}

std::string format_ms(double milliseconds) {
    return fmt::format("{:.{}f}", milliseconds, milliseconds < 1000 ? 2 : 0);
}

std::string format_counted(std::uint64_t count, const std::string& one, const std::string& many) {
    return format_count(count) + ' ' + (count == 1 ? one : many);
}

std::string format_number(double value, int digits) {
    const double size = std::abs(value);
    if (size == 0) return "0";
    if (!(size >= 1e-3 && size < 1e6)) return fmt::format("{:.{}e}", value, std::max(1, digits - 2));
    const int whole_digits = static_cast<int>(std::floor(std::log10(size))) + 1;
    return fmt::format("{:.{}f}", value, std::clamp(digits - whole_digits, 0, 6));
}

int decimals_for(double size) {
    if (!(size > 0) || !std::isfinite(size)) return 3;
    return static_cast<int>(std::clamp(3 - std::floor(std::log10(size)), 0.0, 6.0));
}

std::string format_fixed(double value, int decimals) {
    if (!(std::abs(value) < 1e7)) return fmt::format("{:.3e}", value);
    const std::string text = fmt::format("{:.{}f}", value, decimals);
    // No "-0.00".
    return text.find_first_not_of("-0.") == std::string::npos && text.starts_with('-') ? text.substr(1) : text;
}

}  // namespace vitrine::ui
