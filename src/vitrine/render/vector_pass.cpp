#include <vitrine/render/vector_pass.h>

#include <vitrine/gl/program.h>
#include <vitrine/render/shader_text.h>
#include <vitrine/render/vertex_layout.h>

#include <glm/gtc/type_ptr.hpp>

#include <array>
#include <string>
#include <vector>

namespace vitrine::render {
namespace {

// Uniform locations of arrows.vert.
constexpr GLint model_view_uniform = 0;
constexpr GLint normal_matrix_uniform = 1;
constexpr GLint color_uniform = 2;
constexpr GLint step_uniform = 3;
constexpr GLint layouts_uniform = 4;
constexpr GLint sizes_uniform = 8;
constexpr GLint is_normal_uniform = 9;

/// Twelve for each of the sides.
constexpr GLsizei arrow_vertices = 12 * 8;

gl::Program make(const std::vector<std::string>& defined) {
    return gl::make_program("arrows", {{GL_VERTEX_SHADER, "arrows.vert", shader_text("arrows.vert", defined)},
                                       {GL_FRAGMENT_SHADER, "arrows.frag", shader_text("arrows.frag")}});
}

/// Binds origins and parts, and says where their numbers lie. Arrows of a part of them begin later.
void set_numbers(GLuint program, const VectorItem& item, std::uint64_t first) {
    constexpr std::uint32_t word = sizeof(float);
    const std::array<const Attribute*, 4> all{&item.origins, &item.parts[0], &item.parts[1], &item.parts[2]};
    std::array<glm::uvec2, 4> layouts;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Attribute& part = *all[i];
        if (part) glBindBufferBase(GL_SHADER_STORAGE_BUFFER, static_cast<GLuint>(i), part.buffer->id());
        layouts[i] = {(part.offset_bytes + first * item.step * part.stride_bytes) / word, part.stride_bytes / word};
    }
    glProgramUniform2uiv(program, layouts_uniform, static_cast<GLsizei>(layouts.size()),
                         glm::value_ptr(layouts.front()));
}

void set_look(GLuint program, const VectorItem& item) {
    const glm::mat3 normals = normal_matrix(item.model_view);
    glProgramUniformMatrix4fv(program, model_view_uniform, 1, GL_FALSE, glm::value_ptr(item.model_view));
    glProgramUniformMatrix3fv(program, normal_matrix_uniform, 1, GL_FALSE, glm::value_ptr(normals));
    glProgramUniform3fv(program, color_uniform, 1, glm::value_ptr(item.color));
    glProgramUniform1ui(program, step_uniform, item.step);
    glProgramUniform3f(program, sizes_uniform, item.length, item.width, item.same_length ? 1.0F : 0.0F);
    glProgramUniform1i(program, is_normal_uniform, item.are_normals ? 1 : 0);
}

}  // namespace

VectorPass::VectorPass() : numbers_(make({})), no_vertices_(gl::VertexArray::make("no vertices")) {}

void VectorPass::draw(std::span<const VectorItem> items, Slicer& slicer, DrawCounts& counts) {
    for (const VectorItem& item : items) {
        if (item.packed && packed_.id() == 0) packed_ = make({"OCTAHEDRAL"});
        const GLuint program = item.packed ? packed_.id() : numbers_.id();
        glUseProgram(program);
        glBindVertexArray(no_vertices_.id());
        set_look(program, item);
        slicer.draw(item.arrows, [&](std::uint64_t first, std::uint64_t count) {
            set_numbers(program, item, first);
            glDrawArraysInstanced(GL_TRIANGLES, 0, arrow_vertices, static_cast<GLsizei>(count));
        });
        ++counts.draw_calls;
        counts.triangles += item.arrows * (arrow_vertices / 3);
    }
}

}  // namespace vitrine::render
