#include <vitrine/render/decor_pass.h>

#include <vitrine/gl/program.h>
#include <vitrine/render/shader_text.h>
#include <vitrine/scene/orientation.h>

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
constexpr GLsizei axes_segments = 11;  // three axes and eight strokes of letters

gl::Program make(const char* name, const char* vertex, const char* fragment) {
    return gl::make_program(
        name, {{GL_VERTEX_SHADER, vertex, shader_text(vertex)}, {GL_FRAGMENT_SHADER, fragment, shader_text(fragment)}});
}

/// The smallest of 1, 2, 5, 10, … times a power of ten that is not below `value`.
double round_up_125(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * power >= value * (1.0 - 1e-9)) return step * power;
    }
    return 10.0 * power;
}

/// 0 to 9: where line `number` stands among those from one that stands out to the next.
int phase_of(double number) {
    return static_cast<int>(number - 10 * std::floor(number / 10));
}

}  // namespace

GroundGrid make_ground_grid(const scene::Bounds& bounds, const glm::dvec3& up) {
    constexpr double cells_across_scene = 10;
    constexpr double reach_in_radii = 4;
    const double radius = bounds.radius() > 0 ? bounds.radius() : 1.0;
    const double cell = round_up_125(2.0 * radius / cells_across_scene);
    const scene::WorldAxes axes = scene::world_axes(up);
    const glm::dvec3 middle = bounds.center();
    const double first_number = std::round(glm::dot(middle, axes.right) / cell);
    const double second_number = std::round(glm::dot(middle, axes.back) / cell);
    // The corner that lies lowest along `up`, and a hair below it, so that what stands on the ground covers the grid.
    const double lowest = glm::dot(middle, up) - 0.5 * glm::dot(bounds.size(), glm::abs(up)) - 0.001 * radius;
    GroundGrid grid;
    grid.phase = {phase_of(first_number), phase_of(second_number)};
    grid.center = first_number * cell * axes.right + second_number * cell * axes.back + lowest * up;
    grid.first = cell * axes.right;
    grid.second = cell * axes.back;
    grid.half_lines = std::clamp(static_cast<int>(reach_in_radii * radius / cell), 10, 50);
    return grid;
}

bool is_seen_from_above(const GroundGrid& grid, const scene::Camera& camera) {
    if (camera.projection == scene::Projection::orthographic) return glm::dot(camera.forward(), camera.up) < 0;
    return glm::dot(camera.eye() - grid.center, camera.up) > 0;
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
    glDrawArrays(GL_TRIANGLES, 0, vertices_per_segment * lines);
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
