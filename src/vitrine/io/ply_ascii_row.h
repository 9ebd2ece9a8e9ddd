#pragma once

#include <vitrine/io/ply_body.h>
#include <vitrine/io/ply_header.h>
#include <vitrine/io/source_file.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::io {

/// The values of one row of an element in a text. All that it is made of must outlive it.
class PlyAsciiRow {
public:
    PlyAsciiRow(const SourceFile& file, char newline, const PlyElement& element, std::string_view line)
        : file_(file), newline_(newline), element_(element), line_(line), at_(line.data()), end_(at_ + line.size()) {}

    /// Reads them all: those of `targets`, one for each property or none, to the element's row `row`, those of the list
    /// to the end of `lists`, which may be null. Throws FileError with the line.
    void read(std::size_t row, std::span<const PlyTarget> targets, PlyIndexLists* lists);

private:
    void read_value(const PlyProperty& property, const PlyTarget& target, std::size_t row);
    void read_list(std::size_t list, PlyIndexLists* lists);
    void read_index(const PlyProperty& property, PlyIndexLists& lists);
    float number(const PlyProperty& property);
    std::int64_t integer(const PlyProperty& property);
    /// The next word, which must be there.
    std::string_view word(const PlyProperty& property);
    void skip_blanks();
    [[noreturn]] void fail(const std::string& problem) const;

    const SourceFile& file_;
    char newline_;
    const PlyElement& element_;
    std::string_view line_;
    const char* at_;
    const char* end_;
};

}  // namespace vitrine::io
