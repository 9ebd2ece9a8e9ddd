#include "compute_bench_lane.h"

#include <app/scene_setup.h>

#include <vitrine/base/frame_timings.h>

namespace vitrine::app {
namespace {

constexpr double frame_seconds = 1.0 / 60;

double& stage_of(ComputeFrame& frame, ComputeStage stage) {
    return frame.stage_ms[static_cast<std::size_t>(stage)];
}

double ms_since(FrameClock::time_point begin) {
    return Milliseconds(FrameClock::now() - begin).count();
}

}  // namespace

ComputeLane::ComputeLane(const SceneOptions& options, std::optional<compute::Way> way, glm::ivec2 size)
    : way_(way),
      demo_(make_demo(options)),
      scene_(load_scene(options, demo_.get())),
      camera_(initial_camera(options, scene_, static_cast<double>(size.x) / size.y, demo_.get())),
      settings_(lit_settings(options, 1.0F, demo_.get())),
      target_("bench", size, 1),
      queue_(renderer_.shared_mirrors(), {.way = way.value_or(compute::Way::gl)}) {
    demo_->advance(scene_, queue_, 0);
    queue_.finish();
    draw();
}

double ComputeLane::draw() {
    const FrameClock::time_point begin = FrameClock::now();
    renderer_.draw(scene_, camera_, settings_, target_);
    glFinish();
    return ms_since(begin);
}

ComputeFrame ComputeLane::frame() {
    const FrameClock::time_point begin = FrameClock::now();
    const compute::Costs before = queue_.costs();
    if (way_) {
        demo_->advance(scene_, queue_, frame_seconds);
        queue_.finish();
    }
    const compute::Costs computed = queue_.costs();
    const double drawing_ms = draw();
    ComputeFrame frame{.end_to_end_ms = ms_since(begin), .stage_ms = {}, .bytes_copied = 0};
    const compute::Costs all = queue_.costs() - before;
    // Arrays are handed over and copied when the draw asks for them.
    const compute::Costs in_draw = queue_.costs() - computed;
    stage_of(frame, ComputeStage::kernel) = all.kernel_ms;
    stage_of(frame, ComputeStage::sync) = all.sync_ms;
    stage_of(frame, ComputeStage::transfer) = all.transfer_ms;
    stage_of(frame, ComputeStage::draw) = drawing_ms - in_draw.sync_ms - in_draw.transfer_ms;
    double sum = 0;
    for (const double ms : frame.stage_ms) sum += ms;
    stage_of(frame, ComputeStage::rest) = frame.end_to_end_ms - sum;
    frame.bytes_copied = all.bytes_copied;
    return frame;
}

std::string ComputeLane::device() const {
    return way_ ? queue_.ways()[static_cast<std::size_t>(*way_)].device : std::string();
}

std::string ComputeLane::problem() const {
    if (!way_) return {};
    if (queue_.way() != *way_) return queue_.ways()[static_cast<std::size_t>(*way_)].reason;
    for (const compute::BuildReport& report : queue_.reports()) {
        if (report.way == *way_ && !report.built)
            return "the kernel '" + report.kernel + "' does not build: " + report.log.substr(0, report.log.find('\n'));
    }
    return {};
}

ComputedNumbers ComputeLane::computed() {
    return fetch_computed(scene_, renderer_.mirrors());
}

}  // namespace vitrine::app
