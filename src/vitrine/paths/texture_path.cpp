#include <vitrine/paths/texture_path.h>

namespace vitrine::paths {

void TexturePath::draw(const DrawRequest& request, gl::FrameProfiler* profiler) {
    const gl::RenderTarget& target = target_.fit(request.size, request.samples);
    draw_counts_ = renderer().draw(request.scene, request.camera, request.settings, target, profiler);
    ++counters_.draws;
}

PathPicture TexturePath::picture() const {
    if (target_.get() == nullptr) return {};
    return {target_.get()->color_texture(), target_.get()->size(), 0};
}

}  // namespace vitrine::paths
