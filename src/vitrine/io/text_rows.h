#pragma once

#include <vitrine/io/source_file.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// Of a chunk of text that a thread reads, about: much enough that what there is for each costs nothing beside it.
inline constexpr std::size_t text_chunk_bytes = std::size_t{1} << 20U;

/// What may stand between words of a line.
inline bool is_text_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

/// The line without the blanks it begins with.
inline std::string_view without_indent(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size() && is_text_blank(line[at])) ++at;
    return line.substr(at);
}

/// Calls `visit(line)` with each line of a text, without what ends it.
template <class Visit>
void for_each_line(std::string_view text, char newline, Visit visit) {
    const char* at = text.data();
    const char* const last = at + text.size();
    while (at < last) {
        const auto* end = static_cast<const char*>(std::memchr(at, newline, static_cast<std::size_t>(last - at)));
        if (end == nullptr) end = last;
        visit(std::string_view(at, static_cast<std::size_t>(end - at)));
        at = end + 1;
    }
}

/// Whether a line is of some kind.
using LineTest = bool (*)(std::string_view line);

/// Some whole lines of a text.
struct TextChunk {
    std::size_t begin = 0;  ///< bytes
    std::size_t end = 0;
    std::size_t first_row = 0;  ///< how many rows there are before it
};

/// The rows of a table in a text, a line each, cut into chunks that threads can read on their own, for each knows which
/// rows it has.
struct TextRows {
    std::vector<TextChunk> chunks;
    std::size_t count = 0;
    char newline = '\n';
    LineTest is_row = nullptr;  ///< other lines are passed over
};

/// Finds the rows from byte `offset` on, where a line begins. Chunks begin with lines that `begins_chunk` holds for;
/// null: with any. Throws CancelledError.
TextRows find_rows(const SourceFile& file, std::size_t offset, char newline, LineTest is_row,
                   LineTest begins_chunk = nullptr);

/// What is done with a row of a chunk.
using RowWork = std::function<void(std::size_t chunk, std::string_view line, std::size_t row)>;

/// Calls `read` for `count` rows from `first` on, each chunk's on one thread, and finishes the bytes. Throws what the
/// first bad row threw. `preview` makes a scene of the first so many of them, which are worth showing as a part of all
/// rows of the text; none: nothing is shown before all have been read.
void read_rows(const SourceFile& file, const TextRows& rows, std::size_t first, std::size_t count, const RowWork& read,
               const Preview& preview = {});

/// What is done with a chunk and its text. Returns whether all of its rows are there now.
using ChunkWork = std::function<bool(const TextChunk& chunk, std::string_view text)>;

/// Calls `read` for each chunk, on several threads, and finishes its bytes. Throws what the first threw. `preview` as
/// above.
void read_chunks(const SourceFile& file, const TextRows& rows, const ChunkWork& read, const Preview& preview = {});

/// Where the line of a row begins; the end of the file behind the last one.
std::size_t offset_of_row(const SourceFile& file, const TextRows& rows, std::size_t row);

/// Throws a FileError for a line of the file.
[[noreturn]] void fail_at_line(const SourceFile& file, char newline, std::string_view line, const std::string& problem);

}  // namespace vitrine::io
