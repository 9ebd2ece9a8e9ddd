#pragma once

#include <vitrine/arrays/byte_range.h>

#include <span>

namespace vitrine::arrays {

/// The bytes of an array that wait to be sent: sorted, disjoint, half-open ranges. Knows nothing of GL.
/// For now one block from the first to the last byte marked.
class DirtyRanges {
public:
    /// Adds the bytes of `range`; an empty range adds nothing.
    void mark(ByteRange range) { block_ = hull(block_, range); }
    /// Forgets everything at or beyond `size_bytes`: the array has shrunk.
    void truncate(std::size_t size_bytes) { block_ = intersection(block_, {0, size_bytes}); }
    void clear() { block_ = {}; }

    bool empty() const { return block_.empty(); }
    std::span<const ByteRange> ranges() const { return {&block_, block_.empty() ? 0U : 1U}; }
    std::size_t size_bytes() const { return block_.empty() ? 0 : block_.size(); }

private:
    ByteRange block_;
};

}  // namespace vitrine::arrays
