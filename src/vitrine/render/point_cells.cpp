#include <vitrine/render/point_cells.h>

#include <cstdint>

namespace vitrine::render {

void PointCells::fit(glm::ivec2 extent) {
    if (extent == extent_) return;
    extent_ = extent;
    buffer_ = gl::Buffer::make(label_);
    const std::int64_t bytes = std::int64_t{8} * extent.x * extent.y;
    glNamedBufferStorage(buffer_.id(), static_cast<GLsizeiptr>(bytes), nullptr, 0);
    clear();
}

void PointCells::clear() const {
    constexpr GLuint nothing = 0;
    glClearNamedBufferData(buffer_.id(), GL_R32UI, GL_RED_INTEGER, GL_UNSIGNED_INT, &nothing);
}

void PointCells::bind(GLuint binding) const {
    glBindBufferBase(GL_SHADER_STORAGE_BUFFER, binding, buffer_.id());
}

}  // namespace vitrine::render
