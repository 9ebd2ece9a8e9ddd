#include <vitrine/render/line_pass.h>

#include <vitrine/gl/program.h>
#include <vitrine/render/shader_text.h>

#include <glm/gtc/type_ptr.hpp>

#include <algorithm>

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

LinePass::LinePass()
    : program_(gl::make_program("lines", {{GL_VERTEX_SHADER, "lines.vert", shader_text("lines.vert")},
                                          {GL_FRAGMENT_SHADER, "lines.frag", shader_text("lines.frag")}})),
      no_vertices_(gl::VertexArray::make("no vertices")) {}

void LinePass::upload(std::span<const DrawItem<scene::LineSet>> items, const Settings& settings,
                      gpu::Mirrors& mirrors) {
    for (const DrawItem<scene::LineSet>& item : items) {
        const scene::LineSet& lines = *item.geometry;
        for (const arrays::TrackedBytes& array : {lines.positions.tracked_bytes(), lines.indices.tracked_bytes()})
            mirrors.buffer(array);
        if (shows_colors(item, settings)) mirrors.buffer(lines.colors.tracked_bytes());
    }
}

void LinePass::draw(std::span<const DrawItem<scene::LineSet>> items, const Settings& settings, gpu::Mirrors& mirrors,
                    DrawCounts& counts) const {
    if (items.empty()) return;
    const GLuint program = program_.id();
    glUseProgram(program);
    glBindVertexArray(no_vertices_.id());
    for (const DrawItem<scene::LineSet>& item : items) {
        const scene::LineSet& lines = *item.geometry;
        const bool colors = shows_colors(item, settings) && !lines.colors.empty();
        const GLuint positions = mirrors.buffer(lines.positions.tracked_bytes());
        glBindBufferBase(GL_SHADER_STORAGE_BUFFER, positions_binding, positions);
        // Where there is nothing to read, the positions stand in: every binding holds a buffer.
        glBindBufferBase(GL_SHADER_STORAGE_BUFFER, colors_binding,
                         colors ? mirrors.buffer(lines.colors.tracked_bytes()) : positions);
        glBindBufferBase(GL_SHADER_STORAGE_BUFFER, indices_binding,
                         lines.indices.empty() ? positions : mirrors.buffer(lines.indices.tracked_bytes()));
        glProgramUniformMatrix4fv(program, model_view_uniform, 1, GL_FALSE, glm::value_ptr(item.model_view));
        glProgramUniform4fv(program, base_color_uniform, 1, glm::value_ptr(item.material->base_color));
        glProgramUniform1f(program, width_pixels_uniform, std::max(1.0F, lines.width_pixels * settings.pixel_scale));
        glProgramUniform1i(program, has_colors_uniform, colors ? 1 : 0);
        glProgramUniform1i(program, has_indices_uniform, lines.indices.empty() ? 0 : 1);
        glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(6 * lines.segment_count()));
        ++counts.draw_calls;
        counts.segments += lines.segment_count();
    }
}

}  // namespace vitrine::render
