#pragma once

#include <vitrine/gl/draw_area.h>
#include <vitrine/gl/object.h>
#include <vitrine/render/slicer.h>

#include <glm/glm.hpp>

namespace vitrine::render {

/// A texture for what has been drawn in an area, one texel for each pixel: for passes that make another picture of it.
class PictureCopy {
public:
    PictureCopy();
    /// Copies the colours of what may be written of the area, each the average of its samples. Returns the texture,
    /// rows from the bottom. Ends the scissor test.
    GLuint take(const gl::DrawArea& area, Slicer& slicer);

private:
    gl::Framebuffer framebuffer_;
    gl::Texture texels_;
    glm::ivec2 size_{0};
};

}  // namespace vitrine::render
