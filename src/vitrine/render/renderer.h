#pragma once

#include <vitrine/gl/frame_profiler.h>
#include <vitrine/gl/render_target.h>
#include <vitrine/gpu/mirrors.h>
#include <vitrine/render/settings.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>

#include <cstdint>
#include <memory>

namespace vitrine::render {

/// What one draw of a scene asked of the GPU.
struct DrawCounts {
    std::uint64_t draw_calls = 0;
    std::uint64_t triangles = 0;
    std::uint64_t points = 0;
    std::uint64_t segments = 0;
};

/// Draws scenes. Holds the programs and the scene's arrays on the GPU; several viewports share one.
/// Belongs to the context that was current at construction, which must be current whenever it is used.
/// Leaves the GL state as it found it.
class Renderer {
public:
    /// `mirrors`: the arrays' buffers, to share them with another renderer of the same share group.
    explicit Renderer(std::shared_ptr<gpu::Mirrors> mirrors = std::make_shared<gpu::Mirrors>());
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    /// Uploads what the visible part of the scene needs, draws it and resolves the target: sRGB-encoded colours,
    /// alpha 1 everywhere. Upload and scene stages are timed when there is a profiler.
    DrawCounts draw(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                    const gl::RenderTarget& target, gl::FrameProfiler* profiler = nullptr);

    gpu::Mirrors& mirrors() { return *mirrors_; }

private:
    class Passes;
    std::shared_ptr<gpu::Mirrors> mirrors_;
    std::unique_ptr<Passes> passes_;
};

}  // namespace vitrine::render
