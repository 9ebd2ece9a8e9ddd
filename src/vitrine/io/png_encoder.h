#pragma once

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::io {

/// The most pixels in a row that `encode_png` takes: zlib counts in 32 bits.
inline constexpr std::size_t widest_png = (std::size_t{1} << 28U) - 1;

/// A PNG file of RGBA8 pixels, rows from the top, no padding; without an alpha channel where all are opaque. Rows are
/// filtered and compressed by zlib in stripes, on all cores, at a level that takes little time: for a picture on the
/// way to a person, not for an archive. The same pixels give the same bytes wherever they are encoded.
/// `size` is at least 1x1 and at most `widest_png` wide, and `rgba` has 4 * size.x * size.y bytes. Throws Error when
/// zlib has no memory.
std::vector<std::uint8_t> encode_png(glm::ivec2 size, std::span<const std::uint8_t> rgba);

}  // namespace vitrine::io
