#include <vitrine/render/picture_copy.h>

#include <vitrine/gl/render_target.h>

#include <algorithm>
#include <bit>

namespace vitrine::render {

PictureCopy::PictureCopy(bool mipmaps)
    : mipmaps_(mipmaps), framebuffer_(gl::Framebuffer::make("picture that was drawn")) {}

GLuint PictureCopy::take(const gl::DrawArea& area, Slicer& slicer) {
    const gl::PixelBox from = gl::written_box(area);
    fit(from.size());
    glDisable(GL_SCISSOR_TEST);  // the area's is of its own framebuffer
    slicer.draw(1, [&](std::uint64_t, std::uint64_t) {
        glBlitNamedFramebuffer(area.framebuffer, framebuffer_.id(), from.min.x, from.min.y, from.max.x, from.max.y, 0,
                               0, size_.x, size_.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    });
    if (mipmaps_) glGenerateTextureMipmap(texels_.id());
    return texels_.id();
}

void PictureCopy::fit(glm::ivec2 size) {
    if (size_ == size) return;
    size_ = size;
    const auto longest = static_cast<unsigned>(std::max({size.x, size.y, 1}));
    const int levels = mipmaps_ ? std::bit_width(longest) : 1;
    texels_ = gl::make_picture_texture("picture that was drawn", size, levels);
    glNamedFramebufferTexture(framebuffer_.id(), GL_COLOR_ATTACHMENT0, texels_.id(), 0);
}

}  // namespace vitrine::render
