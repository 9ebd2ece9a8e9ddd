#pragma once

#include <vitrine/ui/look.h>
#include <vitrine/ui/split_layout.h>
#include <vitrine/ui/viewport.h>

#include <cstddef>
#include <span>
#include <vector>

namespace vitrine::ui {

/// 1 to 16 viewports of one scene, side by side, each with its own settings and camera; the cameras may move together.
/// One of them is active: the one that was clicked last, which panels and keys are about. The scene's data is on the
/// GPU once, however many there are.
class SplitView {
public:
    static constexpr int most_viewports = 16;

    struct View {
        Viewport viewport;
        scene::Camera camera;
        int id = 0;  ///< no other has had it
    };

    /// One viewport. What `renderer` and `host` are to it: see Viewport.
    explicit SplitView(render::Renderer& renderer, paths::PathHost host = {});

    /// Fills the content region of the current ImGui window, which should not scroll. The scene: see Viewport::show.
    void show(const Look& look, const scene::Scene& scene);

    int count() const { return static_cast<int>(views_.size()); }
    /// Adds copies of the active viewport, its camera and settings, or takes away the last ones. 1 to `most_viewports`.
    void set_count(int count);
    std::span<View> views() { return views_; }
    View& active() { return views_[active_]; }
    const View& active() const { return views_[active_]; }
    std::size_t active_index() const { return active_; }
    /// `index` is below `count()`.
    void activate(std::size_t index);
    /// Takes one away; the last one stays.
    void close(std::size_t index);

    /// All cameras are one: whichever moves takes the others along. When it is switched on, the active one's is taken.
    bool linked() const { return linked_; }
    void set_linked(bool linked);
    /// Only the active viewport is shown.
    bool maximised() const { return maximised_ && views_.size() > 1; }
    void set_maximised(bool maximised) { maximised_ = maximised; }

    /// All viewports are framed when they are next shown; when they are linked, as the active one needs it.
    void request_framing();
    /// For all cameras.
    void set_camera(const scene::Camera& camera);
    /// Times what all of them do; see Viewport::set_profiler.
    void set_profiler(gl::FrameProfiler* profiler);
    /// One of those shown wants it.
    bool wants_frame() const;
    bool hovered() const;
    bool focused() const;

private:
    View make_view();
    /// Those that are shown, the one that the pointer is on first, so that linked cameras move in the same frame.
    std::vector<std::size_t> order() const;
    void show_cells(const Look& look, const scene::Scene& scene, const glm::vec2& origin,
                    const std::vector<SplitCell>& cells);
    void show_cell(const Look& look, const scene::Scene& scene, std::size_t index);
    void show_tags(const Look& look, const glm::vec2& origin, const std::vector<SplitCell>& cells);
    void drag_borders(const Look& look, const glm::vec2& origin);
    /// One of those shown says yes.
    bool any_shown(bool (Viewport::*asks)() const) const;
    void take_along(std::size_t index);

    render::Renderer* renderer_;
    paths::PathHost host_;
    gl::FrameProfiler* profiler_ = nullptr;
    std::vector<View> views_;
    SplitLayout layout_;
    std::size_t active_ = 0;
    int next_id_ = 0;
    bool linked_ = true;
    bool maximised_ = false;
    bool follow_up_ = false;    ///< a camera moved after another viewport had been shown
    bool focus_wanted_ = true;  ///< for the active one, as soon as it is shown
};

}  // namespace vitrine::ui
