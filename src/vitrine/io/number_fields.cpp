#include <vitrine/io/number_fields.h>

#include <vitrine/io/numbers.h>

#include <limits>

namespace vitrine::io {
namespace {

/// Where the field that begins at `at` ends; one in quotes ends with the next quote.
const char* field_end(const char* at, const char* end) {
    if (*at == '"' || *at == '\'') {
        const char* const closing = std::find(at + 1, end, *at);
        if (closing != end) return closing + 1;
    }
    return std::find_if(at, end, ends_field);
}

std::string_view unquoted(std::string_view field) {
    const bool quoted = field.size() > 1 && (field[0] == '"' || field[0] == '\'') && field.back() == field[0];
    return quoted ? field.substr(1, field.size() - 2) : field;
}

}  // namespace

std::vector<std::string_view> fields_of(std::string_view line) {
    std::vector<std::string_view> fields;
    line = without_indent(line);
    const char* at = line.data();
    const char* const end = at + line.size();
    while (at < end && fields.size() < too_many_fields) {
        const std::string_view rest(at, static_cast<std::size_t>(end - at));
        if (!fields.empty() && is_comment(rest)) break;
        const char* const last = field_end(at, end);
        fields.push_back(unquoted({at, static_cast<std::size_t>(last - at)}));
        at = pass_separator(last, end);
    }
    return fields;
}

std::optional<double> number_of(std::string_view field) {
    if (field.empty()) return std::numeric_limits<double>::quiet_NaN();
    return parse_double(field);
}

}  // namespace vitrine::io
