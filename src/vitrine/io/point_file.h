#pragma once

#include <vitrine/io/number_table.h>
#include <vitrine/io/point_arrays.h>
#include <vitrine/io/source_file.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace vitrine::io {

/// A file whose points lie in it row by row, to be read some at a time, in any order: for files larger than memory.
/// Positions and colours are read; alpha is not.
class PointFile {
public:
    /// Binary PLY files of points, LAS, NPY, and PCD files that are neither text nor compressed; nothing for others,
    /// and for those of fewer points. Throws FileError.
    static std::optional<PointFile> open(const std::filesystem::path& path, std::uint64_t least_points = 0);

    const std::filesystem::path& path() const { return file_.path; }
    std::uint64_t size() const { return table_.points; }
    std::uint64_t row_bytes() const { return table_.row_bytes; }  ///< of a point in the file
    bool has_colors() const;
    /// What positions are relative to.
    const glm::dvec3& origin() const { return origin_; }
    /// Points [first, first + count), which are there. Any thread.
    PointBlock read(std::uint64_t first, std::size_t count) const;
    /// Throws FileError if the file has become shorter since it was opened: then what was read may be wrong.
    void require_whole() const;

private:
    PointFile(SourceFile file, NumberTable table);
    void drop_others();

    SourceFile file_;
    NumberTable table_;
    glm::dvec3 origin_{0};
};

}  // namespace vitrine::io
