#pragma once

#include <vitrine/io/source_file.h>

#include <glm/glm.hpp>

#include <cstddef>

namespace vitrine::io {

/// What comes before the pixels of a Radiance picture. They lie in lines: rows, or columns where `by_columns`.
struct HdrHeader {
    glm::ivec2 size{0};  ///< pixels of a line, and lines
    bool by_columns = false;
    bool lines_reversed = false;   ///< the last one, at the bottom or to the right, comes first
    bool pixels_reversed = false;  ///< of each line
    float factor = 1;              ///< of all numbers, which have been exposed
    std::size_t pixels_begin = 0;  ///< byte
};

/// Whether the bytes begin as a Radiance picture does.
bool looks_like_hdr(const SourceFile& file);

/// Throws FileError.
HdrHeader read_hdr_header(const SourceFile& file);

}  // namespace vitrine::io
