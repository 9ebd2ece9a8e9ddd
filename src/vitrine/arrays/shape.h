#pragma once

#include <vitrine/arrays/strided_view.h>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>

namespace vitrine::arrays {

/// One to three whole numbers: the extents of an array, slowest first (rows before columns), or a place in it.
class Shape {
public:
    static constexpr std::size_t most_dimensions = 3;

    /// Of so many elements in a row.
    Shape(std::size_t count) : numbers_{count}, dimensions_(1) {}  // NOLINT: a count is a shape
    Shape(std::size_t rows, std::size_t columns) : numbers_{rows, columns}, dimensions_(2) {}
    Shape(std::size_t layers, std::size_t rows, std::size_t columns)
        : numbers_{layers, rows, columns}, dimensions_(3) {}

    std::size_t dimensions() const { return dimensions_; }
    std::size_t operator[](std::size_t i) const { return numbers_[i]; }
    std::span<const std::size_t> numbers() const { return std::span(numbers_).first(dimensions_); }
    std::size_t element_count() const {
        std::size_t count = 1;
        for (const std::size_t number : numbers()) count *= number;
        return count;
    }
    /// The same with leading ones: always layers, rows and columns.
    std::array<std::size_t, most_dimensions> padded(std::size_t with) const {
        std::array<std::size_t, most_dimensions> all{with, with, with};
        for (std::size_t i = 0; i < dimensions_; ++i) all[most_dimensions - dimensions_ + i] = numbers_[i];
        return all;
    }
    friend bool operator==(const Shape&, const Shape&) = default;

private:
    std::array<std::size_t, most_dimensions> numbers_;
    std::size_t dimensions_;
};

/// A rectangle or box of an array's elements. Does not own.
template <class T>
class Block {
public:
    /// `extent` is layers, rows and columns; strides are in elements.
    Block(T* first, std::array<std::size_t, 3> extent, std::size_t layer_stride, std::size_t row_stride)
        : first_(first), extent_(extent), layer_stride_(layer_stride), row_stride_(row_stride) {}

    std::size_t layers() const { return extent_[0]; }
    std::size_t rows() const { return extent_[1]; }
    std::size_t columns() const { return extent_[2]; }
    std::size_t size() const { return extent_[0] * extent_[1] * extent_[2]; }
    /// Contiguous elements.
    std::span<T> row(std::size_t layer, std::size_t row) const {
        VITRINE_ASSERT(layer < layers() && row < rows(), "row within the block");
        return {first_ + layer * layer_stride_ + row * row_stride_, columns()};
    }
    std::span<T> row(std::size_t index) const { return row(0, index); }
    T& operator()(std::size_t layer, std::size_t row_index, std::size_t column) const {
        return row(layer, row_index)[column];
    }
    T& operator()(std::size_t row_index, std::size_t column) const { return row(0, row_index)[column]; }
    T& operator()(std::size_t column) const { return row(0, 0)[column]; }

private:
    T* first_;
    std::array<std::size_t, 3> extent_;
    std::size_t layer_stride_;
    std::size_t row_stride_;
};

}  // namespace vitrine::arrays
