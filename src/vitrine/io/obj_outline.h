#pragma once

#include <vitrine/io/source_file.h>
#include <vitrine/io/text_scanner.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// How many vertices of each kind there are.
struct ObjCounts {
    std::size_t positions = 0;
    std::size_t textures = 0;
    std::size_t normals = 0;
};

/// Some statements of an OBJ file.
struct ObjChunk {
    std::size_t begin = 0;  ///< bytes
    std::size_t end = 0;
    std::uint64_t first_line = 1;
    std::uint64_t end_line = 1;  ///< behind the last one
    ObjCounts before;            ///< what is declared before them
    ObjCounts after;             ///< what is declared up to their end
};

/// An OBJ file cut into chunks that threads can read on their own, for each knows which numbers its vertices have.
struct ObjOutline {
    std::vector<ObjChunk> chunks;
    ObjCounts total;
    char newline = '\n';
};

/// Looks at the beginnings of all lines. Throws CancelledError.
ObjOutline outline_obj(const SourceFile& file);

/// How words of an OBJ file are told.
inline constexpr TextScanner::Options obj_text{.comment = '#', .continuations = true};

/// What may stand between words.
inline bool is_obj_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

/// Where the statement that begins at `line`, the beginning of a line, ends: at its newline or at `last`. It goes on in
/// the next line where a line ends with a backslash that stands in no comment.
const char* obj_statement_end(const char* line, const char* last, char newline);

}  // namespace vitrine::io
