#include <vitrine/paths/shared_path.h>

#include <vitrine/base/error.h>

#include <utility>

namespace vitrine::paths {
namespace {

/// The one of all such paths; made when there is none that can draw.
std::shared_ptr<SceneThread> common_thread(PathCommons& commons, const PathHost& host) {
    if (host.context == nullptr)
        throw GraphicsError("the path shared needs a second context, and this program gives none to share with");
    std::shared_ptr<SceneThread> thread = commons.scene_thread.lock();
    if (thread && thread->usable()) return thread;
    std::unique_ptr<gl::Context> second = host.context->make_shared();
    host.context->make_current();
    thread = std::make_shared<SceneThread>(std::move(second));
    commons.scene_thread = thread;
    return thread;
}

gl::Fence flushed_fence() {
    gl::Fence fence = gl::Fence::insert();
    fence.flush();
    return fence;
}

}  // namespace

SharedPath::SharedPath(render::Renderer& renderer, const PathHost& host)
    : RenderPath(renderer),
      tells_(host.picture_ready != nullptr),
      commons_(PathCommons::of(renderer)),
      client_(common_thread(*commons_, host), host.picture_ready) {}

void SharedPath::draw(const DrawRequest& request, gl::FrameProfiler* profiler) {
    SceneJob job{.number = ++counters_.draws,
                 .plan = renderer().plan(request.scene, request.camera, request.settings, request.size, profiler),
                 .size = request.size,
                 .samples = request.samples,
                 .uploaded = flushed_fence()};
    job.plan.accumulation = accumulation_;
    client_.submit(std::move(job));
    advance(profiler);
}

void SharedPath::advance(gl::FrameProfiler* profiler) {
    const gl::FrameProfiler::Scope stage(profiler, Stage::transport, true);
    std::optional<ScenePicture> fresh = client_.take();
    if (!fresh) return;
    if (shown_) client_.give_back(shown_->slot, flushed_fence());
    shown_ = std::move(fresh);
    shown_->drawn.wait_on_gpu();
    draw_counts_ = shown_->counts;
    counters_.dropped = client_.dropped();
    counters_.thread_ms = shown_->took.count();
    counters_.slices = shown_->slices;
    counters_.longest_slice_ms = shown_->longest_slice.count();
    if (profiler != nullptr) ++profiler->timings().current().scene_draws;
}

PathPicture SharedPath::picture() const {
    if (!shown_) return {};
    return {shown_->texture, shown_->view.size, static_cast<int>(counters_.draws - shown_->number)};
}

void SharedPath::ask_point(const DrawRequest& /*last*/, glm::dvec2 place) {
    if (!shown_) return;
    picked_ = pick_pixel(shown_->view, place);
    if (picked_) client_.ask_depth(shown_->slot, picked_->from_bottom());
}

std::optional<glm::dvec3> SharedPath::take_point() {
    const std::optional<float> depth = picked_ ? client_.take_depth() : std::nullopt;
    return depth ? std::exchange(picked_, std::nullopt)->point(*depth) : std::nullopt;
}

}  // namespace vitrine::paths
