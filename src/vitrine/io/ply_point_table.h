#pragma once

#include <vitrine/io/number_table.h>
#include <vitrine/io/source_file.h>

#include <optional>

namespace vitrine::io {

/// Where the numbers of the vertices of a binary PLY file lie that has nothing but vertices, each with as many numbers;
/// nothing for other files. Throws FileError.
std::optional<NumberTable> ply_point_table(const SourceFile& file);

}  // namespace vitrine::io
