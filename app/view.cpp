#include "commands.h"
#include "gpu_log.h"

#include <app/viewer/compare_screen.h>
#include <app/viewer/preferences.h>
#include <app/viewer/viewer.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/gl/frame_profiler.h>
#include <vitrine/platform/window.h>
#include <vitrine/ui/gui.h>

#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

namespace vitrine::app {
namespace {

using Scope = gl::FrameProfiler::Scope;

/// ImGui needs some frames after an event until everything is in its place.
constexpr int settle_frames = 3;
/// With nothing to do the program wakes up this often, to no purpose but safety.
constexpr std::chrono::duration<double> long_sleep{60};
/// A text cursor blinks.
constexpr std::chrono::duration<double> typing_sleep{0.3};

/// The options, with what they leave open taken from what was saved.
ViewOptions completed(ViewOptions options, const Preferences& saved) {
    const ViewOptions::Given& given = options.given;
    ViewportOptions& viewports = options.scene.viewports;
    if (!given.viewports) viewports.count = saved.viewports.count;
    // A path that is asked for is meant for all.
    if (!given.viewports && !given.path) viewports.paths = saved.viewports.paths;
    if (!given.linked) viewports.linked = saved.viewports.linked;
    if (!given.path) options.scene.path = saved.path;
    if (!given.ring_size) options.scene.ring_size = saved.ring_size;
    if (!given.present) options.scene.present = saved.present;
    if (!given.samples) options.scene.samples = saved.samples;
    if (!given.theme) options.scene.theme = saved.theme;
    if (!given.controller) options.controller = saved.controller;
    if (!given.vsync) options.vsync = saved.vsync;
    if (!given.continuous) options.continuous = saved.continuous;
    return options;
}

/// The path inline draws with the samples that the window has; for all others one is enough and the fastest.
int window_samples(const SceneOptions& options) {
    const std::vector<paths::PathKind>& paths = options.viewports.paths;
    const bool has_inline = paths.empty()
                                ? options.path == paths::PathKind::inline_
                                : std::find(paths.begin(), paths.end(), paths::PathKind::inline_) != paths.end();
    return has_inline ? options.samples : 1;
}

/// The window with its viewer, frame by frame.
class ViewLoop {
public:
    ViewLoop(const ViewOptions& options, const Preferences& preferences)
        : options_(options),
          window_({.size = options.size.value_or(platform::WindowOptions{}.size),
                   .samples = window_samples(options.scene),
                   .vsync = options.vsync,
                   .fit_monitor = !options.size}),
          gpu_log_(options.gpu_log),
          gui_({.theme = options.scene.theme, .scale = options.scale.value_or(window_.content_scale())},
               window_.handle()),
          viewer_(options.scene, window_.driver(), gui_, profiler_, preferences,
                  {.context = &window_, .picture_ready = platform::Window::wake}, gpu_log_.calls()),
          vsync_(options.vsync) {
        for (ui::SplitView::View& view : viewer_.split().views()) {
            ui::ViewportSettings& settings = view.viewport.settings();
            settings.on_demand = !options.continuous;
        }
        viewer_.set_controller(options.controller, options.given.controller);
        viewer_.window_requests().vsync = options.vsync;
        viewer_.allow_comparisons(window_samples(options.scene));
    }

    void run() {
        while (!window_.should_close()) {
            if (sleeps()) {
                sleep();
            } else {
                draw();
            }
        }
        profiler_.end_frame();
    }

    Preferences preferences() const { return viewer_.preferences(); }

private:
    bool minimised() const { return window_.framebuffer_size() == glm::ivec2(0); }
    bool sleeps() const { return minimised() || (frames_due_ == 0 && !viewer_.wants_frame() && !gui_.wants_frame()); }

    void sleep() {
        profiler_.end_frame();
        const bool typing = ImGui::GetIO().WantTextInput;
        window_.wait_events(std::min(typing && !minimised() ? typing_sleep : long_sleep, until_wake()));
        if (window_.take_activity()) frames_due_ = settle_frames;
        if (until_wake() <= until_wake().zero()) frames_due_ = std::max(frames_due_, 1);
        if (typing) frames_due_ = std::max(frames_due_, 1);
    }

    /// How long until a panel has something else to show.
    std::chrono::duration<double> until_wake() const {
        const std::optional<FrameClock::time_point> wake = viewer_.wake_time();
        if (!wake || minimised()) return long_sleep;
        return std::max<std::chrono::duration<double>>(*wake - FrameClock::now(), FrameClock::duration::zero());
    }

    void draw() {
        profiler_.begin_frame();
        take_events();
        const glm::ivec2 size = window_.framebuffer_size();
        if (size.x < 1 || size.y < 1) return;
        gui_.begin_frame();
        viewer_.set_base_scale(base_scale());
        viewer_.frame();
        {
            const Scope timed(&profiler_, Stage::ui, true);
            gui_.end_frame(0, size);
        }
        {
            const Scope timed(&profiler_, Stage::swap, false);
            window_.swap();
        }
        gpu_log_.end_frame();
        obey();
        // One more after the last that brought something: the panels tell of it.
        frames_due_ = viewer_.wants_frame() ? std::max(frames_due_, 1) : std::max(0, frames_due_ - 1);
    }

    void take_events() {
        const Scope timed(&profiler_, Stage::events, false);
        window_.poll_events();
        if (window_.take_activity()) frames_due_ = settle_frames;
        for (const platform::KeyPress& press : window_.take_key_presses())
            gui_.press_key(press.key, press.shift, press.ctrl, press.alt);
        const std::vector<std::filesystem::path> dropped = window_.take_dropped_files();
        if (!dropped.empty()) viewer_.drop(dropped);
    }

    /// Where the window system scales by itself, only what it leaves over.
    float base_scale() const {
        if (options_.scale) return *options_.scale;
        return window_.content_scale() / std::max(1.0F, ImGui::GetIO().DisplayFramebufferScale.x);
    }

    /// Does to the window what the viewer asks for.
    void obey() {
        Viewer::WindowRequests& requests = viewer_.window_requests();
        if (requests.quit) window_.set_should_close(true);
        if (requests.vsync != vsync_) window_.set_vsync(vsync_ = requests.vsync);
        if (const std::string title = viewer_.title(); title != title_) window_.set_title(title_ = title);
        if (std::exchange(requests.compare, false)) compare();
    }

    /// Lends the window to a comparison, in which nobody waits for the monitor.
    void compare() {
        profiler_.end_frame();
        window_.set_vsync(false);
        CompareScreen screen(window_, gui_);
        viewer_.compare(screen);
        window_.set_vsync(vsync_);
        frames_due_ = settle_frames;
    }

    ViewOptions options_;
    platform::Window window_;
    GpuLog gpu_log_;
    ui::Gui gui_;
    gl::FrameProfiler profiler_;
    Viewer viewer_;
    std::string title_;
    bool vsync_;
    int frames_due_ = settle_frames;
};

void save(const std::filesystem::path& file, const Preferences& preferences) {
    if (file.empty()) return;
    try {
        write_preferences(file, preferences);
    } catch (const Error& error) {
        log().warn("the settings are not saved: {}", error.what());
    }
}

}  // namespace

int view(const ViewOptions& options) {
    const std::filesystem::path file = options.fresh ? std::filesystem::path() : preferences_file();
    const Preferences saved = read_preferences(file);
    ViewLoop loop(options.fresh ? options : completed(options, saved), saved);
    try {
        loop.run();
    } catch (const ContextLostError&) {
        save(file, loop.preferences());
        throw;
    }
    save(file, loop.preferences());
    return 0;
}

}  // namespace vitrine::app
