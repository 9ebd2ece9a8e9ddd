#pragma once

#include <vitrine/io/point_columns.h>

#include <cstddef>
#include <string_view>

namespace vitrine::io {

/// Rows from all over a text that begins with a line, of those that have as many numbers as there are columns. What is
/// no number is NaN.
PointSample sample_of_text(std::string_view text, char newline, std::size_t columns);

}  // namespace vitrine::io
