#include "pixels.h"

#include <algorithm>
#include <cstring>

namespace vitrine::app {
namespace {

std::size_t row_bytes(glm::ivec2 size) {
    return 4 * static_cast<std::size_t>(size.x);
}

void pack_tightly() {
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glPixelStorei(GL_PACK_ROW_LENGTH, 0);
}

}  // namespace

Pixels read_framebuffer(GLuint framebuffer, glm::ivec2 size) {
    Pixels pixels(row_bytes(size) * static_cast<std::size_t>(size.y));
    GLint before = 0;
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &before);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
    pack_tightly();
    glReadPixels(0, 0, size.x, size.y, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(before));
    return pixels;
}

Pixels read_texture(GLuint texture, glm::ivec2 size) {
    Pixels pixels(row_bytes(size) * static_cast<std::size_t>(size.y));
    pack_tightly();
    glGetTextureSubImage(texture, 0, 0, 0, 0, size.x, size.y, 1, GL_RGBA, GL_UNSIGNED_BYTE,
                         static_cast<GLsizei>(pixels.size()), pixels.data());
    return pixels;
}

std::size_t differing_pixels(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) {
    if (a.size() != b.size()) return std::max(a.size(), b.size()) / 4;
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.size(); i += 4) count += std::memcmp(&a[i], &b[i], 4) != 0 ? 1 : 0;
    return count;
}

bool is_blank(std::span<const std::uint8_t> rgba) {
    if (rgba.size() <= 4) return true;
    // Every byte equals the one of the pixel before it.
    return std::equal(rgba.begin() + 4, rgba.end(), rgba.begin());
}

}  // namespace vitrine::app
