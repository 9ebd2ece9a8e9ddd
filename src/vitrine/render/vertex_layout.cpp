#include <vitrine/render/vertex_layout.h>

#include <cmath>

namespace vitrine::render {

gl::VertexArray make_vertex_array() {
    gl::VertexArray vertices = gl::VertexArray::make("vertices");
    const GLuint id = vertices.id();
    for (const GLuint location : {position_location, normal_location}) {
        glVertexArrayAttribFormat(id, location, 3, GL_FLOAT, GL_FALSE, 0);
        glVertexArrayAttribBinding(id, location, location);
    }
    glVertexArrayAttribFormat(id, color_location, 4, GL_UNSIGNED_BYTE, GL_TRUE, 0);
    glVertexArrayAttribBinding(id, color_location, color_location);
    glEnableVertexArrayAttrib(id, position_location);
    return vertices;
}

void attach(const gl::VertexArray& vertices, const DrawItem& item, const gpu::BufferShare& normals) {
    const GLuint id = vertices.id();
    glVertexArrayVertexBuffer(id, position_location, item.positions->id(), 0, sizeof(glm::vec3));
    if (normals == nullptr) {
        glDisableVertexArrayAttrib(id, normal_location);
        glVertexAttrib3f(normal_location, 0.0F, 0.0F, 1.0F);
    } else {
        glVertexArrayVertexBuffer(id, normal_location, normals->id(), 0, sizeof(glm::vec3));
        glEnableVertexArrayAttrib(id, normal_location);
    }
    if (item.colors == nullptr) {
        glDisableVertexArrayAttrib(id, color_location);
        glVertexAttrib4f(color_location, 1.0F, 1.0F, 1.0F, 1.0F);
    } else {
        glVertexArrayVertexBuffer(id, color_location, item.colors->id(), 0, sizeof(glm::u8vec4));
        glEnableVertexArrayAttrib(id, color_location);
    }
}

glm::mat3 normal_matrix(const glm::mat4& model_view) {
    const glm::mat3 linear(model_view);
    const float determinant = glm::determinant(linear);
    if (!std::isnormal(determinant)) return linear;
    return glm::transpose(glm::inverse(linear));
}

}  // namespace vitrine::render
