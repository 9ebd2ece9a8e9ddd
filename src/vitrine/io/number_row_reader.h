#pragma once

#include <vitrine/io/point_arrays.h>
#include <vitrine/io/point_columns.h>
#include <vitrine/io/source_file.h>

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
    NumberRowReader(const SourceFile& file, std::span<const PointColumn> columns, std::span<const PointLane> lanes,
                    Rules rules);

    /// Throws FileError with the line.
    void read(std::string_view line, std::size_t row) const;

private:
    bool read_plain(std::string_view line, std::size_t row) const;
    void read_carefully(std::string_view line, std::size_t row) const;
    void store(std::string_view line, std::size_t row, std::size_t column, std::string_view field) const;
    [[noreturn]] void fail(std::string_view line, const std::string& problem) const;

    const SourceFile& file_;
    std::span<const PointColumn> columns_;
    std::span<const PointLane> lanes_;
    Rules rules_;
};

}  // namespace vitrine::io
