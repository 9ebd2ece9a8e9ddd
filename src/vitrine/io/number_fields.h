#pragma once

#include <vitrine/io/point_columns.h>
#include <vitrine/io/text_rows.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// Where the next field of a row begins: behind blanks, and behind one comma or semicolon.
inline const char* pass_separator(const char* at, const char* end) {
    while (at < end && is_text_blank(*at)) ++at;
    if (at == end || (*at != ',' && *at != ';')) return at;
    do {
        ++at;
    } while (at < end && is_text_blank(*at));
    return at;
}

/// Whether fields end before this character.
inline bool ends_field(char c) {
    return is_text_blank(c) || c == ',' || c == ';';
}

/// Whether the line says nothing to programs: "# scanned in May", "// X Y Z".
inline bool is_comment(std::string_view line) {
    return line.starts_with('#') || line.starts_with("//");
}

/// Whether the line is a row of a table: neither empty nor a comment.
inline bool is_number_row(std::string_view line) {
    const std::string_view text = without_indent(line);
    return !text.empty() && !is_comment(text);
}

/// So many fields are too many: no table of points has more than `most_columns`.
inline constexpr std::size_t too_many_fields = most_columns + 1;

/// The fields of a row, up to `too_many_fields`: numbers or words, without the quotes around them; a comment behind
/// them is none. Two commas have an empty one between them.
std::vector<std::string_view> fields_of(std::string_view line);

/// The number that a field is; NaN for an empty one, none for anything else.
std::optional<double> number_of(std::string_view field);

}  // namespace vitrine::io
