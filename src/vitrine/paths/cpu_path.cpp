#include <vitrine/paths/cpu_path.h>

#include <vitrine/paths/pixel_transfer.h>

namespace vitrine::paths {

void CpuPath::draw(const DrawRequest& request, gl::FrameProfiler* profiler) {
    draw_counts_ = target_.draw(renderer(), request, profiler);
    ++counters_.draws;

    const gl::FrameProfiler::Scope stage(profiler, Stage::transport, true);
    TransportAccount account(counters_, profiler);
    memory_.resize(picture_bytes(request.size));
    const FrameClock::time_point begin = FrameClock::now();
    read_to_memory(*target_.get(), memory_);
    account.add_blocked(FrameClock::now() - begin);
    upload_picture(copy_.fit(request.size), request.size, memory_);
    account.add_bytes(2 * memory_.size());
}

}  // namespace vitrine::paths
