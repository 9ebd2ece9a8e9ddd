#include <vitrine/paths/texture_path.h>

namespace vitrine::paths {

void TexturePath::draw(const DrawRequest& request, gl::FrameProfiler* profiler) {
    draw_counts_ = target_.draw(renderer(), request, profiler);
    ++counters_.draws;
}

PathPicture TexturePath::picture() const {
    if (target_.get() == nullptr) return {};
    return {target_.get()->color_texture(), target_.get()->size(), 0};
}

}  // namespace vitrine::paths
