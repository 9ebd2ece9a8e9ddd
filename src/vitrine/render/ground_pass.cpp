#include <vitrine/render/ground_pass.h>

#include <vitrine/gl/program.h>
#include <vitrine/render/shader_text.h>

#include <glm/gtc/type_ptr.hpp>

namespace vitrine::render {
namespace {

// Uniform locations of ground.vert and ground.frag.
constexpr GLint center_uniform = 10;
constexpr GLint first_uniform = 11;
constexpr GLint second_uniform = 12;
constexpr GLint darkness_uniform = 13;

/// What is left of a white ground's light where the key light is missing.
constexpr float darkness = 0.32F;

}  // namespace

GroundPass::GroundPass()
    : program_(gl::make_program("ground", {{GL_VERTEX_SHADER, "ground.vert", shader_text("ground.vert")},
                                           {GL_FRAGMENT_SHADER, "ground.frag", shader_text("ground.frag")}})),
      no_vertices_(gl::VertexArray::make("ground")) {}

void GroundPass::draw(const DrawPlan& plan, Slicer& slicer) const {
    const glm::dmat4 view = plan.camera.view();
    const double half = plan.grid.half_lines;
    const glm::vec3 center(view * glm::dvec4(plan.grid.center, 1));
    const glm::vec3 first(view * glm::dvec4(half * plan.grid.first, 0));
    const glm::vec3 second(view * glm::dvec4(half * plan.grid.second, 0));
    const GLuint program = program_.id();
    glProgramUniform3fv(program, center_uniform, 1, glm::value_ptr(center));
    glProgramUniform3fv(program, first_uniform, 1, glm::value_ptr(first));
    glProgramUniform3fv(program, second_uniform, 1, glm::value_ptr(second));
    glProgramUniform1f(program, darkness_uniform, darkness);
    glUseProgram(program);
    glBindVertexArray(no_vertices_.id());
    slicer.draw(1, [](std::uint64_t, std::uint64_t) { glDrawArrays(GL_TRIANGLE_STRIP, 0, 4); });
}

}  // namespace vitrine::render
