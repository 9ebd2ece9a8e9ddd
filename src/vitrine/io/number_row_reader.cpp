#include <vitrine/io/number_row_reader.h>

#include <vitrine/io/names.h>
#include <vitrine/io/number_fields.h>
#include <vitrine/io/numbers.h>
#include <vitrine/io/plain_numbers.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

/// Reads the number that [at, end) begins with, which a float can hold, and returns where it ends; null where there is
/// none.
const char* read_number(const char* at, const char* end, double& value) {
    const char* const plain = read_plain_double(at, end, value);
    if (plain != nullptr && (plain == end || ends_field(*plain))) return plain;
    const char* const last = std::find_if(at, end, ends_field);
    const std::optional<double> number = parse_double({at, static_cast<std::size_t>(last - at)});
    value = number.value_or(0);
    return number && std::isfinite(to_float(value)) ? last : nullptr;
}

}  // namespace

NumberRowReader::NumberRowReader(const SourceFile& file, std::span<const PointColumn> columns, Rules rules)
    : file_(file), columns_(columns), rules_(std::move(rules)) {}

void NumberRowReader::check_fit(const TextRows& rows) const {
    if (rows.count <= (file_.bytes.size() + 1) / columns_.size()) return;  // a byte for each number at least
    for (const TextChunk& chunk : rows.chunks) {
        for_each_line(file_.text().substr(chunk.begin, chunk.end - chunk.begin), rows.newline,
                      [&](std::string_view line) {
                          const std::size_t found = rows.is_row(line) ? fields_of(line).size() : columns_.size();
                          if (found != columns_.size()) fail_count(line, found);
                      });
    }
}

void NumberRowReader::read(std::string_view line, std::size_t row, std::span<const PointLane> lanes) const {
    if (!read_plain(line, row, lanes)) read_carefully(line, row, lanes);
}

/// Reads rows of numbers; false where there is anything else, or something wrong.
bool NumberRowReader::read_plain(std::string_view line, std::size_t row, std::span<const PointLane> lanes) const {
    line = without_indent(line);
    const char* at = line.data();
    const char* const end = at + line.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (at == end || *at == '"' || *at == '\'') return false;
        if (columns_[i].role == PointRole::none) {
            at = std::find_if(at, end, ends_field);
        } else {
            double value = 0;
            at = read_number(at, end, value);
            if (at == nullptr) return false;
            lanes[i].store(row, value);
        }
        at = pass_separator(at, end);
    }
    return at == end;
}

void NumberRowReader::read_carefully(std::string_view line, std::size_t row, std::span<const PointLane> lanes) const {
    const std::vector<std::string_view> fields = fields_of(line);
    if (fields.size() != columns_.size()) fail_count(line, fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (columns_[i].role != PointRole::none) lanes[i].store(row, checked_number(line, columns_[i], fields[i]));
    }
}

double NumberRowReader::checked_number(std::string_view line, const PointColumn& column, std::string_view field) const {
    const std::optional<double> value = number_of(field);
    const bool may_be_empty = column.role == PointRole::scalar;
    if (!value || (field.empty() && !may_be_empty))
        fail(line, "expected a number for " + in_quotes(column.name) + ", found " + in_quotes(field));
    const bool position = column.role == PointRole::x || column.role == PointRole::y || column.role == PointRole::z;
    if (position && !rules_.unplaced && !std::isfinite(to_float(*value)))
        fail(line, "expected a finite number for " + in_quotes(column.name) + ", found " + in_quotes(field));
    return *value;
}

void NumberRowReader::fail_count(std::string_view line, std::size_t found) const {
    fail(line, "expected " + std::to_string(columns_.size()) + " numbers, " + rules_.why + ", found " +
                   std::to_string(found));
}

void NumberRowReader::fail(std::string_view line, const std::string& problem) const {
    fail_at_line(file_, rules_.newline, line, problem);
}

}  // namespace vitrine::io
