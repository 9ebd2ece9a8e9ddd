#pragma once

#include <vitrine/gl/draw_area.h>
#include <vitrine/gl/framebuffer_copy.h>
#include <vitrine/gl/object.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <string_view>

namespace vitrine::gl {

/// An RGBA8 colour texture with a 32-bit float depth buffer to draw into, of fixed size and sample count.
/// With more than one sample, drawing goes to multisampled storage and `resolve()` brings it to the texture.
/// Framebuffers belong to the context that was current at construction.
class RenderTarget {
public:
    /// `samples` is 1, 2, 4 or 8. Throws GraphicsError when the driver cannot make it.
    RenderTarget(std::string_view label, glm::ivec2 size, int samples);

    glm::ivec2 size() const { return size_; }
    int samples() const { return samples_; }
    /// Framebuffer to draw into.
    GLuint draw_framebuffer() const { return samples_ > 1 ? multisampled_.id() : framebuffer_.id(); }
    /// All of it, to draw into.
    DrawArea area() const {
        return {.framebuffer = draw_framebuffer(), .origin = {0, 0}, .size = size_, .clip = std::nullopt};
    }
    /// Framebuffer to read one sample per pixel from, after `resolve()`.
    GLuint read_framebuffer() const { return framebuffer_.id(); }
    /// The picture, after `resolve()`.
    GLuint color_texture() const { return color_.id(); }
    /// Averages the samples' colours into the texture: all of them, or part by part within the scissor box that is
    /// set. Nothing to do, and no cost, with one sample.
    void resolve(Scissor scissor = Scissor::ignored) const;
    /// Brings the depth of one pixel, y up, of multisampled storage to the one-sample depth buffer, where
    /// `read_framebuffer()` can read it. Nothing to do with one sample.
    void resolve_depth(glm::ivec2 pixel) const;
    /// Bytes of colour and depth storage.
    std::size_t size_bytes() const;

private:
    glm::ivec2 size_;
    int samples_;
    Texture color_;
    Texture depth_;
    Framebuffer framebuffer_;
    Renderbuffer color_samples_;
    Renderbuffer depth_samples_;
    Framebuffer multisampled_;
};

/// A RGBA8 texture, not repeated: shown texel by texel, or filtered where it has more than one level.
Texture make_picture_texture(std::string_view label, glm::ivec2 size, int levels = 1);

}  // namespace vitrine::gl
