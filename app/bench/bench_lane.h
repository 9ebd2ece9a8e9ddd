#pragma once

#include "bench_screen.h"

#include <vitrine/base/frame_timings.h>
#include <vitrine/gl/frame_profiler.h>
#include <vitrine/render/renderer.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>
#include <vitrine/ui/split_layout.h>
#include <vitrine/ui/viewport.h>

#include <cstddef>
#include <vector>

namespace vitrine::app {

/// How all lanes of a case draw.
struct LaneSettings {
    render::Settings render;
    int samples = 1;
    int ring_size = 3;
    float point_budget_ms = 0;  ///< 0: all points in each frame
    int viewports = 1;          ///< that share the screen; each shows the whole scene
};

/// The cells of so many viewports on a screen, in pixels from the upper left.
std::vector<ui::SplitCell> lane_cells(int viewports, glm::ivec2 screen);

/// One render path in the bench: viewports of its own that fill the screen, and its own profiler. Its frames throw
/// GraphicsError when the path cannot be made or goes on no longer.
/// The renderer is shared with the other lanes and must outlive it.
class BenchLane {
public:
    BenchLane(paths::PathKind kind, ui::PresentKind present, const LaneSettings& settings, render::Renderer& renderer,
              gl::Context& context);
    BenchLane(const BenchLane&) = delete;  // the viewport knows where its profiler is
    BenchLane& operator=(const BenchLane&) = delete;

    paths::PathKind kind() const { return kind_; }
    /// How the last frame showed the first viewport's picture: "image", "blit", …, and why not as asked.
    const ui::ViewportStatus& status() const { return viewports_.front().status(); }
    /// Of the oldest picture that the last frame showed.
    int age_frames() const;
    /// Where the viewports were in the last frame.
    const std::vector<ui::SplitCell>& cells() const { return layout_.cells(); }
    /// One frame as the viewer makes it, but for its panels; the scene is drawn, changed or not.
    void frame(BenchScreen& screen, const scene::Scene& scene, const scene::Camera& camera);
    /// A frame that draws the scene as seen by the camera that input has moved; `seen`: what the window shows then
    /// of the first viewport, waited for. Not for measured frames of the flight.
    void steered_frame(BenchScreen& screen, const scene::Scene& scene, Pixels* seen = nullptr);
    /// Whether stages are timed; `take_costs` is for frames that were.
    void set_profiled(bool profiled) { profiler_.set_enabled(profiled); }
    /// A frame that shows the last picture again.
    void show_again(BenchScreen& screen, const scene::Scene& scene);
    /// What the screen shows of `camera` once nothing is under way, and what the path's own textures hold, put together
    /// as the viewports are, if it has any.
    struct Shown {
        Pixels screen;
        Pixels picture;
    };
    Shown settle(BenchScreen& screen, const scene::Scene& scene, const scene::Camera& camera);
    /// Ends the last frame, waits for its GPU times, and returns the costs of the last `count` frames.
    std::vector<FrameCost> take_costs(std::size_t count);

private:
    void show(BenchScreen& screen, const scene::Scene& scene);
    void show_viewports(const BenchScreen& screen, const scene::Scene& scene);
    void show_cells(const BenchScreen& screen, const scene::Scene& scene);
    void set_on_demand(bool on_demand);
    bool wants_frame() const;
    Pixels picture(glm::ivec2 size) const;

    paths::PathKind kind_;
    /// That the last frame took: for what is done by frame times. Other lanes' frames lie between two of this one's.
    Milliseconds last_frame_{16};
    gl::FrameProfiler profiler_;
    std::vector<ui::Viewport> viewports_;
    ui::SplitLayout layout_;
    scene::Camera camera_;
};

}  // namespace vitrine::app
