#pragma once

#include <vitrine/gl/draw_area.h>
#include <vitrine/gl/object.h>
#include <vitrine/render/slicer.h>

#include <glm/glm.hpp>

namespace vitrine::render {

/// A texture for what has been drawn in an area, one texel for each pixel: for passes that make another picture of it.
class PictureCopy {
public:
    /// `mipmaps`: of the texture, too, each level half as large; it is filtered then.
    explicit PictureCopy(bool mipmaps = false);
    /// Copies the colours of what may be written of the area, each the average of its samples. Returns the texture,
    /// rows from the bottom. Ends the scissor test.
    GLuint take(const gl::DrawArea& area, Slicer& slicer);

private:
    void fit(glm::ivec2 size);

    bool mipmaps_;
    gl::Framebuffer framebuffer_;
    gl::Texture texels_;
    glm::ivec2 size_{0};
};

}  // namespace vitrine::render
