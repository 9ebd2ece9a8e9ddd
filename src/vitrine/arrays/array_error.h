#pragma once

#include <vitrine/arrays/texel_rect.h>
#include <vitrine/base/error.h>

#include <cstddef>
#include <span>
#include <string_view>

namespace vitrine::arrays {

/// An edit of elements that an array does not have, or with values that do not suit it. `what()` names the array, the
/// elements and the array's size.
class ArrayError : public Error {
public:
    using Error::Error;
};

namespace detail {

/// "the array 'heights' has 100 elements: elements 95 to 104 are out of range"
[[noreturn]] void throw_out_of_range(std::string_view label, std::size_t size, std::size_t first, std::size_t count);
/// "the array 'heights' has 100 elements: a kernel has written some of the 10 from 90 on since they were in CPU memory:
/// fetch them first"
[[noreturn]] void throw_stale(std::string_view label, std::size_t size, std::size_t first, std::size_t count);
/// "the array 'heights' has 100 elements: 60 elements from 0 on, 2 apart, are out of range"
[[noreturn]] void throw_strided(std::string_view label, std::size_t size, std::size_t first, std::size_t count,
                                std::size_t stride);
/// "the array 'heights' of shape 10 x 10: 3 values do not fit 4 elements"
[[noreturn]] void throw_mismatch(std::string_view label, std::span<const std::size_t> shape, std::size_t values,
                                 std::size_t elements);
/// "the array 'heights' of shape 10 x 10: the block from (8, 0) of 4 x 10 is out of range"
[[noreturn]] void throw_block(std::string_view label, std::span<const std::size_t> shape,
                              std::span<const std::size_t> first, std::span<const std::size_t> extent);
/// "the array 'heights' has 100 elements: the shape 10 x 11 has 110"
[[noreturn]] void throw_shape(std::string_view label, std::size_t size, std::span<const std::size_t> shape);
/// "the image 'map' of 100 x 50 texels: the rectangle of 20 x 10 from (90, 0) on is out of range"
[[noreturn]] void throw_texels(std::string_view label, std::size_t width, std::size_t height, const TexelRect& rect);
/// "the image 'map': 3 texels do not fill the rectangle of 20 x 10 from (90, 0) on"
[[noreturn]] void throw_texel_count(std::string_view label, const TexelRect& rect, std::size_t texels);

}  // namespace detail

}  // namespace vitrine::arrays
