#include <vitrine/render/vertex_layout.h>

#include <cmath>

namespace vitrine::render {

VertexAttributes vertices_of(const scene::Mesh& mesh, gpu::Mirrors& mirrors) {
    if (mesh.is_interleaved())
        return {.positions = attribute_of(mesh.vertices, mirrors, offsetof(scene::MeshVertex, position)),
                .normals = attribute_of(mesh.vertices, mirrors, offsetof(scene::MeshVertex, normal))};
    const bool packed = !mesh.packed_normals.empty();
    return {.positions = attribute_of(mesh.positions, mirrors),
            .normals = packed ? attribute_of(mesh.packed_normals, mirrors) : attribute_of(mesh.normals, mirrors),
            .packed_normals = packed};
}

gl::VertexArray make_vertex_array() {
    gl::VertexArray vertices = gl::VertexArray::make("vertices");
    const GLuint id = vertices.id();
    for (const GLuint location : {position_location, normal_location}) {
        glVertexArrayAttribFormat(id, location, 3, GL_FLOAT, GL_FALSE, 0);
        glVertexArrayAttribBinding(id, location, location);
    }
    glVertexArrayAttribFormat(id, color_location, 4, GL_UNSIGNED_BYTE, GL_TRUE, 0);
    glVertexArrayAttribBinding(id, color_location, color_location);
    for (const GLuint location : texcoord_locations) {
        glVertexArrayAttribFormat(id, location, 2, GL_FLOAT, GL_FALSE, 0);
        glVertexArrayAttribBinding(id, location, location);
    }
    glVertexArrayAttribFormat(id, value_location, 1, GL_FLOAT, GL_FALSE, 0);
    glVertexArrayAttribBinding(id, value_location, value_location);
    glVertexArrayAttribFormat(id, tangent_location, 4, GL_FLOAT, GL_FALSE, 0);
    glVertexArrayAttribBinding(id, tangent_location, tangent_location);
    return vertices;
}

void attach_instances(const gl::VertexArray& vertices, const ItemInstances& instances) {
    constexpr GLuint transforms_binding = 0;  // of instances.glsl
    if (!instances) return glDisableVertexArrayAttrib(vertices.id(), instance_location);
    glVertexArrayAttribIFormat(vertices.id(), instance_location, 1, GL_UNSIGNED_INT, 0);
    glVertexArrayAttribBinding(vertices.id(), instance_location, instance_location);
    glVertexArrayBindingDivisor(vertices.id(), instance_location, 1);
    glVertexArrayVertexBuffer(vertices.id(), instance_location, instances.numbers->id(), 0, sizeof(std::uint32_t));
    glEnableVertexArrayAttrib(vertices.id(), instance_location);
    glBindBufferBase(GL_SHADER_STORAGE_BUFFER, transforms_binding, instances.transforms->id());
}

bool attach(const gl::VertexArray& vertices, GLuint location, const Attribute& attribute) {
    if (!attribute) {
        glDisableVertexArrayAttrib(vertices.id(), location);
        return false;
    }
    glVertexArrayVertexBuffer(vertices.id(), location, attribute.buffer->id(), attribute.offset_bytes,
                              static_cast<GLsizei>(attribute.stride_bytes));
    glEnableVertexArrayAttrib(vertices.id(), location);
    return true;
}

void set_normal_format(const gl::VertexArray& vertices, bool packed) {
    if (packed) {
        glVertexArrayAttribFormat(vertices.id(), normal_location, 2, GL_SHORT, GL_TRUE, 0);
    } else {
        glVertexArrayAttribFormat(vertices.id(), normal_location, 3, GL_FLOAT, GL_FALSE, 0);
    }
}

void attach(const gl::VertexArray& vertices, const DrawItem& item, const Attribute& normals) {
    attach(vertices, position_location, item.positions);
    if (!attach(vertices, normal_location, normals)) glVertexAttrib3f(normal_location, 0.0F, 0.0F, 1.0F);
    if (!attach(vertices, color_location, item.colors)) glVertexAttrib4f(color_location, 1.0F, 1.0F, 1.0F, 1.0F);
}

void attach_values(const gl::VertexArray& vertices, const Attribute& values) {
    attach(vertices, value_location, values);
}

void attach_texture_frame(const gl::VertexArray& vertices, const MeshItem& item) {
    for (std::size_t set = 0; set < texcoord_locations.size(); ++set)
        attach(vertices, texcoord_locations[set], item.texcoords[set]);
    attach(vertices, tangent_location, item.tangents);
}

glm::mat3 normal_matrix(const glm::mat4& model_view) {
    const glm::mat3 linear(model_view);
    const float determinant = glm::determinant(linear);
    if (!std::isnormal(determinant)) return linear;
    return glm::transpose(glm::inverse(linear));
}

bool is_mirrored(const glm::mat4& model_view) {
    return glm::determinant(glm::mat3(model_view)) < 0.0F;
}

}  // namespace vitrine::render
