#pragma once

#include <vitrine/io/las_header.h>
#include <vitrine/io/number_type.h>
#include <vitrine/io/source_file.h>

#include <cstddef>
#include <string>
#include <vector>

namespace vitrine::io {

/// A number of each point that its format does not know.
struct LasExtra {
    std::string name;
    NumberType type{};
    std::size_t offset_bytes = 0;  ///< in a point
    double scale = 1;
    double offset = 0;
};

/// What the extra bytes of points are, where a variable length record says it. Throws FileError where the records reach
/// into the points.
std::vector<LasExtra> read_las_extras(const SourceFile& file, const LasHeader& header);

}  // namespace vitrine::io
