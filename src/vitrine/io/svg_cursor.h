#pragma once

#include <vitrine/io/xml_document.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::io {

/// No number in a drawing may be larger: what is computed from them must stay finite.
inline constexpr double largest_svg_number = 1e18;

/// Walks through a value of an SVG attribute or a style sheet.
class SvgCursor {
public:
    explicit SvgCursor(const PlacedText& text) : text_(text) {}

    bool at_end() const { return at_ >= text_.text().size(); }
    std::size_t offset() const { return at_; }
    /// The next character; '\0' at the end.
    char peek() const { return at_end() ? '\0' : text_.text()[at_]; }
    /// Passes over a character if it is the next.
    bool accept(char c);
    void skip_blanks();
    /// Passes over blanks with at most one comma among them.
    void skip_separator();
    /// Passes over a character that must be next.
    void expect(char c);

    /// Whether a number begins here.
    bool at_number() const;
    /// The number that begins here; throws FileError when there is none, or one that is too large.
    double number(std::string_view what);
    /// '0' or '1', which need nothing behind them.
    bool flag(std::string_view what);
    /// Letters, digits, '-' and '_' from here on; empty when there is none.
    std::string_view word();
    /// What is left.
    std::string_view rest() const { return text_.text().substr(at_); }
    /// What lies from here to the next of `ends`, outside of quotes and brackets, or to the end; passes over it.
    PlacedText until(std::string_view ends);

    /// Throws a FileError for this place: "expected WHAT, found …".
    [[noreturn]] void fail_expected(std::string_view what) const;
    /// Throws a FileError for a place in this text.
    [[noreturn]] void fail_at(std::size_t offset, const std::string& problem) const { text_.fail(offset, problem); }

private:
    std::size_t number_end() const;

    PlacedText text_;
    std::size_t at_ = 0;
};

/// What lengths of a drawing are measured by.
struct SvgUnits {
    double view_width = 0;  ///< what 100% are, in user units
    double view_height = 0;
    double font_size = 16;
};

/// What a percentage is of.
enum class SvgAxis { x, y, both };

/// A length with its unit, in user units: the whole of `text`, which is trimmed.
double parse_length(const PlacedText& text, const SvgUnits& units, SvgAxis axis);
/// The same, where a list goes on behind it.
double parse_length(SvgCursor& cursor, const SvgUnits& units, SvgAxis axis);
/// A number, or a percentage of 1: the whole of `text`.
double parse_fraction(const PlacedText& text);
/// The whole of `text` as a number.
double parse_number(const PlacedText& text, std::string_view what);

}  // namespace vitrine::io
