#pragma once

#include <vitrine/gl/object.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <span>
#include <string_view>

namespace vitrine::render {

/// The colour and the depth of the nearest point in each cell of a view, 8 bytes, where kernels write them and shaders
/// read them as texels. Belongs to the share group of the context that is current.
class PointCells {
public:
    explicit PointCells(std::string_view label) : label_(label) {}

    /// How many the current context's driver can have, as storage and as texels.
    static std::int64_t most();

    /// So many columns and rows, with memory for the `most`, so that no new one is needed where they vary. Keeps what
    /// is there when it has them.
    void fit(glm::ivec2 extent, glm::ivec2 most);
    /// Nothing in any cell.
    void clear() const;
    /// What is in each, row by row: the colour in the lower half, the depth in the upper one.
    void write(std::span<const std::uint64_t> cells) const;
    /// For kernels, as storage.
    void bind(GLuint binding) const;
    /// For shaders: a buffer texture of (colour, depth).
    GLuint texture() const { return texture_.id(); }

private:
    std::string_view label_;
    gl::Buffer buffer_;
    gl::Texture texture_;
    glm::ivec2 extent_{0};
    glm::ivec2 most_{0};
};

}  // namespace vitrine::render
