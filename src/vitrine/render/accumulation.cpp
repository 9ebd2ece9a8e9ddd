#include <vitrine/render/accumulation.h>

#include <vitrine/gl/program.h>
#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/shader_text.h>

#include <array>
#include <utility>

namespace vitrine::render {
namespace {

// Uniform locations of average.frag.
constexpr GLint origin_uniform = 0;
constexpr GLint factor_uniform = 1;

/// The digits of a number, mirrored at the point: van der Corput's sequence.
double mirrored_digits(std::uint32_t number, std::uint32_t base) {
    double place = 1;
    double value = 0;
    for (; number > 0; number /= base) {
        place /= base;
        value += place * (number % base);
    }
    return value;
}

gl::Texture make_sum(glm::ivec2 size) {
    gl::Texture texture = gl::Texture::make("sum of pictures", static_cast<GLenum>(GL_TEXTURE_2D));
    glTextureStorage2D(texture.id(), 1, GL_RGBA32F, size.x, size.y);
    return texture;
}

}  // namespace

glm::dvec2 sample_place(std::uint32_t picture) {
    // The sequence begins in a corner; so that the first place is the middle it is shifted, around the edges.
    const auto shifted = [](double place) { return place < 0.5 ? place : place - 1; };
    return {shifted(mirrored_digits(picture, 2)), shifted(mirrored_digits(picture, 3))};
}

std::uint32_t Accumulation::pictures_of(const DrawPlan& plan, const gl::DrawArea& area, int samples) {
    View view{plan.scene_revision, plan.camera, plan.settings, area.size, samples};
    view.settings.pictures = 1;
    if (view_ != view || pictures_ > plan.settings.pictures) pictures_ = 0;
    view_ = std::move(view);
    return pictures_;
}

AccumulationPass::AccumulationPass()
    : sum_(gl::Framebuffer::make("sum of pictures")),
      program_(gl::make_program("average", {{GL_VERTEX_SHADER, "present.vert", shader_text("present.vert")},
                                            {GL_FRAGMENT_SHADER, "average.frag", shader_text("average.frag")}})),
      no_vertices_(gl::VertexArray::make("average")) {}

void AccumulationPass::add(const gl::DrawArea& area, const DrawCounts& counts, Accumulation& accumulation,
                           Slicer& slicer) {
    const glm::ivec2 size = gl::written_box(area).size();
    if (accumulation.extent_ != size) accumulation.sum_ = make_sum(accumulation.extent_ = size);
    const GLuint picture = copy_.take(area, slicer);
    glNamedFramebufferTexture(sum_.id(), GL_COLOR_ATTACHMENT0, accumulation.sum_.id(), 0);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, sum_.id());
    glViewport(0, 0, size.x, size.y);
    (accumulation.pictures_ > 0 ? glEnable : glDisable)(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE);
    draw(picture, {0, 0}, 1, slicer);
    glNamedFramebufferTexture(sum_.id(), GL_COLOR_ATTACHMENT0, 0, 0);
    ++accumulation.pictures_;
    accumulation.counts_ = counts;
}

void AccumulationPass::show(const Accumulation& accumulation, const gl::DrawArea& area, Slicer& slicer) {
    glDisable(GL_BLEND);
    draw(accumulation.sum_.id(), gl::written_box(area).min, 1.0F / static_cast<float>(accumulation.pictures_), slicer);
}

void AccumulationPass::draw(GLuint texture, glm::ivec2 origin, float factor, Slicer& slicer) {
    glDisable(GL_DEPTH_TEST);
    glUseProgram(program_.id());
    glProgramUniform2i(program_.id(), origin_uniform, origin.x, origin.y);
    glProgramUniform1f(program_.id(), factor_uniform, factor);
    glBindVertexArray(no_vertices_.id());
    const gl::TextureScope bound(0, texture);
    slicer.draw(1, [](std::uint64_t, std::uint64_t) { glDrawArrays(GL_TRIANGLES, 0, 3); });
}

}  // namespace vitrine::render
