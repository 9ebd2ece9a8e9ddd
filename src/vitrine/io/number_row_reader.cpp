#include <vitrine/io/number_row_reader.h>

#include <vitrine/io/names.h>
#include <vitrine/io/number_fields.h>
#include <vitrine/io/plain_numbers.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace vitrine::io {

NumberRowReader::NumberRowReader(const SourceFile& file, std::span<const PointColumn> columns,
                                 std::span<const PointLane> lanes, Rules rules)
    : file_(file), columns_(columns), lanes_(lanes), rules_(std::move(rules)) {}

void NumberRowReader::read(std::string_view line, std::size_t row) const {
    if (!read_plain(line, row)) read_carefully(line, row);
}

/// Reads what nearly all rows look like; false where there is anything else, or something wrong.
bool NumberRowReader::read_plain(std::string_view line, std::size_t row) const {
    line = without_indent(line);
    const char* at = line.data();
    const char* const end = at + line.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].role == PointRole::none) {
            if (at == end || *at == '"' || *at == '\'') return false;
            at = std::find_if(at, end, ends_field);
        } else {
            double value = 0;
            at = read_plain_double(at, end, value);
            if (at == nullptr || (at < end && !ends_field(*at))) return false;
            lanes_[i].store(row, value);
        }
        at = pass_separator(at, end);
    }
    return at == end;
}

void NumberRowReader::read_carefully(std::string_view line, std::size_t row) const {
    const std::vector<std::string_view> fields = fields_of(line);
    if (fields.size() != columns_.size())
        fail(line, "expected " + std::to_string(columns_.size()) + " numbers, " + rules_.why + ", found " +
                       std::to_string(fields.size()));
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (columns_[i].role != PointRole::none) store(line, row, i, fields[i]);
    }
}

void NumberRowReader::store(std::string_view line, std::size_t row, std::size_t column, std::string_view field) const {
    const PointRole role = columns_[column].role;
    const std::optional<double> value = number_of(field);
    if (!value || (field.empty() && role != PointRole::scalar))
        fail(line, "expected a number for " + in_quotes(columns_[column].name) + ", found " + in_quotes(field));
    const bool position = role == PointRole::x || role == PointRole::y || role == PointRole::z;
    if (position && !rules_.unplaced && !std::isfinite(to_float(*value)))
        fail(line, "expected a finite number for " + in_quotes(columns_[column].name) + ", found " + in_quotes(field));
    lanes_[column].store(row, *value);
}

void NumberRowReader::fail(std::string_view line, const std::string& problem) const {
    fail_at_line(file_, rules_.newline, line, problem);
}

}  // namespace vitrine::io
