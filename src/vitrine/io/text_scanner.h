#pragma once

#include <vitrine/io/source_file.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::io {

/// What ends the lines of a text: LF, unless the first one ends with CR alone.
char newline_of(std::string_view text);

/// Walks through a text word by word and knows the line it is on. Lines end with LF or CR LF, or with CR alone if the
/// first one does. Linear in the text, whatever is in it.
class TextScanner {
public:
    /// What a text may have beside words and lines.
    struct Options {
        char comment = '\0';         ///< a word that begins with it, and all after it on the line, is passed over
        bool continuations = false;  ///< a backslash at its end joins a line with the next
        char newline = '\0';         ///< what ends a line, if that is known
    };

    /// `file` must outlive the scanner. Begins before the line at byte `offset`, which is line `first_line`.
    TextScanner(const SourceFile& file, Options options, std::size_t offset = 0, std::uint64_t first_line = 1);

    /// Goes to the next line; the first call enters the first one. False after the last.
    bool next_line();
    /// The next word on this line; empty at its end.
    std::string_view word();
    /// The next word on this line or on a later one; empty at the end of the file.
    std::string_view word_across_lines();
    /// What is left of this line, comments too, without blanks around it.
    std::string_view rest_of_line();
    /// Whether no word is left on this line.
    bool at_line_end();

    /// The next word as a number; none at the end of the line. Throws FileError when it is something else.
    std::optional<float> optional_number(std::string_view what);
    /// The next word as a number, which must be there.
    float number(std::string_view what);
    /// The next word as a number that is neither NaN nor infinite.
    float finite_number(std::string_view what);

    std::uint64_t line() const { return line_; }
    /// Byte offset of what comes next.
    std::size_t offset() const { return cursor_; }
    std::size_t remaining() const { return text_.size() - cursor_; }

    /// Throws a FileError for the line this is on.
    [[noreturn]] void fail(const std::string& problem) const;

private:
    void skip_blanks();
    void finish_line();
    std::size_t newline_from(std::size_t offset) const;
    bool blank(char c) const { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f'; }
    /// Length of the backslash and line end at `offset`; 0 when there is no such thing.
    std::size_t continuation_length(std::size_t offset) const;

    const SourceFile* file_;
    std::string_view text_;
    Options options_;
    std::size_t cursor_ = 0;
    std::uint64_t line_ = 1;
    char newline_ = '\n';
    bool entered_ = false;
};

}  // namespace vitrine::io
