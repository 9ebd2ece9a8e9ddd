#pragma once

#include <vitrine/io/byte_reader.h>
#include <vitrine/io/ply_body.h>
#include <vitrine/io/ply_header.h>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::io {

/// Properties beside each other in each row whose numbers also stand beside each other where they go: x, y and z.
struct PlyRun {
    const PlyProperty* first = nullptr;  ///< with `count - 1` more after it, of the same type
    std::size_t count = 1;
    std::size_t offset_bytes = 0;  ///< of the first one in a row
    PlyTarget target;              ///< of the first one
};

/// The runs of an element without lists, of those properties that are wanted.
std::vector<PlyRun> make_ply_runs(const PlyElement& element, std::span<const PlyTarget> targets);

/// Rows of binary data, each `stride` bytes behind the one before.
struct PlyRows {
    const std::byte* data = nullptr;
    std::size_t stride = 0;
    std::size_t count = 0;
};

/// A number that must be finite and is not.
struct BadPlyNumber {
    std::size_t row = 0;
    std::size_t offset_bytes = 0;  ///< in the row
    const PlyProperty* property = nullptr;
};

/// Brings a run's numbers to their target, whose row `first` belongs to the first of `rows`. Returns the first number
/// that must be finite and is not, if there is any.
std::optional<BadPlyNumber> read_ply_run(const PlyRun& run, const PlyRows& rows, ByteOrder order, std::size_t first);

}  // namespace vitrine::io
