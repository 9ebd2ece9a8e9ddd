#pragma once

#include <vitrine/gl/frame_profiler.h>
#include <vitrine/paths/render_path.h>
#include <vitrine/render/picker.h>
#include <vitrine/render/renderer.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/camera_controller.h>
#include <vitrine/scene/scene.h>
#include <vitrine/ui/render_scale.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::ui {

/// How pictures are shown.
enum class PresentKind {
    exact,  ///< texel by pixel, opaque, unfiltered, at whole pixels, by a draw callback
    image   ///< by ImGui itself, as any texture: the way for hosts whose ImGui renderer is not its OpenGL 3 one
};
std::string_view name_of(PresentKind kind);
/// Throws UsageError that lists the names.
PresentKind present_kind_named(std::string_view name);

/// What a viewport is set to; change it at any time between two frames.
struct ViewportSettings {
    paths::PathKind path = paths::PathKind::texture;
    paths::PathOptions path_options;
    /// `inline` is always exact. Where `exact` is not possible, `image` is used.
    PresentKind present = PresentKind::exact;
    int samples = 4;  ///< per pixel: 1, 2, 4 or 8; the driver's most if that is less
    RenderScale render_scale;
    scene::ControllerKind controller = scene::ControllerKind::turntable;
    /// Draw only when scene, camera, size or settings changed; otherwise in every frame.
    bool on_demand = true;
    /// Of a frame in which the picture changes: of clouds in layers (scene::PointCloud::sample_layers) as many points
    /// are drawn as it allows, and the others in the frames that follow. 0: all points always.
    float point_budget_ms = 33;
    /// Samples per pixel of a picture that rests: one picture more in each frame, each with its samples elsewhere in
    /// the pixels, until their average has so many, or it has taken some seconds. As many as `samples` or less: it is
    /// drawn once.
    int rest_samples = 1;
    /// Meshes that allow it are drawn in a coarser form while the camera moves, and as they are when it stops.
    bool coarse_while_moving = true;
    render::Settings render;
};

/// What a viewport did last.
struct ViewportStatus {
    glm::ivec2 size_pixels{0};  ///< of the picture; (0, 0) when it has no room
    float render_scale = 1;     ///< of the picture drawn last
    float point_share = 1;      ///< of the points of clouds in layers, in the picture drawn last
    int samples = 1;            ///< really used
    int pictures = 1;           ///< whose average is seen, each with so many samples
    int age_frames = 0;         ///< of the picture shown
    bool drew_scene = false;    ///< in the last `show`
    render::DrawCounts counts;
    paths::PathCounters path;
    /// How the picture is shown: "image", "blit", "fetch", or "in place" for a path that draws into the window.
    std::string_view present = "image";
    /// Why the path or the presentation is not the one that was asked for; empty when it is.
    std::string remark;
};

/// Looks at what happens over a viewport before its camera controller does; true: the event is taken, and the camera
/// does not move by it. It may change the scene, which is drawn after that. For gizmos and things to be dragged.
using EventFilter =
    std::function<bool(const scene::InputEvent& event, const scene::Camera& camera, glm::ivec2 size_pixels)>;

/// What is seen at a place of a viewport that a person asked about.
struct Pick {
    enum class Cause {
        click,  ///< of the left button, without a drag
        rest    ///< of the pointer, while Alt is held
    };
    Cause cause = Cause::click;
    render::Picker::Answer answer;
};
/// Is told of picks, in a frame that follows.
using PickHandler = std::function<void(const Pick& pick)>;

/// Shows a scene in an ImGui window and turns what the mouse and the keys do over it into camera movement; a left drag
/// with Ctrl turns the light (Settings::lighting).
/// Everything an embedder calls, between NewFrame() and Render():
///     ImGui::Begin("Scene"); viewport.show(scene, camera); ImGui::End();
/// Any number in a program, each with its own path, camera and size. The context of the renderer must be current.
class Viewport {
public:
    /// `renderer` is shared by the program's viewports and must outlive them. `host` is what the path `shared` needs.
    explicit Viewport(render::Renderer& renderer, paths::PathHost host = {});
    ~Viewport();
    Viewport(Viewport&&) noexcept;
    Viewport& operator=(Viewport&&) noexcept;

    /// Fills the content region of the current ImGui window. A driver that cannot make the picture (out of memory,
    /// too large) leaves a message in its place and in the log; nothing is thrown. The scene must live until ImGui's
    /// draw data has been rendered: the path `inline` draws it then.
    void show(const scene::Scene& scene, scene::Camera& camera);

    ViewportSettings& settings();
    const ViewportStatus& status() const;
    /// What the path shows now: for screenshots and tests. Rows from the bottom.
    paths::PathPicture picture() const;
    /// Something moves on without input (keys held, a picture under way, a depth asked for): show again soon. Never
    /// while there is no room or nothing to be seen of the viewport.
    bool wants_frame() const;
    /// The next `show` draws the scene, changed or not.
    void request_draw();
    /// Frames the scene on the next `show`, when the size is known.
    void request_framing();
    /// None: all events are the camera's.
    void set_event_filter(EventFilter filter);
    /// Called by `show`; none: nobody asks what is anywhere. What it selects is outlined by render::Settings::selected.
    void set_pick_handler(PickHandler handler);
    /// Times the stages of this viewport's work into `profiler`; nullptr for none. Must outlive its use.
    void set_profiler(gl::FrameProfiler* profiler);
    /// The pointer is over the viewport, or a drag that began there goes on.
    bool hovered() const;
    bool focused() const;

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace vitrine::ui
