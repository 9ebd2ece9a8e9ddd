#pragma once

#include "compute_bench.h"
#include "compute_bench_check.h"

#include <app/demos/demo.h>
#include <app/pixels.h>

#include <vitrine/compute/queue.h>
#include <vitrine/gl/render_target.h>
#include <vitrine/render/renderer.h>

#include <memory>
#include <optional>
#include <string>

namespace vitrine::app {

/// One demo by one way, with a scene, a renderer and a queue of its own, so that no way has to undo what another one
/// has left; or drawn without kernels after the first frame.
class ComputeLane {
public:
    /// `way`: absent, without kernels. Throws UsageError for a count that the demo does not take.
    ComputeLane(const SceneOptions& options, std::optional<compute::Way> way, glm::ivec2 size);

    /// A sixtieth of a second of the demo, computed, drawn and waited for.
    ComputeFrame frame();
    const std::optional<compute::Way>& way() const { return way_; }
    std::string device() const;
    /// Why the way did not do its work; empty: it did.
    std::string problem() const;
    /// What kernels have written of the arrays that are drawn, fetched.
    ComputedNumbers computed();
    /// Of the last frame.
    Pixels pixels() const { return read_framebuffer(target_.read_framebuffer(), target_.size()); }

private:
    double draw();

    std::optional<compute::Way> way_;
    std::unique_ptr<Demo> demo_;
    scene::Scene scene_;
    scene::Camera camera_;
    render::Settings settings_;
    render::Renderer renderer_;
    gl::RenderTarget target_;
    compute::Queue queue_;
};

}  // namespace vitrine::app
