#include "setting_words.h"

#include <vitrine/base/error.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace vitrine::app {
namespace {

/// In the order of their values.
constexpr std::array<std::string_view, 2> theme_words{"dark", "light"};
constexpr std::array<std::string_view, 2> shading_words{"smooth", "flat"};
constexpr std::array<std::string_view, 4> range_words{"auto", "full", "percentiles", "limits"};

template <class Words, class Value>
std::string_view word_for(const Words& words, Value value) {
    return words[static_cast<std::size_t>(value)];
}

template <class Value, std::size_t count>
Value value_of(const std::array<std::string_view, count>& words, std::string_view word) {
    const auto* const found = std::ranges::find(words, word);
    if (found != words.end()) return static_cast<Value>(found - words.begin());
    std::string all;
    for (const std::string_view each : words)
        all += (all.empty() ? "" : each == words.back() ? " or " : ", ") + std::string(each);
    throw UsageError(fmt::format("expected {}, found '{}'", all, word));
}

}  // namespace

std::string_view name_of(ui::Theme theme) {
    return word_for(theme_words, theme);
}

ui::Theme theme_named(std::string_view name) {
    return value_of<ui::Theme>(theme_words, name);
}

std::string_view name_of(render::Shading shading) {
    return word_for(shading_words, shading);
}

render::Shading shading_named(std::string_view name) {
    return value_of<render::Shading>(shading_words, name);
}

std::string_view name_of(render::FieldRange range) {
    return word_for(range_words, range);
}

render::FieldRange field_range_named(std::string_view name) {
    return value_of<render::FieldRange>(range_words, name);
}

}  // namespace vitrine::app
