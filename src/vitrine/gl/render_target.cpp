#include <vitrine/gl/render_target.h>

#include <vitrine/base/assert.h>
#include <vitrine/base/error.h>

#include <spdlog/fmt/fmt.h>

#include <string>

namespace vitrine::gl {
namespace {

constexpr GLenum color_format = GL_RGBA8;
constexpr GLenum depth_format = GL_DEPTH_COMPONENT32F;

void require_complete(const Framebuffer& framebuffer, glm::ivec2 size, int samples) {
    const GLenum status = glCheckNamedFramebufferStatus(framebuffer.id(), GL_FRAMEBUFFER);
    if (status == GL_FRAMEBUFFER_COMPLETE) return;
    throw GraphicsError(fmt::format("a render target of {}x{} pixels with {} samples cannot be made (status 0x{:x})",
                                    size.x, size.y, samples, status));
}

}  // namespace

Texture make_picture_texture(std::string_view label, glm::ivec2 size, int levels) {
    Texture texture = Texture::make(label, static_cast<GLenum>(GL_TEXTURE_2D));
    glTextureStorage2D(texture.id(), levels, color_format, size.x, size.y);
    glTextureParameteri(texture.id(), GL_TEXTURE_MIN_FILTER, levels > 1 ? GL_LINEAR_MIPMAP_LINEAR : GL_NEAREST);
    glTextureParameteri(texture.id(), GL_TEXTURE_MAG_FILTER, levels > 1 ? GL_LINEAR : GL_NEAREST);
    glTextureParameteri(texture.id(), GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTextureParameteri(texture.id(), GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return texture;
}

RenderTarget::RenderTarget(std::string_view label, glm::ivec2 size, int samples) : size_(size), samples_(samples) {
    VITRINE_ASSERT(size.x > 0 && size.y > 0, "a render target has at least one pixel");
    const std::string name(label);
    color_ = make_picture_texture(name + " colour", size);
    depth_ = Texture::make(name + " depth", static_cast<GLenum>(GL_TEXTURE_2D));
    glTextureStorage2D(depth_.id(), 1, depth_format, size.x, size.y);
    framebuffer_ = Framebuffer::make(name);
    glNamedFramebufferTexture(framebuffer_.id(), GL_COLOR_ATTACHMENT0, color_.id(), 0);
    glNamedFramebufferTexture(framebuffer_.id(), GL_DEPTH_ATTACHMENT, depth_.id(), 0);
    require_complete(framebuffer_, size, 1);
    if (samples == 1) return;
    color_samples_ = Renderbuffer::make(name + " colour samples");
    glNamedRenderbufferStorageMultisample(color_samples_.id(), samples, color_format, size.x, size.y);
    depth_samples_ = Renderbuffer::make(name + " depth samples");
    glNamedRenderbufferStorageMultisample(depth_samples_.id(), samples, depth_format, size.x, size.y);
    multisampled_ = Framebuffer::make(name + " samples");
    glNamedFramebufferRenderbuffer(multisampled_.id(), GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_samples_.id());
    glNamedFramebufferRenderbuffer(multisampled_.id(), GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth_samples_.id());
    require_complete(multisampled_, size, samples);
}

void RenderTarget::resolve(Scissor scissor) const {
    if (samples_ == 1) return;
    copy_pixels(multisampled_.id(), framebuffer_.id(), {{0, 0}, size_}, GL_COLOR_BUFFER_BIT, scissor);
}

void RenderTarget::resolve_depth(glm::ivec2 pixel) const {
    if (samples_ == 1) return;
    copy_pixels(multisampled_.id(), framebuffer_.id(), {pixel, pixel + 1}, GL_DEPTH_BUFFER_BIT);
}

std::size_t RenderTarget::size_bytes() const {
    const std::size_t pixels = static_cast<std::size_t>(size_.x) * static_cast<std::size_t>(size_.y);
    const std::size_t per_pixel = 8;
    return pixels * per_pixel * (samples_ == 1 ? 1 : 1 + static_cast<std::size_t>(samples_));
}

}  // namespace vitrine::gl
