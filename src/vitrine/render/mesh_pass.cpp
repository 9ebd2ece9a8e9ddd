#include <vitrine/render/mesh_pass.h>

#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/vertex_layout.h>

#include <glm/gtc/type_ptr.hpp>

#include <algorithm>
#include <cstddef>
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
    if (item.indices != nullptr) glVertexArrayElementBuffer(vertices_.id(), item.indices->id());
    const std::uint64_t visible = triangle_count(item.ranges);
    slicer.draw(visible, [&](std::uint64_t first, std::uint64_t count) { submit_part(item, first, count); });
    ++counts.draw_calls;
    counts.triangles += item.triangles;
    counts.left_out_triangles += item.triangles - visible;
}

void MeshPass::submit_part(const MeshItem& item, std::uint64_t first, std::uint64_t count) {
    const std::size_t index_bytes = item.short_indices ? sizeof(std::uint16_t) : sizeof(std::uint32_t);
    firsts_.clear();
    offsets_.clear();
    counts_.clear();
    for (const TriangleRange& range : item.ranges) {
        const std::uint64_t skipped = std::min(first, range.count);
        const std::uint64_t taken = std::min(count, range.count - skipped);
        first -= skipped;
        count -= taken;
        if (taken == 0) continue;
        const std::uint64_t corner = 3 * (range.first + skipped);
        firsts_.push_back(static_cast<GLint>(corner));
        offsets_.push_back(reinterpret_cast<const void*>(corner * index_bytes));
        counts_.push_back(static_cast<GLsizei>(3 * taken));
    }
    const auto ranges = static_cast<GLsizei>(counts_.size());
    if (item.indices == nullptr) {
        glMultiDrawArrays(GL_TRIANGLES, firsts_.data(), counts_.data(), ranges);
    } else {
        const GLenum type = item.short_indices ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT;
        glMultiDrawElements(GL_TRIANGLES, counts_.data(), type, offsets_.data(), ranges);
    }
}

}  // namespace vitrine::render
