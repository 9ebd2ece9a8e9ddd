#include <vitrine/io/svg_cursor.h>

#include <vitrine/io/names.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

namespace vitrine::io {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// User units per unit (CSS Values 4, section 6.2); none when there is no such unit.
std::optional<double> unit_size(std::string_view unit, const SvgUnits& units) {
    static constexpr std::array<std::pair<std::string_view, double>, 9> absolute{{
        {"", 1},
        {"px", 1},
        {"pt", 96.0 / 72},
        {"pc", 16},
        {"in", 96},
        {"cm", 96 / 2.54},
        {"mm", 96 / 25.4},
        {"q", 96 / 101.6},
        {"rem", 16},
    }};
    for (const auto& [name, size] : absolute) {
        if (name == unit) return size;
    }
    if (unit == "em") return units.font_size;
    if (unit == "ex") return units.font_size / 2;
    return std::nullopt;
}

double whole(const SvgUnits& units, SvgAxis axis) {
    switch (axis) {
        case SvgAxis::x: return units.view_width;
        case SvgAxis::y: return units.view_height;
        case SvgAxis::both: break;
    }
    return std::hypot(units.view_width, units.view_height) / std::sqrt(2.0);
}

}  // namespace

bool SvgCursor::accept(char c) {
    if (at_end() || peek() != c) return false;
    ++at_;
    return true;
}

void SvgCursor::skip_blanks() {
    while (!at_end() && std::string_view(" \t\r\n\f").find(peek()) != std::string_view::npos) ++at_;
}

void SvgCursor::skip_separator() {
    skip_blanks();
    if (accept(',')) skip_blanks();
}

void SvgCursor::expect(char c) {
    if (!accept(c)) fail_expected(std::string("'") + c + "'");
}

bool SvgCursor::at_number() const {
    return number_end() > at_;
}

double SvgCursor::number(std::string_view what) {
    const std::size_t end = number_end();
    if (end == at_) fail_expected("a number for " + std::string(what));
    const std::size_t begin = at_ + (peek() == '+' ? 1 : 0);
    double value = 0;
    const char* const data = text_.text().data();
    const auto result = std::from_chars(data + begin, data + end, value);
    const std::string_view spelled = text_.text().substr(begin, end - begin);
    const bool tiny = result.ec == std::errc::result_out_of_range && spelled.find("e-") != std::string_view::npos;
    if (tiny) value = 0;
    if ((result.ec == std::errc::result_out_of_range && !tiny) || std::abs(value) > largest_svg_number)
        text_.fail(at_, "expected a number below 1e18 for " + std::string(what) + ", found " + in_quotes(spelled));
    at_ = end;
    return value;
}

bool SvgCursor::flag(std::string_view what) {
    if (peek() != '0' && peek() != '1') fail_expected("0 or 1 for " + std::string(what));
    return text_.text()[at_++] == '1';
}

std::string_view SvgCursor::word() {
    const std::size_t begin = at_;
    while (is_letter(peek()) || is_digit(peek()) || peek() == '-' || peek() == '_') ++at_;
    return text_.text().substr(begin, at_ - begin);
}

PlacedText SvgCursor::until(std::string_view ends) {
    const std::size_t begin = at_;
    int brackets = 0;
    char quote = '\0';
    for (; !at_end(); ++at_) {
        const char c = peek();
        if (quote != '\0') {
            if (c == quote) quote = '\0';
            continue;
        }
        if (rest().starts_with("/*")) {
            at_ += std::min(rest().find("*/", 2), rest().size() - 2) + 1;
            continue;
        }
        if (brackets == 0 && ends.find(c) != std::string_view::npos) break;
        if (c == '"' || c == '\'') quote = c;
        if (c == '(') ++brackets;
        if (c == ')' && brackets > 0) --brackets;
    }
    return text_.part(begin, at_ - begin);
}

void SvgCursor::fail_expected(std::string_view what) const {
    constexpr std::size_t shown = 16;
    const std::string found = at_end() ? "the end" : in_quotes(rest().substr(0, std::min(shown, rest().size())));
    text_.fail(at_, "expected " + std::string(what) + ", found " + found);
}

/// Where the number that begins here ends (CSS Syntax 3, section 4.3.12); here when none does.
std::size_t SvgCursor::number_end() const {
    const std::string_view text = text_.text();
    const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
    std::size_t i = at_;
    if (at(i) == '+' || at(i) == '-') ++i;
    const std::size_t digits = i;
    while (is_digit(at(i))) ++i;
    const bool has_whole = i > digits;
    if (at(i) == '.' && (is_digit(at(i + 1)) || has_whole)) {
        ++i;
        while (is_digit(at(i))) ++i;
    } else if (!has_whole) {
        return at_;
    }
    if (at(i) != 'e' && at(i) != 'E') return i;
    const std::size_t exponent = at(i + 1) == '+' || at(i + 1) == '-' ? i + 2 : i + 1;
    if (!is_digit(at(exponent))) return i;  // as in "1em"
    i = exponent;
    while (is_digit(at(i))) ++i;
    return i;
}

double parse_length(SvgCursor& cursor, const SvgUnits& units, SvgAxis axis) {
    const double value = cursor.number("a length");
    if (cursor.accept('%')) return value / 100 * whole(units, axis);
    const std::size_t begin = cursor.offset();
    const std::string unit = lower(cursor.word());
    const std::optional<double> size = unit_size(unit, units);
    if (!size) cursor.fail_at(begin, "expected a unit such as px, mm, em or %, found " + in_quotes(unit));
    return value * *size;
}

double parse_length(const PlacedText& text, const SvgUnits& units, SvgAxis axis) {
    SvgCursor cursor(text.trimmed());
    const double value = parse_length(cursor, units, axis);
    cursor.skip_blanks();
    if (!cursor.at_end()) cursor.fail_expected("nothing after a length");
    return value;
}

double parse_fraction(const PlacedText& text) {
    SvgCursor cursor(text.trimmed());
    const double value = cursor.number("an opacity");
    const double fraction = cursor.accept('%') ? value / 100 : value;
    cursor.skip_blanks();
    if (!cursor.at_end()) cursor.fail_expected("nothing after an opacity");
    return std::clamp(fraction, 0.0, 1.0);
}

double parse_number(const PlacedText& text, std::string_view what) {
    SvgCursor cursor(text.trimmed());
    const double value = cursor.number(what);
    cursor.skip_blanks();
    if (!cursor.at_end()) cursor.fail_expected("nothing after " + std::string(what));
    return value;
}

}  // namespace vitrine::io
