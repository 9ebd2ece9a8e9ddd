#include <vitrine/io/point_text_layout.h>

#include <vitrine/base/log.h>
#include <vitrine/io/names.h>
#include <vitrine/io/number_fields.h>
#include <vitrine/io/numbers.h>
#include <vitrine/io/text_rows.h>
#include <vitrine/io/text_sample.h>
#include <vitrine/io/text_scanner.h>

#include <algorithm>
#include <utility>

namespace vitrine::io {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
/// Of a file of no matter which size, what is looked at to tell what it is.
constexpr std::size_t start_bytes = 4096;

bool is_number(std::string_view field) {
    return parse_double(field).has_value();
}

/// The words of a line that names columns: those between commas or semicolons, if there are any, else between blanks.
std::vector<std::string> names_in(std::string_view line) {
    while (line.starts_with('#') || line.starts_with('/')) line = without_indent(line.substr(1));
    const char separator = line.find(',') != std::string_view::npos   ? ','
                           : line.find(';') != std::string_view::npos ? ';'
                                                                      : ' ';
    std::vector<std::string> names;
    if (separator == ' ') {
        for (const std::string_view field : fields_of(line)) names.emplace_back(field);
        return names;
    }
    while (!line.empty() && names.size() < too_many_fields) {
        const std::size_t end = std::min(line.find(separator), line.size());
        std::string name = clean_name(line.substr(0, end));
        std::erase_if(name, [](char c) { return c == '"' || c == '\''; });
        names.push_back(clean_name(name));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return names;
}

/// Walks over what stands before the first point.
class Preamble {
public:
    Preamble(const SourceFile& file, char newline) : file_(file), newline_(newline) {
        if (file.text().starts_with(byte_order_mark)) offset_ = byte_order_mark.size();
    }

    /// Goes to the first row of numbers. Throws FileError where there is anything else.
    void pass() {
        for (; offset_ < file_.bytes.size(); offset_ = next_) {
            const std::string_view line = line_at(offset_);
            const std::string_view text = without_indent(line);
            if (text.empty()) continue;
            if (is_comment(text)) {
                comment_ = text;
            } else if (is_number(fields_of(text)[0])) {
                if (!take_count(line)) return;
            } else {
                take_names(text);
            }
        }
        fail(file_.text().substr(file_.bytes.size()), "expected points, a line of numbers each, found none");
    }

    std::size_t offset() const { return offset_; }
    std::string_view first_row() { return line_at(offset_); }
    /// The line that names the columns; empty: there is none.
    std::string_view names() const { return names_; }
    /// The comment next to the first row, which may name them too.
    std::string_view comment() const { return comment_; }
    std::string_view count_line() const { return count_line_; }

    [[noreturn]] void fail(std::string_view line, const std::string& problem) const {
        fail_at_line(file_, newline_, line, problem);
    }

private:
    std::string_view line_at(std::size_t offset) {
        const std::string_view text = file_.text();
        const std::size_t end = std::min(text.find(newline_, offset), text.size());
        next_ = std::min(end + 1, text.size());
        return text.substr(offset, end - offset);
    }

    /// Whether the row is a lone whole number: how many points follow.
    bool take_count(std::string_view line) {
        const std::vector<std::string_view> fields = fields_of(line);
        if (fields.size() != 1 || !count_line_.empty() || !parse_integer<std::uint64_t>(fields[0])) return false;
        count_line_ = line;
        return true;
    }

    void take_names(std::string_view text) {
        if (!names_.empty()) fail(text, "expected numbers of a point, found " + in_quotes(fields_of(text)[0]));
        if (!have_positions(named_columns(names_in(text))))
            fail(text,
                 "expected numbers, or names of columns with 'x', 'y' and 'z' among them, found " + in_quotes(text));
        names_ = text;
    }

    const SourceFile& file_;
    char newline_;
    std::size_t offset_ = 0;
    std::size_t next_ = 0;
    std::string_view names_;
    std::string_view comment_;
    std::string_view count_line_;
};

/// Passes over columns of words.
void pass_over_words(const SourceFile& file, std::span<PointColumn> columns,
                     std::span<const std::string_view> first_row) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].role != PointRole::scalar || number_of(first_row[i])) continue;
        columns[i].role = PointRole::none;
        log().warn("{}: column {} holds no numbers and is left out", display(file.path), in_quotes(columns[i].name));
    }
}

/// What the columns are by their names, by the comment before them, or by their values.
std::vector<PointColumn> columns_of(const SourceFile& file, const Preamble& preamble,
                                    std::span<const std::string_view> first_row, const PointSample& sample) {
    std::vector<PointColumn> columns = named_columns(names_in(preamble.names()));
    if (!columns.empty()) {
        if (columns.size() == first_row.size()) pass_over_words(file, columns, first_row);
        return columns;
    }
    columns = named_columns(names_in(preamble.comment()));
    if (columns.size() == first_row.size() && have_positions(columns)) return columns;
    return guessed_columns(first_row.size(), sample);
}

}  // namespace

PointTextLayout layout_of_point_text(const SourceFile& file) {
    PointTextLayout layout;
    layout.newline = newline_of(file.text());
    Preamble preamble(file, layout.newline);
    preamble.pass();
    layout.offset = preamble.offset();
    const std::vector<std::string_view> first_row = fields_of(preamble.first_row());
    const bool named = !preamble.names().empty();
    if (!named && first_row.size() < 3)
        preamble.fail(preamble.first_row(),
                      "expected 3 numbers of a point at least, found " + std::to_string(first_row.size()));
    if (first_row.size() == too_many_fields)
        preamble.fail(preamble.first_row(),
                      "expected " + std::to_string(most_columns) + " numbers of a point at most, found more");
    const PointSample sample = sample_of_text(file.text().substr(layout.offset), layout.newline, first_row.size());
    layout.columns = columns_of(file, preamble, first_row, sample);
    if (layout.columns.size() == first_row.size()) {
        set_full_strength(layout.columns, sample);
        layout.origin = origin_for(layout.columns, sample);
    }
    layout.why = named ? "one for each name of a column" : "as in the first line of numbers";
    layout.count_line = preamble.count_line();
    if (!layout.count_line.empty()) layout.count = parse_integer<std::uint64_t>(fields_of(layout.count_line)[0]);
    return layout;
}

bool looks_like_point_text(const SourceFile& file) {
    const std::string_view text = file.text().substr(0, start_bytes);
    if (text.find('\0') != std::string_view::npos) return false;
    const char newline = newline_of(text);
    // The last line may be cut.
    const std::size_t last = text.size() < start_bytes ? text.size() : text.rfind(newline);
    if (last == std::string_view::npos) return false;
    const SourceFile start{file.path, file.bytes.first(last)};
    Preamble preamble(start, newline);
    try {
        preamble.pass();
    } catch (const FileError&) {
        return false;
    }
    const std::size_t columns = fields_of(preamble.first_row()).size();
    if (columns < 3) return false;
    bool all_numbers = true;
    for_each_line(text.substr(preamble.offset(), last - preamble.offset()), newline, [&](std::string_view line) {
        if (!is_number_row(line)) return;
        const std::vector<std::string_view> fields = fields_of(line);
        all_numbers &= fields.size() == columns && is_number(fields[0]) && is_number(fields[1]);
    });
    return all_numbers;
}

}  // namespace vitrine::io
