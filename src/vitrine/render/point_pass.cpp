#include <vitrine/render/point_pass.h>

#include <vitrine/gl/program.h>
#include <vitrine/render/shader_text.h>
#include <vitrine/render/vertex_layout.h>

#include <glm/gtc/type_ptr.hpp>

#include <algorithm>

namespace vitrine::render {
namespace {

// Uniform locations of points.vert and points.frag.
constexpr GLint model_view_uniform = 0;
constexpr GLint normal_matrix_uniform = 1;
constexpr GLint base_color_uniform = 2;
constexpr GLint is_lit_uniform = 4;
constexpr GLint size_pixels_uniform = 7;

}  // namespace

PointPass::PointPass()
    : program_(gl::make_program("points", {{GL_VERTEX_SHADER, "points.vert", shader_text("points.vert")},
                                           {GL_FRAGMENT_SHADER, "points.frag", shader_text("points.frag")}})),
      vertices_(make_vertex_array()) {}

void PointPass::upload(std::span<const DrawItem<scene::PointCloud>> items, const Settings& settings,
                       gpu::Mirrors& mirrors) {
    for (const DrawItem<scene::PointCloud>& item : items) {
        const scene::PointCloud& cloud = *item.geometry;
        for (const arrays::TrackedBytes& array : {cloud.positions.tracked_bytes(), cloud.normals.tracked_bytes()})
            mirrors.buffer(array);
        if (shows_colors(item, settings)) mirrors.buffer(cloud.colors.tracked_bytes());
    }
}

void PointPass::draw(std::span<const DrawItem<scene::PointCloud>> items, const Settings& settings,
                     gpu::Mirrors& mirrors, DrawCounts& counts) const {
    if (items.empty()) return;
    const GLuint program = program_.id();
    glUseProgram(program);
    glBindVertexArray(vertices_.id());
    glEnable(GL_PROGRAM_POINT_SIZE);
    for (const DrawItem<scene::PointCloud>& item : items) {
        const scene::PointCloud& cloud = *item.geometry;
        const bool colors = shows_colors(item, settings);
        const glm::mat3 normals = normal_matrix(item.model_view);
        glProgramUniformMatrix4fv(program, model_view_uniform, 1, GL_FALSE, glm::value_ptr(item.model_view));
        glProgramUniformMatrix3fv(program, normal_matrix_uniform, 1, GL_FALSE, glm::value_ptr(normals));
        glProgramUniform4fv(program, base_color_uniform, 1, glm::value_ptr(item.material->base_color));
        glProgramUniform1i(program, is_lit_uniform, item.material->lit && !cloud.normals.empty() ? 1 : 0);
        glProgramUniform1f(program, size_pixels_uniform, std::max(1.0F, cloud.size_pixels * settings.pixel_scale));
        attach(vertices_, cloud.positions, cloud.normals, colors ? &cloud.colors : nullptr, mirrors);
        glDrawArrays(GL_POINTS, 0, static_cast<GLsizei>(cloud.positions.size()));
        ++counts.draw_calls;
        counts.points += cloud.positions.size();
    }
}

}  // namespace vitrine::render
