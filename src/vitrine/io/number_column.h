#pragma once

#include <vitrine/io/number_type.h>
#include <vitrine/io/point_arrays.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::io {

/// Numbers of one kind in binary data, one for each point, as far from one another.
struct NumberColumn {
    NumberType type = NumberType::float32;
    ByteOrder order = ByteOrder::little;
    const std::byte* first = nullptr;  ///< the first point's
    std::size_t stride = 0;            ///< bytes from one point's to the next one's
    double scale = 1;                  ///< of what is stored, before `offset` is added
    double offset = 0;
    std::uint8_t shift = 0;  ///< of some bits of a uint8
    std::uint8_t mask = 0;   ///< those bits, shifted; 0: they are all

    /// A point's number.
    double at(std::size_t point) const;
    /// Whether those of the points [begin, end) are all 0.
    bool are_zero(std::size_t begin, std::size_t end) const;
    /// Brings the numbers of the points [begin, end) to their places.
    void read(std::size_t begin, std::size_t end, const PointLane& lane) const;
};

/// Rows of numbers of points all over the columns.
PointSample sample_of(std::span<const NumberColumn> columns, std::size_t points);

}  // namespace vitrine::io
