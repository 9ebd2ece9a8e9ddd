#include "text_table.h"

#include <vitrine/base/assert.h>

#include <algorithm>
#include <utility>

namespace vitrine::app {
namespace {

/// Characters, not bytes, of UTF-8 text.
std::size_t width_of(const std::string& text) {
    const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

std::string without_trailing_spaces(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

}  // namespace

TextTable::TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

void TextTable::add_row(std::vector<std::string> cells) {
    VITRINE_ASSERT(cells.size() == columns_.size(), "one text for each column");
    rows_.push_back(std::move(cells));
}

void TextTable::set_groups(std::vector<std::string> groups) {
    VITRINE_ASSERT(groups.size() == columns_.size(), "one text for each column");
    groups_ = std::move(groups);
}

std::string TextTable::text() const {
    std::vector<std::string> titles;
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        titles.push_back(columns_[i].title);
        widths.push_back(width_of(columns_[i].title));
        for (const std::vector<std::string>& row : rows_) widths[i] = std::max(widths[i], width_of(row[i]));
    }
    std::string text;
    if (!groups_.empty()) text += group_line(widths);
    const bool has_titles = std::any_of(titles.begin(), titles.end(), [](const std::string& t) { return !t.empty(); });
    if (has_titles) text += line(titles, widths);
    for (const std::vector<std::string>& row : rows_) text += line(row, widths);
    return text;
}

std::string TextTable::line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) const {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string padding(widths[i] - width_of(cells[i]), ' ');
        text += "  " + (columns_[i].align == Align::left ? cells[i] + padding : padding + cells[i]);
    }
    return without_trailing_spaces(std::move(text));
}

std::string TextTable::group_line(const std::vector<std::size_t>& widths) const {
    std::string text;
    std::size_t column_begin = 0;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        if (!groups_[i].empty()) {
            const std::size_t written = width_of(text);
            if (written < column_begin + 2) text += std::string(column_begin + 2 - written, ' ');
            text += groups_[i];
        }
        column_begin += 2 + widths[i];
    }
    return without_trailing_spaces(std::move(text));
}

}  // namespace vitrine::app
