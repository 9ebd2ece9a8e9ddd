#pragma once

#include <vitrine/gl/draw_area.h>
#include <vitrine/gl/frame_profiler.h>
#include <vitrine/gl/render_target.h>
#include <vitrine/gpu/mirrors.h>
#include <vitrine/render/companion.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/point_trial.h>
#include <vitrine/render/present_pass.h>
#include <vitrine/render/settings.h>
#include <vitrine/render/slicer.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>

#include <cstdint>
#include <memory>
#include <optional>

namespace vitrine::render {

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
    /// alpha 1 everywhere. Upload and scene stages are timed when there is a profiler. Of several pictures whose
    /// average is asked for those in `accumulation` need not be drawn again.
    DrawCounts draw(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                    const gl::RenderTarget& target, gl::FrameProfiler* profiler = nullptr,
                    std::shared_ptr<Accumulation> accumulation = nullptr);

    /// The same into any framebuffer with a depth buffer, whose part under `area` is cleared first; resolves nothing.
    /// The area's framebuffer must belong to the current context.
    DrawCounts draw(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                    const gl::DrawArea& area, gl::FrameProfiler* profiler = nullptr);

    /// The first half of `draw`: brings what the visible part of the scene needs to the GPU. The plan may be drawn by
    /// any renderer of the share group, into areas of `size_pixels`; in another context, after a fence.
    DrawPlan plan(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                  glm::ivec2 size_pixels, gl::FrameProfiler* profiler = nullptr);
    /// The second half. `slicer` may cut the draw calls into parts.
    DrawCounts draw(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer,
                    gl::FrameProfiler* profiler = nullptr);

    /// What is seen in a `window` (y up) of a picture of `size_pixels`: see make_window_plan.
    DrawPlan plan_window(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                         glm::ivec2 size_pixels, const gl::PixelBox& window);
    /// Draws whose each pixel of such a window is, into an area of its size: see IdPass.
    void draw_ids(const DrawPlan& plan, const gl::DrawArea& area);

    /// Which way draws many points fastest here: tried on the first question, or when the first such scene is planned.
    const PointTrial& point_trial();

    /// Shows a picture in a framebuffer: texel by pixel, opaque and unblended when it has the area's size, filtered
    /// when it has not.
    void present(GLuint texture, glm::ivec2 size, const gl::DrawArea& area);
    /// How `present` does it in a framebuffer of one sample per pixel: chosen by a table or, for a driver that is not
    /// in it, by a short trial on the first use.
    PresentMethod present_method();

    gpu::Mirrors& mirrors() { return *mirrors_; }
    /// What is known of the numbers that are shown in the place of colours.
    FieldStore& fields() { return *fields_; }
    /// To share them: with another renderer, or with a queue whose kernels write what is drawn.
    const std::shared_ptr<gpu::Mirrors>& shared_mirrors() const { return mirrors_; }
    /// What this renderer's users have in common besides, if there is anything; theirs to set.
    std::weak_ptr<Companion>& companion() { return companion_; }

private:
    /// Makes a plan whose moved vertices are still to be moved.
    DrawPlan upload(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                    glm::ivec2 size_pixels, gl::FrameProfiler* profiler);
    /// Does what a plan's moved vertices wait for.
    void move_vertices(gl::FrameProfiler* profiler);
    PlanTools tools();
    PointMethod chosen_point_method(const DrawPlan& plan);

    class Passes;
    std::shared_ptr<gpu::Mirrors> mirrors_;
    std::unique_ptr<PartStore> parts_;
    std::unique_ptr<Deformer> deformer_;
    std::unique_ptr<FieldStore> fields_;
    std::unique_ptr<ColorBar> bar_;
    scene::VectorLengths lengths_;
    std::shared_ptr<const DrawPlan> casters_;
    std::unique_ptr<Passes> passes_;
    std::optional<PointTrial> point_trial_;
    std::weak_ptr<Companion> companion_;
};

}  // namespace vitrine::render
