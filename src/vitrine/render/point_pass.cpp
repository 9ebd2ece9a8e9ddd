#include <vitrine/render/point_pass.h>

#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/color_uniforms.h>
#include <vitrine/render/vertex_layout.h>

#include <glm/gtc/type_ptr.hpp>

namespace vitrine::render {
namespace {

// Uniform locations of points.vert and points.frag.
constexpr GLint model_view_uniform = 0;
constexpr GLint normal_matrix_uniform = 1;
constexpr GLint base_color_uniform = 2;
constexpr GLint is_lit_uniform = 4;
constexpr GLint size_pixels_uniform = 7;

}  // namespace

PointPass::PointPass(Fragments fragments)
    : colors_(make_program("points", fragments)), vertices_(make_vertex_array()) {}

GLuint PointPass::program_of(const CloudItem& item, const ShownField* field) {
    if (item.values && numbers_.id() == 0) numbers_ = make_program("points", Fragments::colors, {"FIELD"});
    const GLuint program = item.values ? numbers_.id() : colors_.id();
    const glm::mat3 normals = normal_matrix(item.model_view);
    glProgramUniformMatrix4fv(program, model_view_uniform, 1, GL_FALSE, glm::value_ptr(item.model_view));
    glProgramUniformMatrix3fv(program, normal_matrix_uniform, 1, GL_FALSE, glm::value_ptr(normals));
    glProgramUniform1i(program, is_lit_uniform, item.lit ? 1 : 0);
    glProgramUniform1f(program, size_pixels_uniform, item.size_pixels);
    if (item.values) {
        set_color_scale(program, field->scale);
    } else {
        glProgramUniform4fv(program, base_color_uniform, 1, glm::value_ptr(item.base_color));
    }
    return program;
}

void PointPass::draw(std::span<const CloudItem* const> clouds, const ShownField* field, Slicer& slicer,
                     DrawCounts& counts) {
    if (clouds.empty()) return;
    const gl::TextureScope table(color_table_unit, field != nullptr ? field->table.texels->id() : 0);
    glBindVertexArray(vertices_.id());
    glEnable(GL_PROGRAM_POINT_SIZE);
    for (const CloudItem* cloud : clouds) {
        const CloudItem& item = *cloud;
        glUseProgram(program_of(item, field));
        attach(vertices_, item, item.normals);
        attach_values(vertices_, item.values);
        slicer.draw(item.points, [&](std::uint64_t first, std::uint64_t count) { submit(item, first, count); });
        ++counts.draw_calls;
        counts.points += item.points;
    }
}

void PointPass::submit(const CloudItem& item, std::uint64_t first, std::uint64_t count) {
    firsts_.clear();
    counts_.clear();
    item.ranges.for_each(first, count, [&](std::uint64_t begin, std::uint64_t end) {
        firsts_.push_back(static_cast<GLint>(begin));
        counts_.push_back(static_cast<GLsizei>(end - begin));
    });
    glMultiDrawArrays(GL_POINTS, firsts_.data(), counts_.data(), static_cast<GLsizei>(counts_.size()));
}

}  // namespace vitrine::render
