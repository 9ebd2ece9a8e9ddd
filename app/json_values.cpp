#include "json_values.h"

#include "option_values.h"

#include <vitrine/base/error.h>
#include <vitrine/io/names.h>
#include <vitrine/scene/color_map.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <system_error>
#include <utility>

namespace vitrine::app {
namespace {

constexpr float byte_max = 255;

[[noreturn]] void fail(const std::string& expected, const Json& found) {
    throw UsageError(fmt::format("expected {}, found {}", expected, found_in(found)));
}

double number_in(const Json& from, const Limits& limits) {
    if (from.is_number()) {
        const double number = from.get<double>();
        if (number >= limits.least && number <= limits.most) return number;
    }
    const bool any = limits.least <= any_float.least && limits.most >= any_float.most;
    fail(any ? "a number" : fmt::format("a number from {} to {}", limits.least, limits.most), from);
}

/// Of the shortest digits that give the same float.
double shortest(float value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    double number = 0;
    std::from_chars(digits.data(), end, number);
    return static_cast<float>(number) == value ? number : double{value};
}

std::string digits_of(double number) {
    std::array<char, 32> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr};
}

std::optional<double> whole_text_as_number(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = error == std::errc() && end == text.data() + text.size() && std::isfinite(number);
    return is_number ? std::optional(number) : std::nullopt;
}

void write(std::string& text, const Json& json, std::size_t depth) {
    const bool is_row = json.is_array() && std::ranges::none_of(json, [](const Json& one) { return one.is_string(); });
    if (!json.is_structured() || json.empty()) {
        text += json.dump(-1, ' ', false, Json::error_handler_t::replace);
        return;
    }
    constexpr std::size_t indent = 4;
    const std::string line = is_row ? "" : "\n" + std::string(indent * (depth + 1), ' ');
    text += json.is_array() ? '[' : '{';
    bool first = true;
    for (const auto& [key, value] : json.items()) {
        text += (std::exchange(first, false) ? "" : is_row ? ", " : ",") + line;
        if (json.is_object()) text += Json(key).dump() + ": ";
        write(text, value, depth + 1);
    }
    if (!is_row) text += '\n' + std::string(indent * depth, ' ');
    text += json.is_array() ? ']' : '}';
}

}  // namespace

Json put(bool value, Plain /*how*/) {
    return value;
}

Json put(double value, Plain /*how*/) {
    constexpr double most_exact = 1e15;
    if (!std::isfinite(value)) return {};
    if (value == std::trunc(value) && std::abs(value) < most_exact) return static_cast<std::int64_t>(value);
    return value;
}

Json put(float value, Plain /*how*/) {
    return put(std::isfinite(value) ? shortest(value) : double{value});
}

Json put(int value, Plain /*how*/) {
    return value;
}

Json put(const std::string& value, Plain /*how*/) {
    return value.empty() ? Json() : Json(value);
}

Json put(const std::vector<std::string>& value, Plain /*how*/) {
    return value;
}

Json put(const glm::vec2& value, Plain /*how*/) {
    return Json::array({put(value.x), put(value.y)});
}

Json put(float radians, InDegrees how) {
    const Json rounded = put(glm::degrees(radians));
    float same = 0;
    if (rounded.is_number()) take(rounded, same, how);
    return same == radians ? rounded : put(glm::degrees(double{radians}));
}

Json put(const glm::vec3& color, AsColor /*how*/) {
    const glm::ivec3 bytes = glm::round(color * byte_max);
    if (glm::vec3(bytes) / byte_max != color) return Json::array({put(color.x), put(color.y), put(color.z)});
    return fmt::format("#{:02x}{:02x}{:02x}", bytes.r, bytes.g, bytes.b);
}

Json put(int value, SampleCount /*how*/) {
    return value;
}

Json put(const std::string& value, AsNumbers /*how*/) {
    Json numbers = Json::array();
    for (std::string_view rest = value; !rest.empty();) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        const std::optional<double> number = whole_text_as_number(rest.substr(0, end));
        if (!number) return value;
        numbers.push_back(put(*number));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return numbers.empty() ? Json() : numbers.size() == 1 ? numbers.front() : numbers;
}

Json put(const std::string& value, NameOrFile /*how*/) {
    return put(value);
}

void take(const Json& from, bool& value, Plain /*how*/) {
    if (!from.is_boolean()) fail("true or false", from);
    value = from.get<bool>();
}

void take(const Json& from, double& value, const Limits& limits) {
    value = number_in(from, limits);
}

void take(const Json& from, float& value, const Limits& limits) {
    value = static_cast<float>(number_in(from, limits));
}

void take(const Json& from, int& value, const Limits& limits) {
    const bool is_whole = from.is_number() && from.get<double>() == std::trunc(from.get<double>());
    if (!is_whole || from.get<double>() < limits.least || from.get<double>() > limits.most)
        fail(fmt::format("a whole number from {} to {}", limits.least, limits.most), from);
    value = from.get<int>();
}

void take(const Json& from, std::string& value, Plain /*how*/) {
    if (!from.is_string()) fail("a text", from);
    value = from.get<std::string>();
}

void take(const Json& from, std::vector<std::string>& value, Plain /*how*/) {
    const auto is_text = [](const Json& one) { return one.is_string(); };
    if (!from.is_array()) fail("an array of texts", from);
    const auto other = std::ranges::find_if_not(from, is_text);
    if (other != from.end()) fail("an array of texts", *other);
    value = from.get<std::vector<std::string>>();
}

void take(const Json& from, glm::vec2& value, const Limits& limits) {
    if (!from.is_array() || from.size() != 2) fail("an array of two numbers", from);
    value = {number_in(from[0], limits), number_in(from[1], limits)};
}

void take(const Json& from, float& radians, InDegrees /*how*/) {
    radians = static_cast<float>(glm::radians(number_in(from, any_float)));
}

void take(const Json& from, glm::vec3& color, AsColor /*how*/) {
    if (from.is_string()) {
        color = glm::vec3(scene::parse_color(from.get<std::string>())) / byte_max;
        return;
    }
    if (!from.is_array() || from.size() != 3) fail("a colour as in \"#ff8000\", or three numbers", from);
    constexpr Limits part{0, 1};
    color = {number_in(from[0], part), number_in(from[1], part), number_in(from[2], part)};
}

void take(const Json& from, int& value, SampleCount /*how*/) {
    if (from != 1 && from != 2 && from != 4 && from != 8) fail("1, 2, 4 or 8 samples per pixel", from);
    value = from.get<int>();
}

void take(const Json& from, std::string& value, AsNumbers /*how*/) {
    if (from.is_string()) return take(from, value);
    if (from.is_number()) {
        value = digits_of(from.get<double>());
        return;
    }
    if (!from.is_array()) fail("numbers or a text", from);
    value.clear();
    for (const Json& one : from) value += (value.empty() ? "" : ",") + digits_of(number_in(one, any_float));
}

void take(const Json& from, std::string& value, NameOrFile how) {
    take(from, value);
    if (!names_file(value)) how.check(value);
}

std::string found_in(const Json& json) {
    if (json.is_object()) return "an object";
    if (json.is_array()) return "an array";
    if (json.is_string()) return io::in_quotes(json.get<std::string>());
    return json.dump();
}

std::string file_text(const Json& json) {
    std::string text;
    write(text, json, 0);
    return text + '\n';
}

}  // namespace vitrine::app
