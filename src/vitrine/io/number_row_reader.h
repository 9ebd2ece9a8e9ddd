#pragma once

#include <vitrine/io/point_arrays.h>
#include <vitrine/io/point_columns.h>
#include <vitrine/io/source_file.h>
#include <vitrine/io/text_rows.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::io {

/// Reads rows of numbers as text, each number straight to its place. Several threads may read different rows.
class NumberRowReader {
public:
    /// What is right in a file beside the numbers of its columns.
    struct Rules {
        char newline = '\n';
        bool unplaced = false;  ///< positions may be NaN or infinite
        std::string why;        ///< why there are so many columns: "as in line 3"
    };

    /// All but the rules must outlive the reader.
    NumberRowReader(const SourceFile& file, std::span<const PointColumn> columns, Rules rules);

    /// Throws FileError with a line where the file is too short for so many rows of all columns: before there is memory
    /// for them.
    void check_fit(const TextRows& rows) const;
    /// Reads a row, a number into each lane. Throws FileError with the line.
    void read(std::string_view line, std::size_t row, std::span<const PointLane> lanes) const;

private:
    bool read_plain(std::string_view line, std::size_t row, std::span<const PointLane> lanes) const;
    void read_carefully(std::string_view line, std::size_t row, std::span<const PointLane> lanes) const;
    double checked_number(std::string_view line, const PointColumn& column, std::string_view field) const;
    [[noreturn]] void fail_count(std::string_view line, std::size_t found) const;
    [[noreturn]] void fail(std::string_view line, const std::string& problem) const;

    const SourceFile& file_;
    std::span<const PointColumn> columns_;
    Rules rules_;
};

}  // namespace vitrine::io
