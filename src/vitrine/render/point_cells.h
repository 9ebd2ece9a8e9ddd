#pragma once

#include <vitrine/gl/object.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <span>
#include <string_view>

namespace vitrine::render {

/// The colour and the depth of the nearest point in each cell of a view, 8 bytes, where kernels write them.
/// Belongs to the share group of the context that is current.
class PointCells {
public:
    explicit PointCells(std::string_view label) : label_(label) {}

    /// Makes room for so many columns and rows. Keeps what is there when it has them.
    void fit(glm::ivec2 extent);
    /// Nothing in any cell.
    void clear() const;
    /// What is in each, row by row: the colour in the lower half, the depth in the upper one.
    void write(std::span<const std::uint64_t> cells) const;
    /// For kernels and shaders.
    void bind(GLuint binding) const;
    glm::ivec2 extent() const { return extent_; }

private:
    std::string_view label_;
    gl::Buffer buffer_;
    glm::ivec2 extent_{0};
};

}  // namespace vitrine::render
