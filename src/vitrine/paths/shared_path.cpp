#include <vitrine/paths/shared_path.h>

#include <vitrine/base/error.h>

#include <utility>

namespace vitrine::paths {
namespace {

std::unique_ptr<gl::Context> second_context(const PathHost& host) {
    if (host.context == nullptr)
        throw GraphicsError("the path shared needs a second context, and this program gives none to share with");
    std::unique_ptr<gl::Context> second = host.context->make_shared();
    host.context->make_current();
    return second;
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
      thread_(std::make_unique<SceneThread>(second_context(host), host.picture_ready)) {}

SharedPath::~SharedPath() = default;

void SharedPath::draw(const DrawRequest& request, gl::FrameProfiler* profiler) {
    SceneJob job{.number = ++counters_.draws,
                 .plan = renderer().plan(request.scene, request.camera, request.settings, profiler),
                 .size = request.size,
                 .samples = request.samples,
                 .uploaded = flushed_fence()};
    thread_->submit(std::move(job));
    advance(profiler);
}

void SharedPath::advance(gl::FrameProfiler* profiler) {
    const gl::FrameProfiler::Scope stage(profiler, Stage::transport, true);
    std::optional<ScenePicture> fresh = thread_->take();
    if (!fresh) return;
    if (shown_) thread_->give_back(shown_->slot, flushed_fence());
    shown_ = std::move(fresh);
    shown_->drawn.wait_on_gpu();
    draw_counts_ = shown_->counts;
    counters_.dropped = thread_->dropped();
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
    if (picked_) thread_->ask_depth(shown_->slot, picked_->from_bottom());
}

std::optional<glm::dvec3> SharedPath::take_point() {
    const std::optional<float> depth = picked_ ? thread_->take_depth() : std::nullopt;
    return depth ? std::exchange(picked_, std::nullopt)->point(*depth) : std::nullopt;
}

}  // namespace vitrine::paths
