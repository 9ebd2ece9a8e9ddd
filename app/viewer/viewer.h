#pragma once

#include "preferences.h"

#include <app/options.h>

#include <vitrine/base/frame_timings.h>
#include <vitrine/gl/call_log.h>
#include <vitrine/gl/driver.h>
#include <vitrine/gl/frame_profiler.h>
#include <vitrine/render/renderer.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/camera_controller.h>
#include <vitrine/scene/scene.h>
#include <vitrine/ui/gui.h>
#include <vitrine/ui/split_view.h>
#include <vitrine/ui/viewport.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::app {

class BenchScreen;
class Demo;

/// The viewer's whole picture: menu, viewport, panels, status line. Knows no window: `view` shows it in one,
/// `render --ui` draws it without one. The GL context must be current whenever it is used.
class Viewer {
public:
    /// Loads the options' files in the background, and folders' files; a bad one becomes a message in the picture.
    /// Where `host` has nothing to wake there is no window to wait for them: then they have been loaded when this
    /// returns. Of the preferences it takes the layout, the zoom and what the file browser remembers: how to draw is
    /// the options' business. `host` is what the path shared needs; `gpu_log`, whose frames the caller ends, is shown
    /// in a panel. Throws UsageError for a camera that does not suit the scene.
    Viewer(const SceneOptions& options, const gl::Driver& driver, ui::Gui& gui, gl::FrameProfiler& profiler,
           const Preferences& preferences = {}, paths::PathHost host = {},
           std::shared_ptr<gl::CallLog> gpu_log = std::make_shared<gl::CallLog>());
    /// Shows `scene`, which was read from the options' files, or made by `demo`. Throws as the other does.
    Viewer(scene::Scene scene, std::unique_ptr<Demo> demo, const SceneOptions& options, const gl::Driver& driver,
           ui::Gui& gui, gl::FrameProfiler& profiler, paths::PathHost host = {},
           std::shared_ptr<gl::CallLog> gpu_log = std::make_shared<gl::CallLog>());
    ~Viewer();

    /// Adds this frame's UI and draws the viewport's scene: between Gui::begin_frame and Gui::end_frame.
    void frame();
    /// Loads these files, and the files in these folders, to be shown instead of what is shown, or is being loaded.
    /// One that cannot be read becomes a message; when none can, the old scene stays.
    void open(const std::vector<std::filesystem::path>& files);
    /// The same, but while files are being loaded these are loaded, too, and shown beside them.
    void drop(const std::vector<std::filesystem::path>& files);
    bool is_loading() const;
    /// Something moves on without input: another frame is needed soon.
    bool wants_frame() const;
    /// When what a panel shows will have changed without input: one frame is needed then.
    std::optional<FrameClock::time_point> wake_time() const;

    /// The active one of the viewports, and its camera.
    ui::Viewport& viewport();
    scene::Camera& camera();
    ui::SplitView& split();
    const scene::Scene& scene() const;
    /// Moves the demo that is shown on by a time in seconds, 0 to 0.1; none: nothing happens.
    void advance_demo(double seconds);
    /// What went wrong when files were opened; empty when nothing did or it was dismissed.
    const std::string& message() const;
    /// "teapot.obj - Vitrine"; "Vitrine" when nothing is open.
    std::string title() const;
    /// What the mouse does in all viewports. Drawings are panned all the same, unless it is meant for them, too.
    void set_controller(scene::ControllerKind kind, bool of_drawings);
    /// The scale of text and controls before the person's zoom: the monitor's. At first it is the Gui's.
    void set_base_scale(float scale);
    /// What to remember, as it is now.
    Preferences preferences() const;

    /// Switches of the window that the panels change and the window's owner obeys.
    struct WindowRequests {
        bool vsync = true;
        bool quit = false;
        bool compare = false;  ///< call `compare`, between two frames
    };
    WindowRequests& window_requests();
    /// From now on there is a window, with so many samples per pixel, in which render paths can be compared.
    void allow_comparisons(int window_samples);
    /// Compares the render paths as a person has chosen, on a screen that shows what the viewer shows, and opens the
    /// results; nothing else of the viewer changes. When it is stopped or fails, the dialog says why.
    void compare(BenchScreen& screen);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace vitrine::app
