#include <vitrine/render/depth_copy.h>

#include <vitrine/render/plain_texture.h>

namespace vitrine::render {
namespace {

GLint depth_parameter(GLuint framebuffer, GLenum name) {
    GLint value = 0;
    glGetNamedFramebufferAttachmentParameteriv(framebuffer, framebuffer == 0 ? GL_DEPTH : GL_DEPTH_ATTACHMENT, name,
                                               &value);
    return value;
}

/// A texture's format that the framebuffer's depth can be copied to: by the standard the very same.
GLenum depth_format_of(GLuint framebuffer) {
    const GLenum object = framebuffer == 0 ? GL_STENCIL : GL_STENCIL_ATTACHMENT;
    GLint stencil = GL_NONE;
    glGetNamedFramebufferAttachmentParameteriv(framebuffer, object, GL_FRAMEBUFFER_ATTACHMENT_OBJECT_TYPE, &stencil);
    const bool has_stencil = stencil != GL_NONE;
    if (depth_parameter(framebuffer, GL_FRAMEBUFFER_ATTACHMENT_COMPONENT_TYPE) == GL_FLOAT)
        return has_stencil ? GL_DEPTH32F_STENCIL8 : GL_DEPTH_COMPONENT32F;
    const GLint bits = depth_parameter(framebuffer, GL_FRAMEBUFFER_ATTACHMENT_DEPTH_SIZE);
    if (bits == 16) return GL_DEPTH_COMPONENT16;
    if (bits == 32) return GL_DEPTH_COMPONENT32;
    return has_stencil ? GL_DEPTH24_STENCIL8 : GL_DEPTH_COMPONENT24;
}

bool has_stencil(GLenum format) {
    return format == GL_DEPTH24_STENCIL8 || format == GL_DEPTH32F_STENCIL8;
}

}  // namespace

void DepthCopy::fit(glm::ivec2 size, GLenum format) {
    if (size_ == size && format_ == format) return;
    size_ = size;
    format_ = format;
    depths_ = make_plain_texture("depths that were drawn", format, size);
    framebuffer_ = gl::Framebuffer::make("depths that were drawn");
    attach(framebuffer_);
    glNamedFramebufferDrawBuffer(framebuffer_.id(), GL_NONE);
    glNamedFramebufferReadBuffer(framebuffer_.id(), GL_NONE);
}

void DepthCopy::attach(const gl::Framebuffer& framebuffer) const {
    const GLenum attachment = has_stencil(format_) ? GL_DEPTH_STENCIL_ATTACHMENT : GL_DEPTH_ATTACHMENT;
    glNamedFramebufferTexture(framebuffer.id(), attachment, depths_.id(), 0);
}

void DepthCopy::take(const gl::DrawArea& area, const gl::PixelBox& box) {
    fit(area.size, depth_format_of(area.framebuffer));
    glDisable(GL_SCISSOR_TEST);
    const glm::ivec2 min = area.origin + box.min;
    const glm::ivec2 max = area.origin + box.max;
    glBlitNamedFramebuffer(area.framebuffer, framebuffer_.id(), min.x, min.y, max.x, max.y, box.min.x, box.min.y,
                           box.max.x, box.max.y, GL_DEPTH_BUFFER_BIT, GL_NEAREST);
}

}  // namespace vitrine::render
