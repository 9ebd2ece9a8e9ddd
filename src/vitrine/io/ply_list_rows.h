#pragma once

#include <vitrine/io/byte_reader.h>
#include <vitrine/io/ply_header.h>
#include <vitrine/io/ply_run.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::io {

/// Binary rows that hold one list each, next in a file, as many values in each as in the first row: triangles, or
/// quads. Then all rows are of one size, and several threads may read them.
class PlyListRows {
public:
    /// `element` has at least one row, one of its properties is a list, and `reader` stands before them.
    PlyListRows(const PlyElement& element, std::size_t list, const ByteReader& reader);

    /// Whether the rows fit into the file and have lists of one length. Looks at each of them.
    bool all_alike() const;
    std::size_t length() const { return length_; }
    std::size_t stride() const { return stride_; }
    /// Those properties beside the list that are wanted: `targets` has one for each, or is empty.
    std::vector<PlyRun> runs(std::span<const PlyTarget> targets) const;

    /// An index that names no vertex.
    struct BadIndex {
        std::size_t byte = 0;
        std::int64_t index = 0;
    };
    /// Writes the values of rows [first, end), `length` for each, to their places in `indices`. Returns the first that
    /// is not below `vertex_count`, if there is any.
    std::optional<BadIndex> read(std::size_t first, std::size_t end, std::uint64_t vertex_count,
                                 std::uint32_t* indices) const;

private:
    std::uint64_t length_at(std::size_t row) const;
    BadIndex first_bad(std::size_t first, std::uint64_t vertex_count) const;

    const PlyElement& element_;
    const PlyProperty& list_;
    ByteOrder order_;
    std::size_t offset_ = 0;  ///< of the first row in the file
    const std::byte* rows_ = nullptr;
    std::size_t available_ = 0;      ///< bytes from there on
    std::size_t count_ = 0;          ///< of rows
    std::size_t length_offset_ = 0;  ///< in a row
    std::size_t values_offset_ = 0;
    std::size_t length_ = 0;
    std::size_t stride_ = 0;
};

}  // namespace vitrine::io
