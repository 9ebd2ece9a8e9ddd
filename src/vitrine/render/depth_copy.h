#pragma once

#include <vitrine/gl/draw_area.h>
#include <vitrine/gl/object.h>

#include <glm/glm.hpp>

namespace vitrine::render {

/// A texture for the depths of what has been drawn in an area: for passes that compare with them.
class DepthCopy {
public:
    /// Copies the depths in a `box` of the area's pixels, counted from its lower left one: one sample of each pixel.
    /// What is beside the box stays as it was. Ends the scissor test.
    void take(const gl::DrawArea& area, const gl::PixelBox& box);
    /// Of one level, as large as the area, not filtered.
    GLuint texture() const { return depths_.id(); }
    /// Lets a framebuffer test with these depths.
    void attach(const gl::Framebuffer& framebuffer) const;

private:
    void fit(glm::ivec2 size, GLenum format);

    gl::Texture depths_;
    gl::Framebuffer framebuffer_;
    glm::ivec2 size_{0};
    GLenum format_ = GL_NONE;
};

}  // namespace vitrine::render
