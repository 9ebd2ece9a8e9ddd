#pragma once

#include "actions.h"
#include "compare_window.h"
#include "environment_loader.h"
#include "file_browser.h"
#include "opening.h"
#include "overlays.h"
#include "picture_saver.h"
#include "picture_window.h"
#include "preferences.h"
#include "save_view_window.h"
#include "scene_loader.h"
#include "viewer.h"
#include "ways_window.h"

#include <app/demos/demo.h>

#include <vitrine/base/frame_timings.h>
#include <vitrine/compute/queue.h>
#include <vitrine/io/texture_decoder.h>
#include <vitrine/octree/point_streamer.h>
#include <vitrine/prepare/field_computer.h>
#include <vitrine/prepare/scene_preparer.h>
#include <vitrine/render/renderer.h>
#include <vitrine/ui/compute_panel.h>
#include <vitrine/ui/gpu_log_panel.h>
#include <vitrine/ui/log_panel.h>
#include <vitrine/ui/look.h>
#include <vitrine/ui/plot.h>
#include <vitrine/ui/scene_panel.h>
#include <vitrine/ui/selection.h>
#include <vitrine/ui/split_view.h>
#include <vitrine/ui/timings_panel.h>
#include <vitrine/ui/viewport.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::app {

/// How the window is parted.
struct Parts {
    Area viewport;
    Area playback;  ///< size 0 where nothing can be played
    Area column;    ///< size 0 when it is hidden
    Area strip;     ///< size 0 when it is hidden
    Area status;
};

/// What a viewer is made of. Its functions are told apart by file: what can be done in viewer_actions.cpp, what is
/// drawn in viewer_layout.cpp, what is selected in viewer_selection.cpp, comparisons in viewer_compare.cpp, pictures
/// for files in viewer_pictures.cpp, views as files in viewer_views.cpp, how files come in viewer_loading.cpp, how they
/// move in viewer_animation.cpp, scenes and life in viewer.cpp.
struct Viewer::State {
    State(const SceneOptions& options, const gl::Driver& driver, ui::Gui& gui, gl::FrameProfiler& profiler,
          const Preferences& preferences, paths::PathHost host, std::shared_ptr<gl::CallLog> gpu_log);

    SceneOptions options;
    gl::Driver driver;
    ui::Gui& gui;
    gl::FrameProfiler& profiler;
    std::shared_ptr<gl::CallLog> gpu_log;
    Preferences preferences;
    float base_scale = 1;
    float asked_scale = 0;  ///< of the Gui, last

    render::Renderer renderer;
    compute::Queue queue;
    ui::SplitView split;
    scene::Scene scene;
    scene::Player player;  ///< of its animations
    FrameClock::time_point played;
    std::function<void()> wake;          ///< the window, from any thread; may be empty
    std::atomic<bool> has_news = false;  ///< another thread has something ready
    /// Where there is a window; then it wakes the window.
    std::optional<prepare::ScenePreparer> preparer;
    prepare::FieldComputer field_computer;
    /// What it was asked for last, and of which state of the scene: not again.
    std::pair<std::string, std::uint64_t> computed_field;
    io::TextureDecoder textures;
    FrameClock::time_point textures_begun;
    bool textures_due = false;   ///< are decoded when the scene has been drawn
    bool prepare_due = false;    ///< when the scene has been drawn
    bool memory_due = false;     ///< is freed, after much of it was used
    bool drop_copies = false;    ///< of arrays, in main memory, once the GPU has them
    std::unique_ptr<Demo> demo;  ///< that computes the scene; none for files
    std::string demo_title;
    FrameClock::time_point demo_advanced;
    ui::WayHistory way_history;
    FrameClock::time_point kernels_looked_at;  ///< for changes on disk
    bool grid_before_demo = true;
    SceneLoader loader;
    octree::PointStreamer streamer;  ///< of clouds that are too large for memory
    std::optional<Opening> opening;  ///< while the loader works
    EnvironmentLoader environment_loader;
    PictureTimes picture_times;
    std::optional<FileWatch> watch;  ///< while files are watched
    bool reload_due = false;         ///< because one has changed
    std::vector<WatchedFile> files;  ///< shown; none for the sample and for nothing
    std::string name;                ///< of what is shown
    bool shows_drawing = false;
    /// What the mouse does where no drawing is shown.
    scene::ControllerKind space_controller = scene::ControllerKind::turntable;

