#pragma once

#include <vitrine/arrays/byte_range.h>
#include <vitrine/arrays/dirty_ranges.h>

#include <cstddef>
#include <span>
#include <vector>

namespace vitrine::arrays {

/// A rectangle of an image's texels: columns [x, x + width) of rows [y, y + height).
struct TexelRect {
    std::size_t x = 0;
    std::size_t y = 0;
    std::size_t width = 0;
    std::size_t height = 0;

    constexpr std::size_t right() const { return x + width; }
    constexpr std::size_t bottom() const { return y + height; }
    constexpr std::size_t texel_count() const { return width * height; }
    friend constexpr bool operator==(const TexelRect&, const TexelRect&) = default;
};

/// The smallest rectangle that contains both.
TexelRect hull(const TexelRect& a, const TexelRect& b);
/// They have a texel in common.
bool overlap(const TexelRect& a, const TexelRect& b);

/// The texels of sorted, disjoint ranges of an image's bytes, row after row, as disjoint rectangles: a block of texels
/// is one again. A texel of which a part is in a range is in it.
std::vector<TexelRect> rects_of(std::span<const ByteRange> ranges, std::size_t image_width, std::size_t texel_bytes);

/// Of more than so many rectangles neighbours become one.
inline constexpr std::size_t most_texel_rects = 128;

/// What is sent of disjoint rectangles under a policy: disjoint, and containing them all. `gap_texels`, for `cost`: so
/// many texels may be sent along to save a call.
std::vector<TexelRect> merged(std::vector<TexelRect> rects, MergePolicy policy, std::size_t gap_texels);

}  // namespace vitrine::arrays
