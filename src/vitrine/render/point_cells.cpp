#include <vitrine/render/point_cells.h>

#include <bit>
#include <cstdint>

namespace vitrine::render {

void PointCells::fit(glm::ivec2 extent) {
    if (extent == extent_) return;
    extent_ = extent;
    buffer_ = gl::Buffer::make(label_);
    const std::int64_t bytes = std::int64_t{8} * extent.x * extent.y;
    glNamedBufferStorage(buffer_.id(), static_cast<GLsizeiptr>(bytes), nullptr, GL_DYNAMIC_STORAGE_BIT);
}

void PointCells::clear() const {
    constexpr GLuint nothing = 0;
    glClearNamedBufferData(buffer_.id(), GL_R32UI, GL_RED_INTEGER, GL_UNSIGNED_INT, &nothing);
}

void PointCells::write(std::span<const std::uint64_t> cells) const {
    static_assert(std::endian::native == std::endian::little, "shaders see the lower half first");
    glNamedBufferSubData(buffer_.id(), 0, static_cast<GLsizeiptr>(cells.size_bytes()), cells.data());
}

void PointCells::bind(GLuint binding) const {
    glBindBufferBase(GL_SHADER_STORAGE_BUFFER, binding, buffer_.id());
}

}  // namespace vitrine::render
