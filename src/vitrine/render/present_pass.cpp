#include <vitrine/render/present_pass.h>

#include <vitrine/base/frame_timings.h>
#include <vitrine/base/log.h>
#include <vitrine/gl/debug_output.h>
#include <vitrine/gl/driver.h>
#include <vitrine/gl/program.h>
#include <vitrine/gl/render_target.h>
#include <vitrine/gl/saved_state.h>
#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/shader_text.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string>

namespace vitrine::render {
namespace {

// Uniform locations of present.frag.
constexpr GLint origin_uniform = 0;
constexpr GLint scale_uniform = 1;
constexpr GLint filtered_uniform = 2;

/// Drivers that need no trial: docs/performance.md has the measurements.
std::optional<PresentMethod> known_method() {
    const std::string renderer = gl::renderer_name();
    for (const char* rasterizer : {"llvmpipe", "softpipe"}) {
        if (renderer.find(rasterizer) != std::string::npos) return PresentMethod::blit;
    }
    return std::nullopt;
}

int samples_of(GLuint framebuffer) {
    GLint samples = 0;
    glGetNamedFramebufferParameteriv(framebuffer, GL_SAMPLES, &samples);
    return samples;
}

}  // namespace

std::string_view name_of(PresentMethod method) {
    return method == PresentMethod::blit ? "blit" : "fetch";
}

PresentPass::PresentPass()
    : source_(gl::Framebuffer::make("picture to present")),
      program_(gl::make_program("present", {{GL_VERTEX_SHADER, "present.vert", shader_text("present.vert")},
                                            {GL_FRAGMENT_SHADER, "present.frag", shader_text("present.frag")}})),
      no_vertices_(gl::VertexArray::make("present")) {}

void PresentPass::draw(GLuint texture, glm::ivec2 size, const gl::DrawArea& area) {
    const PresentMethod chosen = method();
    const gl::SavedState saved;
    const gl::DebugGroup group("present");
    glDisable(GL_FRAMEBUFFER_SRGB);
    gl::set_scissor(area);
    if (chosen == PresentMethod::blit && samples_of(area.framebuffer) <= 1) {
        blit(texture, size, area);
    } else {
        fetch(texture, size, area);
    }
}

void PresentPass::blit(GLuint texture, glm::ivec2 size, const gl::DrawArea& area) const {
    glNamedFramebufferTexture(source_.id(), GL_COLOR_ATTACHMENT0, texture, 0);
    const gl::PixelBox to = area.box();
    glBlitNamedFramebuffer(source_.id(), area.framebuffer, 0, 0, size.x, size.y, to.min.x, to.min.y, to.max.x, to.max.y,
                           GL_COLOR_BUFFER_BIT, static_cast<GLenum>(size == area.size ? GL_NEAREST : GL_LINEAR));
    // The picture may be deleted before the next one comes: nothing keeps it.
    glNamedFramebufferTexture(source_.id(), GL_COLOR_ATTACHMENT0, 0, 0);
}

void PresentPass::fetch(GLuint texture, glm::ivec2 size, const gl::DrawArea& area) const {
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, area.framebuffer);
    glViewport(area.origin.x, area.origin.y, area.size.x, area.size.y);
    glDisable(GL_BLEND);
    glDisable(GL_CULL_FACE);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_STENCIL_TEST);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
    glUseProgram(program_.id());
    glProgramUniform2i(program_.id(), origin_uniform, area.origin.x, area.origin.y);
    const glm::vec2 scale = glm::vec2(size) / glm::vec2(area.size);
    glProgramUniform2f(program_.id(), scale_uniform, scale.x, scale.y);
    glProgramUniform1i(program_.id(), filtered_uniform, size == area.size ? 0 : 1);
    glBindVertexArray(no_vertices_.id());
    const gl::TextureScope bound(0, texture);
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

PresentMethod PresentPass::method() {
    if (!method_) {
        const std::optional<PresentMethod> known = known_method();
        method_ = known ? *known : trial();
        log().debug("pictures are presented by {} ({})", name_of(*method_),
                    known ? "known driver" : "faster in a trial");
    }
    return *method_;
}

PresentMethod PresentPass::trial() {
    constexpr glm::ivec2 size{512, 512};
    constexpr int rounds = 5;  // the first warms up
    const gl::RenderTarget window("trial window", size, 1);
    const gl::Texture picture = gl::make_picture_texture("trial picture", size);
    constexpr std::array methods{PresentMethod::blit, PresentMethod::fetch};
    std::array<Milliseconds, methods.size()> best;
    best.fill(Milliseconds(std::numeric_limits<double>::max()));
    const gl::SavedState saved;
    glDisable(GL_SCISSOR_TEST);
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < methods.size(); ++i) {
            glFinish();
            const FrameClock::time_point begin = FrameClock::now();
            if (methods[i] == PresentMethod::blit) {
                blit(picture.id(), size, window.area());
            } else {
                fetch(picture.id(), size, window.area());
            }
            glFinish();
            const Milliseconds took = FrameClock::now() - begin;
            if (round > 0) best[i] = std::min(best[i], took);
        }
    }
    return best[0] <= best[1] ? methods[0] : methods[1];
}

}  // namespace vitrine::render
