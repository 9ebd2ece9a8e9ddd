#include <vitrine/render/ground_pass.h>

#include <glm/gtc/type_ptr.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace vitrine::render {
namespace {

// Uniform locations of ground.vert and ground.frag.
constexpr GLint center_uniform = 10;
constexpr GLint first_uniform = 11;
constexpr GLint second_uniform = 12;
constexpr GLint key_part_uniform = 13;

/// Of the light that a white ground gets in the studio, the part that is the key light.
constexpr float key_part = 0.32F;

}  // namespace

GroundPass::GroundPass(Fragments fragments) : fragments_(fragments), no_vertices_(gl::VertexArray::make("ground")) {}

GLuint GroundPass::program(const DrawPlan& plan) {
    const bool colored = !are_shapes(fragments_);
    const bool shadowed = colored && plan.shadow != nullptr;
    const bool occluded = colored && plan.occlusion_radius > 0;
    gl::Program& program = programs_[(shadowed ? std::size_t{1} : 0) + (occluded ? std::size_t{2} : 0)];
    if (program.id() != 0) return program.id();
    std::vector<std::string> defines;
    if (shadowed) defines.emplace_back("SHADOWED");
    if (occluded) defines.emplace_back("OCCLUDED");
    return (program = make_program("ground", fragments_, defines)).id();
}

void GroundPass::draw(const DrawPlan& plan, Slicer& slicer) {
    const glm::dmat4 view = plan.camera.view();
    const double half = plan.grid.half_lines;
    const glm::vec3 center(view * glm::dvec4(plan.grid.center, 1));
    const glm::vec3 first(view * glm::dvec4(half * plan.grid.first, 0));
    const glm::vec3 second(view * glm::dvec4(half * plan.grid.second, 0));
    const GLuint used = program(plan);
    glProgramUniform3fv(used, center_uniform, 1, glm::value_ptr(center));
    glProgramUniform3fv(used, first_uniform, 1, glm::value_ptr(first));
    glProgramUniform3fv(used, second_uniform, 1, glm::value_ptr(second));
    glProgramUniform1f(used, key_part_uniform, key_part);
    glUseProgram(used);
    glBindVertexArray(no_vertices_.id());
    slicer.draw(1, [](std::uint64_t, std::uint64_t) { glDrawArrays(GL_TRIANGLE_STRIP, 0, 4); });
}

}  // namespace vitrine::render
