#pragma once

#include <vitrine/io/number_column.h>
#include <vitrine/io/point_columns.h>
#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

#include <cstddef>
#include <vector>

namespace vitrine::io {

/// Binary numbers of points: what they are and where they lie, one of each for each column.
struct NumberTable {
    std::vector<PointColumn> columns;
    std::vector<NumberColumn> numbers;
    std::size_t points = 0;
    std::size_t offset = 0;     ///< byte of the file at which they begin
    std::size_t row_bytes = 0;  ///< of a point in the file; 0: its numbers lie apart, or not in the file
    bool drop_zeros = false;    ///< scalars and colours that are 0 for all points say nothing and are left out
};

/// Decides how strong colours are, and takes what says nothing from what is read, by a sample of the rows, which is
/// returned.
PointSample settle(const SourceFile& file, NumberTable& table);

/// Adds the cloud to the node. Points without a finite position are left out.
void read_number_table(const SourceFile& file, NumberTable table, scene::Scene& scene, scene::NodeId node);

}  // namespace vitrine::io
