#include <vitrine/render/decor_pass.h>

#include <vitrine/gl/program.h>
#include <vitrine/render/light_defines.h>
#include <vitrine/render/shader_text.h>

#include <glm/gtc/type_ptr.hpp>

#include <algorithm>
#include <array>

namespace vitrine::render {
namespace {

// Uniform locations of grid.vert, grid.frag and axes.vert.
constexpr GLint grid_center_uniform = 10;
constexpr GLint grid_first_uniform = 11;
constexpr GLint grid_second_uniform = 12;
constexpr GLint grid_half_lines_uniform = 13;
constexpr GLint grid_phase_uniform = 14;
constexpr GLint width_pixels_uniform = 15;
constexpr GLint grid_color_uniform = 16;
constexpr GLint axes_rotation_uniform = 10;
constexpr GLint axes_center_uniform = 11;
constexpr GLint axes_length_uniform = 12;
constexpr GLint axes_order_uniform = 13;

constexpr GLsizei vertices_per_segment = 6;
/// From the corner to where the axes meet, and of each axis; pixels at scale 1.
constexpr float axes_margin = 52;
constexpr float axes_length = 30;
/// How much of the picture's shorter edge the cross and its margin may take.
constexpr float most_of_edge = 0.65F;
constexpr GLsizei axes_segments = 11;  // three axes and eight strokes of letters

gl::Program make(const char* name, const char* vertex, const char* fragment,
                 const std::vector<std::string>& defines = {}) {
    return gl::make_program(name, {{GL_VERTEX_SHADER, vertex, shader_text(vertex, defines)},
                                   {GL_FRAGMENT_SHADER, fragment, shader_text(fragment, defines)}});
}

}  // namespace

DecorPass::DecorPass()
    : background_(make("background", "background.vert", "background.frag")),
      grid_(make("grid", "grid.vert", "grid.frag")),
      axes_(make("axes", "axes.vert", "lines.frag")),
      no_vertices_(gl::VertexArray::make("no vertices")) {}

GLuint DecorPass::backdrop_program(const Lighting& lighting) {
    std::vector<std::string> defines = light_defines(lighting.tone_mapping, lighting.is_mapped());
    if (lighting.backdrop == Backdrop::blurred) defines.emplace_back("BLURRED");
    gl::Program& program = backdrops_[defines];
    if (program.id() == 0) program = make("backdrop", "backdrop.vert", "backdrop.frag", defines);
    return program.id();
}

void DecorPass::draw_background(const Settings& settings, Slicer& slicer) {
    const bool surroundings = settings.lighting.backdrop != Backdrop::gradient && settings.quality != Quality::draft &&
                              !is_without_light(settings.mode);
    glBindVertexArray(no_vertices_.id());
    glUseProgram(surroundings ? backdrop_program(settings.lighting) : background_.id());
    slicer.draw(1, [](std::uint64_t, std::uint64_t) { glDrawArrays(GL_TRIANGLES, 0, 3); });
}

void DecorPass::draw_grid(const GroundGrid& grid, const scene::Camera& camera, const Settings& settings,
                          Slicer& slicer) const {
    const glm::dmat4 view = camera.view();
    const glm::vec3 center(view * glm::dvec4(grid.center, 1.0));
    const glm::vec3 first(view * glm::dvec4(grid.first, 0.0));
    const glm::vec3 second(view * glm::dvec4(grid.second, 0.0));
    const GLuint program = grid_.id();
    glProgramUniform3fv(program, grid_center_uniform, 1, glm::value_ptr(center));
    glProgramUniform3fv(program, grid_first_uniform, 1, glm::value_ptr(first));
    glProgramUniform3fv(program, grid_second_uniform, 1, glm::value_ptr(second));
    glProgramUniform1i(program, grid_half_lines_uniform, grid.half_lines);
    glProgramUniform2i(program, grid_phase_uniform, grid.phase.x, grid.phase.y);
    glProgramUniform1f(program, width_pixels_uniform, settings.pixel_scale);
    glProgramUniform3fv(program, grid_color_uniform, 1, glm::value_ptr(settings.grid_color));
    glBindVertexArray(no_vertices_.id());
    glUseProgram(program);
    const int lines = 2 * (2 * grid.half_lines + 1);
    slicer.draw(static_cast<std::uint64_t>(lines), [](std::uint64_t begin, std::uint64_t count) {
        glDrawArrays(GL_TRIANGLES, vertices_per_segment * static_cast<GLint>(begin),
                     vertices_per_segment * static_cast<GLsizei>(count));
    });
}

void DecorPass::draw_axes(const scene::Camera& camera, const Settings& settings, glm::ivec2 size,
                          Slicer& slicer) const {
    const glm::mat3 rotation = glm::mat3_cast(glm::quat(glm::conjugate(camera.orientation)));
    std::array<int, 3> order{0, 1, 2};
    std::sort(order.begin(), order.end(), [&](int a, int b) { return rotation[a].z < rotation[b].z; });
    const auto edge = static_cast<float>(std::min(size.x, size.y));
    const float margin = std::min(axes_margin * settings.pixel_scale, most_of_edge / 2 * edge);
    const float length = axes_length / axes_margin * margin;
    const GLuint program = axes_.id();
    glProgramUniformMatrix3fv(program, axes_rotation_uniform, 1, GL_FALSE, glm::value_ptr(rotation));
    glProgramUniform2f(program, axes_center_uniform, margin, margin);
    glProgramUniform1f(program, axes_length_uniform, length);
    glProgramUniform3i(program, axes_order_uniform, order[0], order[1], order[2]);
    glProgramUniform1f(program, width_pixels_uniform, 1.5F * settings.pixel_scale);
    glBindVertexArray(no_vertices_.id());
    glUseProgram(program);
    slicer.draw(
        1, [](std::uint64_t, std::uint64_t) { glDrawArrays(GL_TRIANGLES, 0, vertices_per_segment * axes_segments); });
}

}  // namespace vitrine::render
