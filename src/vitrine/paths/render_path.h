#pragma once

#include <vitrine/gl/context.h>
#include <vitrine/gl/depth_probe.h>
#include <vitrine/gl/draw_area.h>
#include <vitrine/gl/frame_profiler.h>
#include <vitrine/gl/render_target.h>
#include <vitrine/paths/picked_pixel.h>
#include <vitrine/render/renderer.h>
#include <vitrine/render/settings.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace vitrine::paths {

/// The ways in which a drawn scene reaches the window.
enum class PathKind { texture, inline_, blit, pbo, cpu, shared };
inline constexpr std::array all_paths{PathKind::texture, PathKind::inline_, PathKind::blit,
                                      PathKind::pbo,     PathKind::cpu,     PathKind::shared};

std::string_view name_of(PathKind kind);
/// One sentence for tooltips and tables.
std::string_view description_of(PathKind kind);
/// Throws UsageError that lists the names.
PathKind path_kind_named(std::string_view name);

struct PathOptions {
    int ring_size = 3;  ///< pixel buffers of `pbo`, 2 to 8
    friend bool operator==(const PathOptions&, const PathOptions&) = default;
};

/// What a path may need of the program around it.
struct PathHost {
    /// The renderer's context, which `shared` makes a second one of; must outlive the path. nullptr: no `shared`.
    gl::Context* context = nullptr;
    /// Called by a thread of the path's when a picture waits to be taken by `advance`, or a point by `take_point`: so
    /// that a program need not ask again and again. It may do little: wake the one that waits for events, say. Empty:
    /// the program asks.
    std::function<void()> picture_ready;
};

/// One picture to draw. Size in pixels, at least 1x1; samples 1, 2, 4 or 8.
struct DrawRequest {
    const scene::Scene& scene;
    const scene::Camera& camera;
    const render::Settings& settings;
    glm::ivec2 size{1, 1};
    int samples = 1;
};

/// What there is to show. The texture's first row is the picture's bottom: flip by texture coordinates.
/// Valid until the path's next `draw` or `advance`.
struct PathPicture {
    GLuint texture = 0;  ///< 0: nothing yet
    glm::ivec2 size{0};
    int age_frames = 0;  ///< how many draws ago it was drawn
};

/// What a path did since it was made.
struct PathCounters {
    std::uint64_t draws = 0;
    std::uint64_t bytes_copied = 0;  ///< of pixels: a readback and an upload count apart, a GPU copy once
    std::uint64_t ring_full = 0;     ///< times a readback found no free buffer and waited
    std::uint64_t dropped = 0;       ///< pictures read back and never shown, for a newer one had arrived
    double blocked_ms = 0;           ///< CPU time spent waiting for pixels
    // Of `shared`, for the picture shown:
    double thread_ms = 0;         ///< that its thread took
    std::uint64_t slices = 0;     ///< that it was submitted in
    double longest_slice_ms = 0;  ///< of these
};

class TargetSlot;

/// Draws a scene for a rectangle and has the picture shown there. May be swapped for another between two frames.
/// Belongs to the renderer's context. After `draw` there is always a picture of the requested size to show, but for
/// `shared`, whose pictures come when they are done.
class RenderPath {
public:
    /// The renderer must outlive the path.
    explicit RenderPath(render::Renderer& renderer) : renderer_(renderer) {}
    virtual ~RenderPath() = default;
    RenderPath(const RenderPath&) = delete;
    RenderPath& operator=(const RenderPath&) = delete;

    virtual PathKind kind() const = 0;
    /// Draws the scene and sends the picture on its way. Times its stages when there is a profiler.
    virtual void draw(const DrawRequest& request, gl::FrameProfiler* profiler) = 0;
    /// Brings pictures that are under way nearer, drawing nothing.
    virtual void advance(gl::FrameProfiler* /*profiler*/) {}
    /// The picture as a texture; none of a path that draws where it is shown.
    virtual PathPicture picture() const = 0;
    /// Brings the picture of the last draw into a framebuffer, at a time when its other content below is complete:
    /// texel by pixel where the sizes agree.
    virtual void present(const gl::DrawArea& area, gl::FrameProfiler* profiler);
    /// Draws the scene anew whenever it is shown, into the framebuffer that it is shown in. The request's scene must
    /// live until then.
    virtual bool draws_in_place() const { return false; }
    /// Why the path does not do what its name says; empty when it does.
    virtual std::string_view remark() const { return {}; }
    /// The picture is of the last draw: nothing is under way.
    virtual bool settled() const { return true; }
    /// `advance` would get further, or has to be tried.
    virtual bool wants_advance() const { return !settled(); }
    /// Asks for the world point that is seen at a place of the picture, from (0, 0) at the upper left to (1, 1); it is
    /// answered in a later frame. A question still open is dropped. `last` is the request of the last draw: a path that
    /// keeps no depth draws it again.
    virtual void ask_point(const DrawRequest& last, glm::dvec2 place);
    /// The answer may be there.
    virtual bool wants_take_point() const { return probe_ && probe_->pending(); }
    /// The answer, once; nothing while it is not there and where the background is.
    virtual std::optional<glm::dvec3> take_point();

    const PathCounters& counters() const { return counters_; }
    /// What the last draw asked of the GPU.
    const render::DrawCounts& draw_counts() const { return draw_counts_; }

protected:
    render::Renderer& renderer() const { return renderer_; }
    /// Where the depth of the last draw can be read; nullptr where it cannot, as before the first.
    virtual const TargetSlot* depth_slot(const DrawRequest& /*last*/) { return nullptr; }

    PathCounters counters_;
    render::DrawCounts draw_counts_;

private:
    render::Renderer& renderer_;
    std::optional<gl::DepthProbe> probe_;  ///< made for the first question
    PickedPixel picked_;
};

/// The renderer must outlive the path.
/// Throws UsageError for options out of range, and GraphicsError when the driver cannot make what the path needs.
std::unique_ptr<RenderPath> make_path(PathKind kind, render::Renderer& renderer, const PathOptions& options = {},
                                      const PathHost& host = {});

}  // namespace vitrine::paths
