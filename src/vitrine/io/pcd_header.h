#pragma once

#include <vitrine/io/number_type.h>
#include <vitrine/io/source_file.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::io {

/// One or several numbers of each point.
struct PcdField {
    std::string name;
    NumberType type = NumberType::float32;
    std::size_t count = 1;

    std::size_t size_bytes() const { return count * size_of(type); }
};

/// How the points behind the header are written.
enum class PcdData { ascii, binary, compressed };

/// What a file of the Point Cloud Library says before its points.
struct PcdHeader {
    std::vector<PcdField> fields;
    std::uint64_t points = 0;
    PcdData data{};
    std::size_t body_offset = 0;  ///< byte at which the points begin
    char newline = '\n';

    /// Numbers of a point.
    std::size_t columns() const;
    /// Of a point, in binary.
    std::size_t row_bytes() const;
};

/// Reads up to and with the line "DATA". Throws FileError with the line.
PcdHeader read_pcd_header(const SourceFile& file);

/// Whether the text begins as such a file does.
bool looks_like_pcd(const SourceFile& file);

}  // namespace vitrine::io
