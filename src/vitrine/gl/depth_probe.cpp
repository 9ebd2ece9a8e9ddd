#include <vitrine/gl/depth_probe.h>

#include <vitrine/base/assert.h>
#include <vitrine/gl/pixel_storage.h>

namespace vitrine::gl {

DepthProbe::DepthProbe() : buffer_(Buffer::make("depth probe")) {
    constexpr GLbitfield flags = GL_MAP_READ_BIT | GL_MAP_PERSISTENT_BIT | GL_MAP_COHERENT_BIT;
    glNamedBufferStorage(buffer_.id(), sizeof(float), nullptr, flags);
    mapped_ = static_cast<const float*>(glMapNamedBufferRange(buffer_.id(), 0, sizeof(float), flags));
}

void DepthProbe::ask(const RenderTarget& target, glm::ivec2 pixel) {
    VITRINE_ASSERT(pixel.x >= 0 && pixel.y >= 0 && pixel.x < target.size().x && pixel.y < target.size().y,
                   "the pixel lies in the target");
    target.resolve_depth(pixel);
    GLint framebuffer_before = 0;
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &framebuffer_before);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, target.read_framebuffer());
    {
        const PackScope packing(buffer_.id());
        glReadPixels(pixel.x, pixel.y, 1, 1, GL_DEPTH_COMPONENT, GL_FLOAT, nullptr);
    }
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(framebuffer_before));
    fence_ = Fence::insert();
    pending_ = true;
}

std::optional<float> DepthProbe::take(std::chrono::nanoseconds patience) {
    if (!pending_ || !fence_.wait(patience)) return std::nullopt;
    pending_ = false;
    return *mapped_;
}

}  // namespace vitrine::gl
