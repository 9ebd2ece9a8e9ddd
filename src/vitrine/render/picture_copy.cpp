#include <vitrine/render/picture_copy.h>

#include <vitrine/gl/render_target.h>

namespace vitrine::render {

PictureCopy::PictureCopy() : framebuffer_(gl::Framebuffer::make("picture that was drawn")) {}

GLuint PictureCopy::take(const gl::DrawArea& area, Slicer& slicer) {
    const gl::PixelBox from = gl::written_box(area);
    if (size_ != from.size()) {
        size_ = from.size();
        texels_ = gl::make_picture_texture("picture that was drawn", size_);
        glNamedFramebufferTexture(framebuffer_.id(), GL_COLOR_ATTACHMENT0, texels_.id(), 0);
    }
    glDisable(GL_SCISSOR_TEST);  // the area's is of its own framebuffer
    slicer.draw(1, [&](std::uint64_t, std::uint64_t) {
        glBlitNamedFramebuffer(area.framebuffer, framebuffer_.id(), from.min.x, from.min.y, from.max.x, from.max.y, 0,
                               0, size_.x, size_.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    });
    return texels_.id();
}

}  // namespace vitrine::render
