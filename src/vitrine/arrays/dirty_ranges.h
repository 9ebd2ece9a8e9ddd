#pragma once

#include <vitrine/arrays/byte_range.h>

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace vitrine::arrays {

/// Which bytes are sent when some have changed.
enum class MergePolicy {
    exact,   ///< those and no others, one call for each range
    single,  ///< one block from the first to the last, as glumpy does
    cost     ///< ranges merge where sending the gap between them is cheaper than another call
};
/// "exact", "single", "cost"
std::string_view name_of(MergePolicy policy);
/// Throws UsageError that lists the names.
MergePolicy merge_policy_named(std::string_view name);

/// A policy and what `cost` needs to know of the driver.
struct MergeRule {
    MergePolicy policy = MergePolicy::cost;
    /// For `cost`: gaps of at most so many bytes are sent along.
    std::size_t gap_bytes = 2048;
};

/// What is sent of these sorted, disjoint ranges under a rule: sorted, disjoint, and containing them all.
std::vector<ByteRange> merged(std::span<const ByteRange> ranges, const MergeRule& rule);

/// The bytes of an array that wait to be sent: a set of disjoint half-open ranges. Knows nothing of GL.
/// Marks are collected in order of arrival, which costs next to nothing, and put in order when somebody asks or when
/// they have become twice as many: O(log n) for each, amortised. Ascending marks stay in order by themselves.
/// Exact up to `most_ranges`; of more, those with the smallest gaps between them become one.
class DirtyRanges {
public:
    static constexpr std::size_t most_ranges = 1U << 16U;

    /// Adds the bytes of `range`; an empty range adds nothing.
    void mark(ByteRange range);
    /// Adds `count` ranges of `size` bytes, the first at `begin`, each `stride` bytes after the one before. `stride` is
    /// `size` or more.
    void mark_strided(std::size_t begin, std::size_t size, std::size_t stride, std::size_t count);
    /// Takes the bytes of `range` away.
    void unmark(ByteRange range);
    /// Forgets everything at or beyond `size_bytes`: the array has shrunk.
    void truncate(std::size_t size_bytes);
    void clear();

    bool empty() const { return ranges_.empty(); }
    /// Whether some of the bytes of `range` are among them.
    bool meets(ByteRange range);
    /// Sorted and disjoint, no two of them neighbours. Valid until the next change.
    std::span<const ByteRange> ranges();
    /// Of all ranges together.
    std::size_t size_bytes();

private:
    void put_in_order();
    void limit();

    std::vector<ByteRange> ranges_;
    std::size_t ordered_ = 0;  ///< so many at the beginning are sorted, disjoint and no neighbours
    std::size_t next_order_ = least_order;

    static constexpr std::size_t least_order = 1024;
};

}  // namespace vitrine::arrays
