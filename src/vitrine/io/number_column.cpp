#include <vitrine/io/number_column.h>

#include <algorithm>

namespace vitrine::io {
namespace {

/// Numbers that go to the array as they are.
template <class T, ByteOrder order>
void copy(const NumberColumn& column, std::size_t begin, std::size_t end, const PointLane& lane) {
    for (std::size_t i = begin; i < end; ++i)
        lane.numbers[i * lane.stride] = to_float(load<T>(column.first + i * column.stride, order));
}

template <class T, ByteOrder order>
void convert(const NumberColumn& column, std::size_t begin, std::size_t end, const PointLane& lane) {
    for (std::size_t i = begin; i < end; ++i) {
        const auto stored = static_cast<double>(load<T>(column.first + i * column.stride, order));
        lane.store(i, stored * column.scale + column.offset);
    }
}

std::uint8_t bits_at(const NumberColumn& column, std::size_t point) {
    return (load<std::uint8_t>(column.first + point * column.stride, column.order) >> column.shift) & column.mask;
}

}  // namespace

double NumberColumn::at(std::size_t point) const {
    if (mask != 0) return bits_at(*this, point);
    const double stored = with_type(
        type, [&](auto kind) { return static_cast<double>(load<decltype(kind)>(first + point * stride, order)); });
    return stored * scale + offset;
}

bool NumberColumn::are_zero(std::size_t begin, std::size_t end) const {
    if (mask != 0) {
        for (std::size_t i = begin; i < end; ++i) {
            if (bits_at(*this, i) != 0) return false;
        }
        return true;
    }
    return with_type(type, [&](auto kind) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto stored = static_cast<double>(load<decltype(kind)>(this->first + i * stride, order));
            if (stored * scale + offset != 0) return false;
        }
        return true;
    });
}

void NumberColumn::read(std::size_t begin, std::size_t end, const PointLane& lane) const {
    if (mask != 0) {
        for (std::size_t i = begin; i < end; ++i) lane.store(i, bits_at(*this, i));
        return;
    }
    const bool as_it_is = lane.numbers != nullptr && scale == 1 && offset == 0 && lane.origin == 0;
    with_type(type, [&](auto kind) {
        with_order(order, [&](auto known_order) {
            using T = decltype(kind);
            constexpr ByteOrder bytes = decltype(known_order)::value;
            as_it_is ? copy<T, bytes>(*this, begin, end, lane) : convert<T, bytes>(*this, begin, end, lane);
        });
    });
}

PointSample sample_of(std::span<const NumberColumn> columns, std::size_t points) {
    const std::size_t rows = std::min(points, sample_rows);
    PointSample sample(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::size_t point = i * (points - 1) / std::max<std::size_t>(rows - 1, 1);
        for (const NumberColumn& column : columns) sample[i].push_back(column.at(point));
    }
    return sample;
}

}  // namespace vitrine::io
