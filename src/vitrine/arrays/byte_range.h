#pragma once

#include <algorithm>
#include <cstddef>

namespace vitrine::arrays {

/// Half-open range of bytes [begin, end).
struct ByteRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    constexpr std::size_t size() const { return end - begin; }
    constexpr bool empty() const { return begin >= end; }
    friend constexpr bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// The smallest range that contains both; an empty one adds nothing.
constexpr ByteRange hull(ByteRange a, ByteRange b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

/// What both contain; empty when they do not meet.
constexpr ByteRange intersection(ByteRange a, ByteRange b) {
    const ByteRange both{std::max(a.begin, b.begin), std::min(a.end, b.end)};
    return both.empty() ? ByteRange{} : both;
}

}  // namespace vitrine::arrays
