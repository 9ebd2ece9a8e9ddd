#include <vitrine/paths/pixel_transfer.h>

#include <vitrine/base/assert.h>
#include <vitrine/gl/pixel_storage.h>

namespace vitrine::paths {
namespace {

/// Binds what glReadPixels reads from and puts it back at the end.
class ReadBinding {
public:
    explicit ReadBinding(GLuint framebuffer) {
        glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &framebuffer_before_);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
    }
    ~ReadBinding() { glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(framebuffer_before_)); }
    ReadBinding(const ReadBinding&) = delete;
    ReadBinding& operator=(const ReadBinding&) = delete;

private:
    GLint framebuffer_before_ = 0;
};

}  // namespace

void read_to_memory(const gl::RenderTarget& source, std::span<std::byte> destination) {
    VITRINE_ASSERT(destination.size() >= picture_bytes(source.size()), "room for the whole picture");
    const ReadBinding binding(source.read_framebuffer());
    const gl::PackScope packing(0);
    glReadPixels(0, 0, source.size().x, source.size().y, GL_RGBA, GL_UNSIGNED_BYTE, destination.data());
}

void read_to_buffer(const gl::RenderTarget& source, const gl::Buffer& destination) {
    const ReadBinding binding(source.read_framebuffer());
    const gl::PackScope packing(destination.id());
    glReadPixels(0, 0, source.size().x, source.size().y, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
}

void upload_picture(const gl::Texture& texture, glm::ivec2 size, std::span<const std::byte> pixels) {
    VITRINE_ASSERT(pixels.size() >= picture_bytes(size), "pixels for the whole picture");
    const gl::UnpackScope unpacking;
    glTextureSubImage2D(texture.id(), 0, 0, 0, size.x, size.y, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
}

}  // namespace vitrine::paths
