#include <vitrine/paths/path_storage.h>

namespace vitrine::paths {

const gl::RenderTarget& TargetSlot::fit(glm::ivec2 size, int samples) {
    if (!target_ || target_->size() != size || target_->samples() != samples) {
        target_.reset();
        target_.emplace("scene", size, samples);
    }
    return *target_;
}

render::DrawCounts TargetSlot::draw(render::Renderer& renderer, const DrawRequest& request,
                                    gl::FrameProfiler* profiler) {
    const gl::RenderTarget& target = fit(request.size, request.samples);
    view_ = {request.size, request.camera, scene::clip_planes_for(request.camera, request.scene.bounds())};
    return renderer.draw(request.scene, request.camera, request.settings, target, profiler, accumulation_);
}

const gl::Texture& PictureSlot::fit(glm::ivec2 size) {
    if (size_ != size) {
        texture_ = gl::make_picture_texture("picture", size);
        size_ = size;
    }
    return texture_;
}

void TransportAccount::add_bytes(std::uint64_t bytes) {
    counters_.bytes_copied += bytes;
    if (profiler_ != nullptr) profiler_->timings().current().bytes_copied += bytes;
}

void TransportAccount::add_blocked(Milliseconds time) {
    counters_.blocked_ms += time.count();
    if (profiler_ != nullptr) profiler_->timings().current().blocked_ms += time.count();
}

void TransportAccount::add_ring_full() {
    ++counters_.ring_full;
    if (profiler_ != nullptr) ++profiler_->timings().current().ring_full;
}

}  // namespace vitrine::paths
