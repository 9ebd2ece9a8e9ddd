#include <vitrine/render/color_ticks.h>

#include <vitrine/base/statistics.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine::render {
namespace {

std::vector<ColorTick> category_ticks(std::size_t categories) {
    std::vector<ColorTick> ticks;
    for (std::size_t i = 0; i < categories; ++i)
        ticks.push_back({(static_cast<float>(i) + 0.5F) / static_cast<float>(categories), std::to_string(i)});
    return ticks;
}

/// Multiples of a round step between the ends, which `place_of` brings to the scale.
template <class PlaceOf>
std::vector<ColorTick> even_ticks(double low, double high, std::size_t most, const PlaceOf& place_of) {
    std::vector<ColorTick> ticks;
    const double step = round_up((high - low) / static_cast<double>(std::max<std::size_t>(most, 2) - 1));
    const double slack = 1e-6 * step;
    for (double i = std::ceil((low - slack) / step); i * step <= high + slack; ++i)
        ticks.push_back({static_cast<float>(place_of(i * step)), number_text(i * step, step)});
    return ticks;
}

/// Powers of ten, and between few of them 2 and 5 times these.
std::vector<ColorTick> decade_ticks(const ColorScale& scale, std::size_t most) {
    static constexpr std::array factors{1.0, 2.0, 5.0};
    std::vector<ColorTick> ticks;
    const auto decades = double{scale.high - scale.low};
    const bool few = 3 * decades < static_cast<double>(most);
    const double step = few ? 1 : std::ceil(decades / static_cast<double>(most));
    for (double i = std::floor(double{scale.low}) - 1; i <= double{scale.high}; i += step) {
        for (std::size_t k = 0; k < (few ? factors.size() : 1); ++k) {
            const double place = (i + std::log10(factors[k]) - double{scale.low}) / decades;
            if (place > -1e-6 && place < 1 + 1e-6)
                ticks.push_back({static_cast<float>(place), fmt::format("{:g}", factors[k] * std::pow(10.0, i))});
        }
    }
    return ticks;
}

}  // namespace

std::string number_text(double number, double step) {
    constexpr double largest_plain = 1e6;
    constexpr int most_decimals = 6;
    const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
    if (std::abs(number) < 1e-6 * step) number = 0;  // not -0
    if (decimals > most_decimals || std::abs(number) >= largest_plain) return fmt::format("{:g}", number);
    return fmt::format("{:.{}f}", number, decimals);
}

std::vector<ColorTick> color_ticks(const ColorScale& scale, std::size_t most) {
    if (scale.categories > 0) return category_ticks(scale.categories);
    const double low{scale.low};
    const double range = double{scale.high} - low;
    if (!scale.logarithmic)
        return even_ticks(low, double{scale.high}, most, [&](double number) { return (number - low) / range; });
    std::vector<ColorTick> ticks = decade_ticks(scale, most);
    if (ticks.size() > 1) return ticks;
    return even_ticks(std::pow(10.0, low), std::pow(10.0, double{scale.high}), most,
                      [&](double number) { return (std::log10(number) - low) / range; });
}

}  // namespace vitrine::render
