#include <vitrine/render/edge_pass.h>

#include <vitrine/gl/program.h>
#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/shader_text.h>

namespace vitrine::render {
namespace {

constexpr GLint origin_uniform = 0;  // of fxaa.frag

}  // namespace

EdgePass::EdgePass()
    : sampler_(gl::Sampler::make("picture")),
      program_(gl::make_program("fxaa", {{GL_VERTEX_SHADER, "present.vert", shader_text("present.vert")},
                                         {GL_FRAGMENT_SHADER, "fxaa.frag", shader_text("fxaa.frag")}})),
      no_vertices_(gl::VertexArray::make("fxaa")) {
    glSamplerParameteri(sampler_.id(), GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glSamplerParameteri(sampler_.id(), GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glSamplerParameteri(sampler_.id(), GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glSamplerParameteri(sampler_.id(), GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

void EdgePass::draw(const gl::DrawArea& area, Slicer& slicer) {
    const gl::PixelBox box = gl::written_box(area);
    if (box.empty()) return;
    const GLuint picture = copy_.take(area, slicer);
    gl::set_scissor(area);
    glDisable(GL_BLEND);
    glDisable(GL_DEPTH_TEST);
    glUseProgram(program_.id());
    glProgramUniform2i(program_.id(), origin_uniform, box.min.x, box.min.y);
    glBindVertexArray(no_vertices_.id());
    const gl::TextureScope bound(0, picture);
    glBindSampler(0, sampler_.id());
    slicer.draw(1, [](std::uint64_t, std::uint64_t) { glDrawArrays(GL_TRIANGLES, 0, 3); });
}

}  // namespace vitrine::render
