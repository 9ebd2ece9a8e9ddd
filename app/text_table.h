#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace vitrine::app {

enum class Align { left, right };

/// Rows of text in aligned columns, for a terminal.
class TextTable {
public:
    struct Column {
        std::string title;
        Align align = Align::right;
    };

    explicit TextTable(std::vector<Column> columns);

    /// One text for each column.
    void add_row(std::vector<std::string> cells);
    /// A line above the titles that names groups of columns: each text begins at its column and may run on over the
    /// empty ones after it. One text for each column.
    void set_groups(std::vector<std::string> groups);
    /// Two spaces before each column; a line of titles unless all are empty.
    std::string text() const;

private:
    std::string line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) const;
    std::string group_line(const std::vector<std::size_t>& widths) const;

    std::vector<Column> columns_;
    std::vector<std::string> groups_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace vitrine::app