    Actions actions;
    FileBrowser browser;
    PictureWindow picture_window;
    PictureChoice picture_choice;
    PictureSaver picture_saver;
    SaveViewWindow save_view_window;
    std::filesystem::path view_file;  ///< where what is shown was saved or opened as a view; empty: nowhere
    Remark remark;                    ///< about what has been saved
    CompareWindow compare_window;
    WaysWindow ways_window;
    std::optional<int> window_samples;  ///< absent where there is no window to compare paths in
    ui::Selection selection;
    bool picked_now = false;                       ///< by a click in a viewport, since the panels were drawn
    std::optional<ui::ClickedElement> pointed_at;  ///< by the pointer, at rest, with Alt
    ui::ScenePanel scene_panel;
    ui::LogPanel log_panel;
    ui::GpuLogPanel gpu_log_panel;
    ui::TimingsPanelState timings_panel;
    ui::PathHistory path_history;
    scene::SceneCounts counts;
    std::uint64_t counts_revision = 0;
    std::vector<std::string> vector_names;
    std::vector<std::string> field_names;  ///< of numbers that the scene has or that can be computed of it
    std::string message;
    bool keys_open = false;
    bool panels_want_frame = false;
    /// ImGui places a window that is new, a message for one, in frames that follow.
    static constexpr int settle_frames = 2;
    int frames_to_settle = 0;  ///< after news
    std::optional<FrameClock::time_point> panels_wake;
    WindowRequests window;

    /// The active ones of those shown.
    ui::Viewport& viewport() { return split.active().viewport; }
    scene::Camera& camera() { return split.active().camera; }

    // viewer.cpp
    /// For other threads to call when they have something ready.
    std::function<void()> teller();
    void open_viewports();
    /// Shows the demo or the sample. False: it could not, and says why.
    bool make(const SceneOptions& what);
    /// A problem: for the log and the person.
    void complain(const std::string& problem);
    /// A line of the message.
    void note(const std::string& line);
    /// Something good to know, for some seconds.
    void tell(const std::string& news);
    void show(scene::Scene fresh, const SceneOptions& what, std::unique_ptr<Demo> fresh_demo = nullptr);
    /// Drawings are panned; what the mouse did before comes back with a scene in space.
    void choose_controller();
    void set_controller(scene::ControllerKind kind);
    void open(const std::vector<std::filesystem::path>& chosen);
    /// Asks all arrays of a scene that is not computed to keep or to drop their copies.
    void apply_drop_copies(bool drop);
    /// Brings points of octrees that the views need; what has come is drawn in the next frame.
    void stream_points();
    void show_sample();
    void show_demo(std::string_view demo_name);
    /// `fresh` has made the scene that is shown.
    void start_demo(std::unique_ptr<Demo> fresh, std::string_view title);
    void end_demo();
    /// Moves the demo and runs its kernels, and notes what that costs.
    void compute();
    void play_demo();
    /// A demo that cannot be computed stands still, with a message.
    void advance_demo(double seconds);
    void reload_kernels();
    /// Begins with the numbers that are to be shown, where the scene lacks them, and takes what is ready.
    void compute_field();
    /// After the picture: begins with a scene that is new, and takes what is ready.
    void prepare_scene();
    /// The same with its textures.
    void decode_textures();
    void show_nothing();
    double aspect();
    void browse();

    // viewer_selection.cpp
    /// Selects the first node of that name; a message where there is none.
    void select_named(std::string_view node);
    /// Has clicks in a viewport select, and what is selected outlined in it.
    void show_selection(ui::SplitView::View& view);
    void frame_selection(scene::Camera& seen_from);
    /// What the pointer rests on, while Alt is held.
    void pointer_tooltip(const ui::Look& look);

