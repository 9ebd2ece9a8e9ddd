#include <vitrine/render/line_pass.h>

#include <glm/gtc/type_ptr.hpp>

namespace vitrine::render {
namespace {

// Uniform locations and storage bindings of lines.vert.
constexpr GLint model_view_uniform = 0;
constexpr GLint base_color_uniform = 2;
constexpr GLint width_pixels_uniform = 7;
constexpr GLint has_colors_uniform = 8;
constexpr GLint has_indices_uniform = 9;
constexpr GLuint positions_binding = 0;
constexpr GLuint colors_binding = 1;
constexpr GLuint indices_binding = 2;

}  // namespace

LinePass::LinePass(Fragments fragments)
    : program_(make_program("lines", fragments)), no_vertices_(gl::VertexArray::make("no vertices")) {}

void LinePass::draw(std::span<const LineItem> items, Slicer& slicer, DrawCounts& counts) const {
    if (items.empty()) return;
    const GLuint program = program_.id();
    glUseProgram(program);
    glBindVertexArray(no_vertices_.id());
    for (const LineItem& item : items) {
        // Where there is nothing to read, the positions stand in: every binding holds a buffer.
        const auto bind = [&](GLuint binding, const gpu::BufferShare& buffer) {
            const gpu::BufferShare& bound = buffer != nullptr ? buffer : item.positions.buffer;
            glBindBufferBase(GL_SHADER_STORAGE_BUFFER, binding, bound->id());
        };
        bind(positions_binding, item.positions.buffer);
        bind(colors_binding, item.colors.buffer);
        bind(indices_binding, item.indices);
        glProgramUniformMatrix4fv(program, model_view_uniform, 1, GL_FALSE, glm::value_ptr(item.model_view));
        glProgramUniform4fv(program, base_color_uniform, 1, glm::value_ptr(item.base_color));
        glProgramUniform1f(program, width_pixels_uniform, item.width_pixels);
        glProgramUniform1i(program, has_colors_uniform, item.colors ? 1 : 0);
        glProgramUniform1i(program, has_indices_uniform, item.indices != nullptr ? 1 : 0);
        slicer.draw(item.segments, [](std::uint64_t first, std::uint64_t count) {
            glDrawArrays(GL_TRIANGLES, static_cast<GLint>(6 * first), static_cast<GLsizei>(6 * count));
        });
        ++counts.draw_calls;
        counts.segments += item.segments;
    }
}

}  // namespace vitrine::render
