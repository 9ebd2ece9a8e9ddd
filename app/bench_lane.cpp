#include "bench_lane.h"

#include "scene_setup.h"

#include <vitrine/base/assert.h>

#include <imgui.h>

namespace vitrine::app {
namespace {

/// An ImGui window that is nothing but the whole screen.
void begin_full_window() {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::Begin("bench", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar(3);
}

}  // namespace

BenchLane::BenchLane(paths::PathKind kind, ui::PresentKind present, const SceneOptions& options, int samples,
                     render::Renderer& renderer, gl::Context& context)
    : kind_(kind), viewport_(renderer, {.context = &context, .picture_ready = {}}) {
    ui::ViewportSettings& settings = viewport_.settings();
    settings.path = kind;
    settings.path_options.ring_size = options.ring_size;
    settings.present = present;
    settings.samples = samples;
    settings.render = render_settings(options, 1.0F);
    viewport_.set_profiler(&profiler_);
}

void BenchLane::frame(BenchScreen& screen, const scene::Scene& scene, const scene::Camera& camera) {
    camera_ = camera;
    steered_frame(screen, scene);
}

void BenchLane::steered_frame(BenchScreen& screen, const scene::Scene& scene, Pixels* seen) {
    viewport_.settings().on_demand = false;
    show(screen, scene);
    if (seen != nullptr) *seen = screen.pixels();
    const gl::FrameProfiler::Scope stage(&profiler_, Stage::swap, false);
    screen.swap();
}

void BenchLane::show_again(BenchScreen& screen, const scene::Scene& scene) {
    viewport_.settings().on_demand = true;
    show(screen, scene);
    const gl::FrameProfiler::Scope stage(&profiler_, Stage::swap, false);
    screen.swap();
}

BenchLane::Shown BenchLane::settle(BenchScreen& screen, const scene::Scene& scene, const scene::Camera& camera) {
    frame(screen, scene, camera);
    constexpr std::chrono::seconds longest_wait{60};
    const FrameClock::time_point begin = FrameClock::now();
    while (viewport_.wants_frame() && FrameClock::now() - begin < longest_wait) {
        glFinish();
        show_again(screen, scene);
    }
    viewport_.settings().on_demand = true;
    screen.blank();
    show(screen, scene);
    const paths::PathPicture picture = viewport_.picture();
    Shown shown{screen.pixels(), {}};
    if (picture.texture != 0) shown.picture = read_texture(picture.texture, picture.size);
    screen.swap();
    return shown;
}

void BenchLane::show(BenchScreen& screen, const scene::Scene& scene) {
    profiler_.begin_frame();
    {
        const gl::FrameProfiler::Scope stage(&profiler_, Stage::events, false);
        screen.poll();
    }
    {
        const gl::FrameProfiler::Scope stage(&profiler_, Stage::ui, false);
        screen.gui().begin_frame(screen.size());
        begin_full_window();
    }
    viewport_.show(scene, camera_);
    profiler_.timings().current().latency_frames = viewport_.status().age_frames;
    const gl::FrameProfiler::Scope stage(&profiler_, Stage::ui, true);
    ImGui::End();
    screen.gui().end_frame(screen.framebuffer(), screen.size());
}

std::vector<FrameCost> BenchLane::take_costs(std::size_t count) {
    profiler_.end_frame();
    profiler_.finish();
    const std::vector<FrameCost>& all = profiler_.timings().frames();
    VITRINE_ASSERT(all.size() >= count, "as many frames as there were since the last question");
    std::vector<FrameCost> last(all.end() - static_cast<std::ptrdiff_t>(count), all.end());
    profiler_.timings().clear();
    return last;
}

}  // namespace vitrine::app
