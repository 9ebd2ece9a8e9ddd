#include <vitrine/render/mesh_pass.h>

#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/vertex_layout.h>

#include <glm/gtc/type_ptr.hpp>

#include <optional>

namespace vitrine::render {
namespace {

// Uniform locations of mesh.vert, mesh.frag and wireframe.frag.
constexpr GLint model_view_uniform = 0;
constexpr GLint normal_matrix_uniform = 1;
constexpr GLint base_color_uniform = 2;
constexpr GLint flat_normals_uniform = 3;
constexpr GLint is_lit_uniform = 4;
constexpr GLint is_blended_uniform = 5;
constexpr GLint over_faces_uniform = 6;
constexpr GLint texcoord_transform_uniform = 7;
// Their texture unit.
constexpr GLuint base_color_unit = 0;

void set_object(GLuint program, const MeshItem& item) {
    glProgramUniformMatrix4fv(program, model_view_uniform, 1, GL_FALSE, glm::value_ptr(item.model_view));
    const glm::mat3 normals = normal_matrix(item.model_view);
    glProgramUniformMatrix3fv(program, normal_matrix_uniform, 1, GL_FALSE, glm::value_ptr(normals));
    glProgramUniform4fv(program, base_color_uniform, 1, glm::value_ptr(item.base_color));
}

}  // namespace

MeshPass::MeshPass() : edges_(make_wireframe_program()), vertices_(make_vertex_array()) {}

void MeshPass::draw_faces(std::span<const MeshItem> items, Slicer& slicer, DrawCounts& counts) {
    glBindVertexArray(vertices_.id());
    std::optional<gl::TextureScope> texture;  // for those that are covered
    for (const MeshItem& item : items) {
        const GLuint program = faces_.program(variant_of(item));
        glUseProgram(program);
        glProgramUniform1i(program, flat_normals_uniform, item.flat ? 1 : 0);
        glProgramUniform1i(program, is_lit_uniform, item.lit ? 1 : 0);
        glProgramUniform1i(program, is_blended_uniform, item.blended ? 1 : 0);
        if (item.base_color_texture && !texture) texture.emplace(base_color_unit, 0);
        if (item.base_color_texture) set_texture(item, program);
        (item.culled ? glEnable : glDisable)(GL_CULL_FACE);
        submit(item, program, slicer, counts);
    }
    if (texture) attach_texcoords(vertices_, {});
    glDisable(GL_CULL_FACE);
    glFrontFace(GL_CCW);
}

void MeshPass::set_texture(const MeshItem& item, GLuint program) {
    attach_texcoords(vertices_, item.texcoords);
    const SurfaceTexture& texture = item.base_color_texture;
    glBindTextureUnit(base_color_unit, texture.texels->id());
    glBindSampler(base_color_unit, samplers_.get(texture.sampler));
    glProgramUniformMatrix3fv(program, texcoord_transform_uniform, 1, GL_FALSE, glm::value_ptr(texture.transform));
}

void MeshPass::draw_wireframe(std::span<const MeshItem> items, bool over_faces, Slicer& slicer, DrawCounts& counts) {
    const GLuint program = edges_.id();
    glUseProgram(program);
    glBindVertexArray(vertices_.id());
    glPolygonMode(GL_FRONT_AND_BACK, GL_LINE);
    // Depth is reversed: a positive offset brings the edges in front of their faces.
    glEnable(GL_POLYGON_OFFSET_LINE);
    glPolygonOffset(1.0F, 4.0F);
    glProgramUniform1i(program, over_faces_uniform, over_faces ? 1 : 0);
    for (const MeshItem& item : items) submit(item, program, slicer, counts);
    glPolygonOffset(0.0F, 0.0F);
    glDisable(GL_POLYGON_OFFSET_LINE);
    glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
    glFrontFace(GL_CCW);
}

void MeshPass::submit(const MeshItem& item, GLuint program, Slicer& slicer, DrawCounts& counts) {
    set_object(program, item);
    glFrontFace(is_mirrored(item.model_view) ? GL_CW : GL_CCW);
    set_normal_format(vertices_, item.packed_normals);
    attach(vertices_, item, item.normals);
    if (item.indices == nullptr) {
        slicer.draw(item.triangles, [](std::uint64_t first, std::uint64_t count) {
            glDrawArrays(GL_TRIANGLES, static_cast<GLint>(3 * first), static_cast<GLsizei>(3 * count));
        });
    } else {
        glVertexArrayElementBuffer(vertices_.id(), item.indices->id());
        const GLenum type = item.short_indices ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT;
        const std::uint64_t skipped = item.first_triangle;
        const std::uint64_t size = item.short_indices ? sizeof(std::uint16_t) : sizeof(std::uint32_t);
        slicer.draw(item.triangles, [type, size, skipped](std::uint64_t first, std::uint64_t count) {
            const auto* offset = reinterpret_cast<const void*>(3 * (skipped + first) * size);
            glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(3 * count), type, offset);
        });
    }
    ++counts.draw_calls;
    counts.triangles += item.triangles;
}

}  // namespace vitrine::render
