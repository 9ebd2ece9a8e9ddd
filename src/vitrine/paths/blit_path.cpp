#include <vitrine/paths/blit_path.h>

#include <vitrine/gl/framebuffer_copy.h>
#include <vitrine/paths/pixel_transfer.h>

namespace vitrine::paths {

BlitPath::BlitPath(render::Renderer& renderer)
    : RenderPath(renderer), copy_framebuffer_(gl::Framebuffer::make("picture")) {}

void BlitPath::draw(const DrawRequest& request, gl::FrameProfiler* profiler) {
    const glm::ivec2 size = request.size;
    draw_counts_ = target_.draw(renderer(), request, profiler);
    ++counters_.draws;

    const gl::FrameProfiler::Scope stage(profiler, Stage::transport, true);
    const gl::Texture& copy = copy_.fit(size);
    glNamedFramebufferTexture(copy_framebuffer_.id(), GL_COLOR_ATTACHMENT0, copy.id(), 0);
    gl::copy_pixels(target_.get()->read_framebuffer(), copy_framebuffer_.id(), {{0, 0}, size}, GL_COLOR_BUFFER_BIT);
    TransportAccount(counters_, profiler).add_bytes(picture_bytes(size));
}

}  // namespace vitrine::paths
