#include <vitrine/render/point_cells.h>

#include <algorithm>
#include <bit>
#include <cstdint>

namespace vitrine::render {
namespace {

constexpr std::int64_t cell_bytes = 8;

std::int64_t cells_of(glm::ivec2 extent) {
    return std::int64_t{extent.x} * extent.y;
}

}  // namespace

std::int64_t PointCells::most() {
    GLint texels = 0;
    GLint64 block = 0;
    glGetIntegerv(GL_MAX_TEXTURE_BUFFER_SIZE, &texels);
    glGetInteger64v(GL_MAX_SHADER_STORAGE_BLOCK_SIZE, &block);
    return std::min<std::int64_t>(texels, block / cell_bytes);
}

void PointCells::fit(glm::ivec2 extent, glm::ivec2 most) {
    extent_ = extent;
    if (most == most_) return;
    most_ = most;
    buffer_ = gl::Buffer::make(label_);
    glNamedBufferStorage(buffer_.id(), static_cast<GLsizeiptr>(cells_of(most) * cell_bytes), nullptr,
                         GL_DYNAMIC_STORAGE_BIT);
    texture_ = gl::Texture::make(label_, static_cast<GLenum>(GL_TEXTURE_BUFFER));
    glTextureBuffer(texture_.id(), GL_RG32UI, buffer_.id());
}

void PointCells::clear() const {
    constexpr GLuint nothing = 0;
    glClearNamedBufferSubData(buffer_.id(), GL_R32UI, 0, static_cast<GLsizeiptr>(cells_of(extent_) * cell_bytes),
                              GL_RED_INTEGER, GL_UNSIGNED_INT, &nothing);
}

void PointCells::write(std::span<const std::uint64_t> cells) const {
    static_assert(std::endian::native == std::endian::little, "shaders see the lower half first");
    glNamedBufferSubData(buffer_.id(), 0, static_cast<GLsizeiptr>(cells.size_bytes()), cells.data());
}

void PointCells::bind(GLuint binding) const {
    glBindBufferBase(GL_SHADER_STORAGE_BUFFER, binding, buffer_.id());
}

}  // namespace vitrine::render
