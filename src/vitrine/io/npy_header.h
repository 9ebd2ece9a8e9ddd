#pragma once

#include <vitrine/io/number_type.h>
#include <vitrine/io/source_file.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::io {

/// What a NumPy file says before its numbers.
struct NpyHeader {
    NumberType type = NumberType::float64;
    ByteOrder order = ByteOrder::little;
    bool columns_first = false;  ///< the numbers of a column lie beside each other, as in Fortran
    std::vector<std::uint64_t> shape;
    std::size_t body_offset = 0;  ///< byte at which the numbers begin
};

/// Reads the header of versions 1.0 to 3.0. Throws FileError with the byte.
/// (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html)
NpyHeader read_npy_header(const SourceFile& file);

/// Whether the file begins as such a file does.
bool looks_like_npy(const SourceFile& file);

}  // namespace vitrine::io
