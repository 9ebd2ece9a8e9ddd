#pragma once

#include "bench_lane.h"
#include "bench_report.h"
#include "bench_screen.h"

#include <vitrine/gl/render_target.h>

#include <cstddef>
#include <vector>

namespace vitrine::app {

/// Measures what a frame of the path `cpu` is made of, each part alone and waited for: drawing the scene, a
/// glReadPixels, an upload, all for each viewport, and an UI frame that shows the pictures.
class BenchParts {
public:
    /// `shown` is a lane of the path texture, which makes the UI frames; it and the renderer must outlive this. `size`
    /// is the screen's.
    BenchParts(const LaneSettings& settings, glm::ivec2 size, render::Renderer& renderer, BenchLane& shown);

    void measure(BenchScreen& screen, const scene::Scene& scene, const scene::Camera& camera);
    /// Forgets what was measured so far: after warming up.
    void clear();
    /// Medians.
    PartTimes times() const;
    /// What one draw of the scene, for one viewport, asked of the GPU.
    const render::DrawCounts& counts() const { return counts_; }

private:
    /// Of one viewport.
    struct Picture {
        gl::RenderTarget target;
        gl::Texture texture;
        std::vector<std::byte> memory;
    };

    render::Renderer& renderer_;
    render::Settings settings_;
    std::vector<Picture> pictures_;
    BenchLane& shown_;
    bool shown_ready_ = false;
    render::DrawCounts counts_;
    std::vector<double> scene_ms_;
    std::vector<double> read_ms_;
    std::vector<double> upload_ms_;
    std::vector<double> ui_ms_;
};

}  // namespace vitrine::app
