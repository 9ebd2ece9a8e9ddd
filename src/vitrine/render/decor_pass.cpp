#include <vitrine/render/decor_pass.h>

#include <vitrine/gl/program.h>
#include <vitrine/render/shader_text.h>

#include <glm/gtc/type_ptr.hpp>

#include <algorithm>
#include <array>
#include <cmath>

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
constexpr GLsizei pieces_per_grid_line = 8;  // as in grid.vert
constexpr GLsizei axes_segments = 11;        // three axes and eight strokes of letters

gl::Program make(const char* name, const char* vertex, const char* fragment) {
    return gl::make_program(name, {{GL_VERTEX_SHADER, vertex, shader_text(vertex)},
                                   {GL_FRAGMENT_SHADER, fragment, shader_text(fragment)}});
}

/// The smallest of 1, 2, 5, 10, … times a power of ten that is not below `value`.
double round_up_125(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * power >= value * (1.0 - 1e-9)) return step * power;
    }
    return 10.0 * power;
}

/// Two world axes across `up`.
std::array<glm::dvec3, 2> plane_axes(const glm::dvec3& up) {
    const glm::dvec3 magnitude = glm::abs(up);
    if (magnitude.y >= magnitude.x && magnitude.y >= magnitude.z) return {glm::dvec3(1, 0, 0), glm::dvec3(0, 0, 1)};
    if (magnitude.z >= magnitude.x) return {glm::dvec3(1, 0, 0), glm::dvec3(0, 1, 0)};
    return {glm::dvec3(0, 1, 0), glm::dvec3(0, 0, 1)};
}

}  // namespace

GroundGrid make_ground_grid(const scene::Bounds& bounds, const glm::dvec3& up) {
    constexpr double cells_across_scene = 10;
    constexpr double reach_in_radii = 4;
    const double radius = bounds.radius() > 0 ? bounds.radius() : 1.0;
    const double cell = round_up_125(2.0 * radius / cells_across_scene);
    const auto [first, second] = plane_axes(up);
    const glm::dvec3 middle = bounds.center();
    // The corner that lies lowest along `up`, and a hair below it, so that what stands on the ground covers the grid.
    const double lowest = glm::dot(middle, up) - 0.5 * glm::dot(bounds.size(), glm::abs(up)) - 0.001 * radius;
    GroundGrid grid;
    grid.phase = {std::lround(glm::dot(middle, first) / cell) % 10, std::lround(glm::dot(middle, second) / cell) % 10};
    grid.center = std::round(glm::dot(middle, first) / cell) * cell * first +
                  std::round(glm::dot(middle, second) / cell) * cell * second + lowest * up;
    grid.first = cell * first;
    grid.second = cell * second;
    grid.half_lines = std::clamp(static_cast<int>(reach_in_radii * radius / cell), 10, 50);
    return grid;
}

DecorPass::DecorPass()
    : background_(make("background", "background.vert", "background.frag")),
      grid_(make("grid", "grid.vert", "grid.frag")),
      axes_(make("axes", "axes.vert", "lines.frag")),
      no_vertices_(gl::VertexArray::make("no vertices")) {}

void DecorPass::draw_background() const {
    glBindVertexArray(no_vertices_.id());
    glUseProgram(background_.id());
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

void DecorPass::draw_grid(const GroundGrid& grid, const scene::Camera& camera, const Settings& settings) const {
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
    const GLsizei lines = 2 * (2 * grid.half_lines + 1);
    glDrawArrays(GL_TRIANGLES, 0, vertices_per_segment * pieces_per_grid_line * lines);
}

void DecorPass::draw_axes(const scene::Camera& camera, const Settings& settings) const {
    const glm::mat3 rotation = glm::mat3_cast(glm::quat(glm::conjugate(camera.orientation)));
    std::array<int, 3> order{0, 1, 2};
    std::sort(order.begin(), order.end(), [&](int a, int b) { return rotation[a].z < rotation[b].z; });
    const float length = 30.0F * settings.pixel_scale;
    const float margin = 52.0F * settings.pixel_scale;
    const GLuint program = axes_.id();
    glProgramUniformMatrix3fv(program, axes_rotation_uniform, 1, GL_FALSE, glm::value_ptr(rotation));
    glProgramUniform2f(program, axes_center_uniform, margin, margin);
    glProgramUniform1f(program, axes_length_uniform, length);
    glProgramUniform3i(program, axes_order_uniform, order[0], order[1], order[2]);
    glProgramUniform1f(program, width_pixels_uniform, 1.5F * settings.pixel_scale);
    glBindVertexArray(no_vertices_.id());
    glUseProgram(program);
    glDrawArrays(GL_TRIANGLES, 0, vertices_per_segment * axes_segments);
}

}  // namespace vitrine::render
