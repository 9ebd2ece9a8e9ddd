#pragma once

#include <vitrine/io/byte_reader.h>
#include <vitrine/io/source_file.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>

namespace vitrine::io {

/// What a LAS file says before its points. The box and the counts by return that it has too are not trusted.
struct LasHeader {
    std::size_t header_bytes = 0;
    std::size_t points_offset = 0;       ///< byte at which the points begin
    std::uint32_t variable_records = 0;  ///< between the header and the points
    unsigned format = 0;                 ///< of a point: 0 to 10
    std::size_t record_bytes = 0;        ///< of a point, with what the format does not know
    std::uint64_t points = 0;
    glm::dvec3 scale{1.0};   ///< of whole coordinates
    glm::dvec3 offset{0.0};  ///< of scaled ones
};

/// Bytes that a point of the format has.
std::size_t las_format_bytes(unsigned format);

/// Reads the public header block of versions 1.0 to 1.4, and checks that all points are there. Throws FileError with
/// the byte. (ASPRS, LAS specification 1.4 R15)
LasHeader read_las_header(const SourceFile& file);

/// Whether the file begins as such a file does.
bool looks_like_las(const SourceFile& file);

}  // namespace vitrine::io
