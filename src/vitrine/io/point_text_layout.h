#pragma once

#include <vitrine/io/point_columns.h>
#include <vitrine/io/source_file.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// What a text of points, one a line, says before the first of them, and what its columns are.
struct PointTextLayout {
    std::vector<PointColumn> columns;
    glm::dvec3 origin{0.0};
    std::size_t offset = 0;              ///< byte at which the first point's line begins
    std::optional<std::uint64_t> count;  ///< of points, where the file says it
    std::string_view count_line;         ///< where it says so
    std::string why;                     ///< why there are so many columns: "as in line 3"
    char newline = '\n';
};

/// Looks at the beginning of the file and at rows from all over it. Throws FileError.
PointTextLayout layout_of_point_text(const SourceFile& file);

/// Whether the text begins with rows of numbers, all of as many, maybe behind comments, names of columns or a count.
bool looks_like_point_text(const SourceFile& file);

}  // namespace vitrine::io
