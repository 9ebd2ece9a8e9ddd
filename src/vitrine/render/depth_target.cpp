#include <vitrine/render/depth_target.h>

namespace vitrine::render {

gl::Framebuffer make_depth_target(const char* label, const gl::Texture& depths) {
    gl::Framebuffer framebuffer = gl::Framebuffer::make(label);
    glNamedFramebufferTexture(framebuffer.id(), GL_DEPTH_ATTACHMENT, depths.id(), 0);
    glNamedFramebufferDrawBuffer(framebuffer.id(), GL_NONE);
    return framebuffer;
}

void begin_depths(const gl::Framebuffer& target, glm::ivec2 size) {
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.id());
    glViewport(0, 0, size.x, size.y);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_BLEND);
    glEnable(GL_DEPTH_TEST);
    glDepthMask(GL_TRUE);
    constexpr GLfloat far_depth = 0;  // reversed
    glClearBufferfv(GL_DEPTH, 0, &far_depth);
}

}  // namespace vitrine::render
