#pragma once

#include "bench_screen.h"
#include "options.h"

#include <vitrine/base/frame_timings.h>
#include <vitrine/gl/frame_profiler.h>
#include <vitrine/render/renderer.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>
#include <vitrine/ui/viewport.h>

#include <cstddef>
#include <vector>

namespace vitrine::app {

/// One render path in the bench: a viewport of its own that fills the screen, and its own profiler.
/// The renderer is shared with the other lanes and must outlive it.
class BenchLane {
public:
    BenchLane(paths::PathKind kind, ui::PresentKind present, const SceneOptions& options, int samples,
              render::Renderer& renderer, gl::Context& context);
    BenchLane(const BenchLane&) = delete;  // the viewport knows where its profiler is
    BenchLane& operator=(const BenchLane&) = delete;

    paths::PathKind kind() const { return kind_; }
    /// How the last frame showed the picture: "image", "blit", …, and why not as asked.
    const ui::ViewportStatus& status() const { return viewport_.status(); }
    /// One frame as the viewer makes it, but for its panels; the scene is drawn, changed or not.
    void frame(BenchScreen& screen, const scene::Scene& scene, const scene::Camera& camera);
    /// A frame that draws the scene as seen by the camera that input has moved; `seen`: what the window shows then,
    /// waited for. Not for measured frames of the flight.
    void steered_frame(BenchScreen& screen, const scene::Scene& scene, Pixels* seen = nullptr);
    /// Whether stages are timed; `take_costs` is for frames that were.
    void set_profiled(bool profiled) { profiler_.set_enabled(profiled); }
    /// A frame that shows the last picture again.
    void show_again(BenchScreen& screen, const scene::Scene& scene);
    /// What the screen shows of `camera` once nothing is under way, and what the path's own texture holds, if it has
    /// one.
    struct Shown {
        Pixels screen;
        Pixels picture;
    };
    Shown settle(BenchScreen& screen, const scene::Scene& scene, const scene::Camera& camera);
    /// Ends the last frame, waits for its GPU times, and returns the costs of the last `count` frames.
    std::vector<FrameCost> take_costs(std::size_t count);

private:
    void show(BenchScreen& screen, const scene::Scene& scene);

    paths::PathKind kind_;
    gl::FrameProfiler profiler_;
    ui::Viewport viewport_;
    scene::Camera camera_;
};

}  // namespace vitrine::app