    // viewer_loading.cpp
    /// Begins to load the files of `what`, instead of what is shown, or `again`: see Opening.
    void begin_loading(const SceneOptions& what, bool again);
    /// Waits for the end.
    void finish_loading();
    /// What has been read stays.
    void stop_loading();
    /// Together with those that are being loaded, if any are; else as `open`.
    void drop(const std::vector<std::filesystem::path>& dropped);
    /// The scene is lit by this map, when it has been read.
    void load_environment(const std::filesystem::path& map);
    /// The same of the last of those that are maps. Returns the others.
    std::vector<std::filesystem::path> without_environments(const std::vector<std::filesystem::path>& chosen);
    void take_environment();
    void reload();
    /// What the loader has had ready since the last frame.
    void take_loaded();
    void take(FilePreview& preview);
    void take(FileRead& file);
    void take(LoadProblem& problem);
    void take(LoadEnd& end);
    void note_files(const std::vector<WatchedFile>& shown);
    /// Instead of what was shown before, or beside the other parts. Returns its nodes.
    std::vector<scene::NodeId> show_part(scene::Scene fresh);
    void remove_previews();
    void end_loading(bool cancelled);
    /// Of what has been loaded; what there is not becomes a message.
    void choose_what_options_name(const SceneOptions& what);
    void replace(Opening read);
    void tell_loaded(const Opening& loaded);
    /// All is there: frames it, unless the person has moved the camera.
    void frame_again(const Opening& loaded);
    std::vector<scene::Camera> cameras();
    Shown put_aside();
    void put_back(Shown shown);
    /// While previews are shown clouds are drawn by a way that needs no trial, which takes as long as many of them:
    /// most likely by the one that the trial will find.
    render::PointMethod hasty_method() const;
    void hasten_points();
    void end_haste(const Opening& ended);
    void note_framed();
    /// Of files, or else of textures.
    void loading_card(const ui::Look& look, const Area& viewport_area);
    /// Once that takes long. True: the person wants it to end.
    bool progress_card(const ui::Look& look, const Area& viewport_area, const LoadStatus& status);
    LoadStatus textures_status() const;
    void set_watching(bool on);
    void watch_files();
    void reload_changed();

    // viewer_animation.cpp
    /// Moves the scene on by the time that has passed since the last frame.
    void play_animation();
    /// From now on this scene is shown; what was chosen to be played still is, where `keep` says so.
    void set_scene(scene::Scene fresh, bool keep = false);
    void add_animation_actions();
    void playback(const ui::Look& look, const Area& area);

    // viewer_pictures.cpp
    /// Begins to save what the active viewport shows.
    void save_picture();
    /// Draws the next tile of it, or tells what became of it.
    void go_on_saving(const ui::Look& look, const Area& viewport_area);

    // viewer_views.cpp
    /// What is shown, as options that show it again.
    SceneOptions shown_view();
    /// Where it was saved before; nowhere: asks for a name.
    void save_view();
    void save_view_as();
    void write_view(const std::filesystem::path& file);
    /// Shows a view that was saved; of these files, if there are any, in the place of its own.
    void open_view(const std::filesystem::path& file, const std::vector<std::filesystem::path>& instead);
    /// Opens the last of these files that is a view, for the others. False: none is.
    bool opened_view(const std::vector<std::filesystem::path>& chosen);
    /// Looks as a view does whose scene is shown.
    void apply_view(const SceneOptions& what);

    // viewer_compare.cpp
    void open_comparison();
    void compare(BenchScreen& screen);

    // viewer_actions.cpp
    void add_actions();
    void add_file_actions();
    void show_next_field();
    void add_path_actions();
    void add_view_actions();
    void add_viewport_actions();
    void add_demo_actions();
    void add_compute_actions();
    void add_camera_actions();
    void add_window_actions();
    void add_panel_actions();
    void add_strip_action(std::string_view id, std::string_view title, std::string_view help, ui::compat::Key key,
                          Strip strip);
    void memory(const ui::Look& look);
    void save_gpu_log();
    void set_zoom(float zoom);

    // viewer_layout.cpp
    void frame();
    ui::Look make_look();
    void update();
    void run_keys();
    Parts begin_host(const ui::Look& look) const;
    void panels(const ui::Look& look, const Parts& parts);
    void column(const ui::Look& look, const Area& area);
    void column_sections(const ui::Look& look);
    void scene_section(const ui::Look& look);
    void demo_section(const ui::Look& look);
    void compute_section(const ui::Look& look);
    void strip(const ui::Look& look, const Area& area);
    void picture(const ui::Look& look, const Area& area);
    void status(const ui::Look& look, const Area& area);
    /// A part of the window with a surface of its own; ends with ImGui::EndChild.
    static void begin_part(const ui::Look& look, const char* id, const Area& area, const ImVec2& padding);
    void overlays(const ui::Look& look, const Area& viewport_area);
};

}  // namespace vitrine::app
