#include "viewer.h"

#include "folder_listing.h"
#include "viewer_state.h"

#include <app/scene_setup.h>

#include <vitrine/base/error.h>
#include <vitrine/base/frame_timings.h>
#include <vitrine/base/free_memory.h>
#include <vitrine/base/log.h>
#include <vitrine/render/quality_trial.h>
#include <vitrine/scene/drawing.h>
#include <vitrine/scene/fields.h>
#include <vitrine/scene/scene_arrays.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/ui/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <new>
#include <set>
#include <utility>

namespace vitrine::app {
namespace {

/// Before the first frame nobody knows the viewport's shape; it is framed again when that is known.
constexpr double assumed_aspect = 1.5;
/// After a pause a demo goes on where it was.
constexpr double longest_step = 0.1;

/// What is brought anew for each view, which takes the copies in main memory; the numbers that are shown, for ranges
/// and histograms are made of them; and where instances stand, which tells in what order they are drawn.
std::set<const arrays::Tracking*> kept_arrays(const scene::Scene& scene) {
    std::set<const arrays::Tracking*> arrays;
    for (const std::string& name : scene::field_names(scene)) {
        const std::optional<scene::SceneField> field = scene::field_named(scene, name);
        for (const auto* values : field->arrays) arrays.insert(values->tracked_bytes().tracking.get());
    }
    scene.point_clouds().for_each([&](scene::PointCloudId, const scene::PointCloud& cloud) {
        if (!cloud.archive) return;
        arrays.insert(cloud.positions.tracked_bytes().tracking.get());
        arrays.insert(cloud.colors.tracked_bytes().tracking.get());
    });
    scene.instances().for_each([&](scene::InstancesId, const scene::Instances& instances) {
        arrays.insert(instances.transforms.tracked_bytes().tracking.get());
    });
    return arrays;
}

}  // namespace

Viewer::State::State(const SceneOptions& o, const gl::Driver& d, ui::Gui& g, gl::FrameProfiler& p,
                     const Preferences& remembered, paths::PathHost host, std::shared_ptr<gl::CallLog> calls)
    : options(o),
      driver(d),
      gui(g),
      profiler(p),
      gpu_log(std::move(calls)),
      preferences(remembered),
      base_scale(g.scale()),
      queue(renderer.shared_mirrors(), {.way = o.compute, .pipelined = true}),
      split(renderer, host),
      wake(std::move(host.picture_ready)),
      field_computer(teller()),
      textures(teller(), std::min(io::most_picture_side, d.max_texture_size)),
      drop_copies(o.drop_copies),
      loader(teller(), o.octree_from),
      streamer(octree_points(o, d), teller()),
      environment_loader(teller()) {
    if (wake) preparer.emplace(prepare::PreparerOptions(), teller());
    ui::ViewportSettings& settings = viewport().settings();
    settings.path = options.path;
    settings.path_options.ring_size = options.ring_size;
    settings.present = options.present;
    settings.samples = options.samples;
    settings.rest_samples = options.rest_samples;
    settings.render_scale = options.render_scale;
    settings.point_budget_ms = options.point_budget_ms;
    settings.render = render_settings(options, base_scale, nullptr);
    if (options.quality_by_trial) choose_quality(settings.render, options, render::try_qualities(renderer).best);
    if (options.samples > driver.max_samples)
        log().warn("{} samples are wanted, this driver has {}", options.samples, driver.max_samples);
    split.set_profiler(&profiler);
    open_viewports();
    browser.set_all_files(preferences.all_files);
    add_actions();
}

std::function<void()> Viewer::State::teller() {
    return [this] {
        has_news = true;
        if (wake) wake();
    };
}

void Viewer::State::compute_field() {
    if (field_computer.take(scene)) {
        frames_to_settle = settle_frames;
    }
    const std::string& wanted = viewport().settings().render.field.name;
    const auto field = prepare::computed_field_named(wanted);
    // What is prepared meanwhile would come in another order.
    const bool busy = opening || field_computer.is_working() || (preparer && preparer->is_working());
    if (!field || busy || scene::field_named(scene, wanted)) return;
    if (std::pair asked(wanted, scene.revision()); computed_field == asked) return;
    const bool drops = drop_copies && !demo;
    if (drops) apply_drop_copies(false);
    field_computer.start(scene, *field);
    if (drops) apply_drop_copies(true);
    computed_field = {wanted, scene.revision()};
}

void Viewer::State::prepare_scene() {
    // First the picture, then what makes the next ones quicker.
    if (std::exchange(prepare_due, false)) {
        if (preparer && demo) preparer->stop();
        if (preparer && !demo) preparer->start(scene);
        if (drop_copies && !demo) apply_drop_copies(true);
    }
    if (memory_due && frames_to_settle == 0) {
        memory_due = false;
        release_freed_memory();
    }
    const bool is_aside = opening && opening->before;
    if (!preparer || demo || is_aside || !preparer->take(scene)) return;
    if (drop_copies) apply_drop_copies(true);
    memory_due = true;  // when what was drawn before has gone with the next pictures
    frames_to_settle = settle_frames;
    panels_want_frame = true;
}

void Viewer::State::decode_textures() {
    const bool is_aside = opening && opening->before;
    if (is_aside) return;
    if (std::exchange(textures_due, false)) {
        if (!textures.is_working()) textures_begun = FrameClock::now();
        textures.add(scene);
    }
    const std::size_t before = textures.done();
    for (const std::string& warning : textures.take(scene)) note(warning);
    if (textures.done() == before) return;
    if (drop_copies && !demo) apply_drop_copies(true);
    memory_due = !textures.is_working();
    panels_want_frame = true;
}

void Viewer::State::open_viewports() {
    split.set_linked(options.viewports.linked);
    split.set_count(options.viewports.count);
    const std::vector<paths::PathKind>& paths = options.viewports.paths;
    if (paths.empty()) return;
    for (std::size_t i = 0; i < split.views().size(); ++i)
        split.views()[i].viewport.settings().path = paths[i % paths.size()];
}

bool Viewer::State::make(const SceneOptions& what) {
    const auto begin = FrameClock::now();
    stop_loading();
    message.clear();
    try {
        std::unique_ptr<Demo> fresh_demo = make_demo(what);
        scene::Scene fresh = load_scene(what, fresh_demo.get());
        show(std::move(fresh), what, std::move(fresh_demo));
        view_file = what.state;
    } catch (const UsageError&) {
        throw;
    } catch (const std::bad_alloc&) {
        complain(scene_name(what) + ": there is not enough memory to open it");
        return false;
    } catch (const std::exception& error) {
        complain(error.what());
        return false;
    }
    const Milliseconds took = FrameClock::now() - begin;
    log().info("opened {} in {} ms", name, ui::format_ms(took.count()));
    return true;
}

void Viewer::State::complain(const std::string& problem) {
    log().error("{}", problem);
    note(problem);
}

void Viewer::State::note(const std::string& line) {
    if (!message.empty()) message += '\n';
    message += line;
}

void Viewer::State::tell(const std::string& news) {
    // Long enough to read a path.
    constexpr std::chrono::seconds remark_time{6};
    remark = {news, FrameClock::now() + remark_time};
    frames_to_settle = settle_frames;
    log().info("{}", news);
}

void Viewer::State::show(scene::Scene fresh, const SceneOptions& what, std::unique_ptr<Demo> fresh_demo) {
    // The camera first: when it does not suit the scene, nothing has changed yet.
    const scene::Camera seen = initial_camera(what, fresh, aspect(), fresh_demo.get());
    end_demo();
    textures.stop();
    set_scene(std::move(fresh));
    prepare_due = textures_due = true;
    choose_controller();
    split.set_camera(seen);
    const bool demo_tells = fresh_demo && tells_distance(fresh_demo->view());
    // Where nothing is shown there is nothing to frame, and what comes next may have a camera of its own.
    if (what.camera.empty() && !demo_tells && !scene.bounds().empty()) split.request_framing();
    files.clear();
    for (const std::filesystem::path& file : what.files) files.push_back({file, state_of(file)});
    name = scene.nodes().size() > 1 || !files.empty() ? scene_name(what) : std::string();  // the root is always there
    scene_panel.reset();
    selection = {};
    if (!what.select.empty()) select_named(what.select);
    if (fresh_demo) start_demo(std::move(fresh_demo), demo_named(what.demo).title);
}

void Viewer::State::choose_controller() {
    const bool drawing = scene::is_drawing(scene);
    if (drawing == shows_drawing) return;
    shows_drawing = drawing;
    if (drawing) space_controller = viewport().settings().controller;
    set_controller(drawing ? scene::ControllerKind::pan_zoom : space_controller);
}

void Viewer::State::set_controller(scene::ControllerKind kind) {
    for (ui::SplitView::View& view : split.views()) view.viewport.settings().controller = kind;
}

void Viewer::State::open(const std::vector<std::filesystem::path>& chosen) {
    if (opened_view(chosen)) return;
    const std::vector<std::filesystem::path> models = without_environments(chosen);
    if (!models.empty()) begin_loading(with_files(options, models), false);
}

void Viewer::State::apply_drop_copies(bool drop) {
    gpu::Mirrors& mirrors = renderer.mirrors();
    const std::set<const arrays::Tracking*> kept = kept_arrays(scene);
    scene::visit_arrays(scene, [&](const arrays::TrackedBytes& array) {
        if (kept.contains(array.tracking.get())) return;
        array.tracking->drops_when_sent = drop;
        const bool dropped = array.bytes.size() != array.size_bytes;
        if (dropped && !drop) mirrors.fetch(array);
        if (!drop || dropped) return;
        // What is on the GPU is not sent again: its copy goes when it is asked for there.
        const gpu::ArrayAccount account = mirrors.account(array);
        if (account.gpu_bytes > 0 && account.pending_bytes == 0) mirrors.buffer(array);
    });
    scene::visit_images(scene, [&](const arrays::TrackedTexels& image) {
        if (!image.levels) return;  // of textures alone
        image.bytes.tracking->drops_when_sent = drop;
        if (!drop && image.bytes.bytes.size() != image.bytes.size_bytes) mirrors.fetch(image);
    });
}

void Viewer::State::stream_points() {
    const std::uint64_t before = scene.revision();
    std::vector<octree::SceneView> views;
    for (ui::SplitView::View& view : split.views()) {
        const glm::ivec2 size = view.viewport.status().size_pixels;
        if (size.x > 0 && size.y > 0) views.push_back({view.camera, size});
    }
    wake ? static_cast<void>(streamer.update(scene, views)) : streamer.finish(scene, views);
    if (scene.revision() != before) panels_want_frame = true;
}

void Viewer::State::show_sample() {
    make(with_files(options, {}));
}

void Viewer::State::show_demo(std::string_view demo_name) {
    SceneOptions what = with_files(options, {});
    what.demo = demo_name;
    make(what);
}

void Viewer::State::start_demo(std::unique_ptr<Demo> fresh, std::string_view title) {
    demo = std::move(fresh);
    demo_title = title;
    demo_advanced = FrameClock::now();
    way_history.clear();
    advance_demo(0);
    grid_before_demo = viewport().settings().render.grid;
}

void Viewer::State::end_demo() {
    if (demo) viewport().settings().render.grid = grid_before_demo;
    demo.reset();
}

void Viewer::State::compute() {
    if (!demo || ways_window.measures()) return;
    const gl::FrameProfiler::Scope stage(&profiler, Stage::compute, true);
    if (const auto& frames = profiler.timings().frames(); !frames.empty())
        way_history.note(queue.way(), queue.costs(), frames.back().frame_ms);
    reload_kernels();
    play_demo();
    // What is drawn now may be one run old: where nothing follows it has to be the last.
    const bool rests = !demo->moves() || !demo->playing;
    if (!rests || !queue.lags()) return;
    queue.finish();
    panels_want_frame = true;
}

void Viewer::State::reload_kernels() {
    constexpr std::chrono::milliseconds between_looks{500};
    const FrameClock::time_point now = FrameClock::now();
    if (now - kernels_looked_at < between_looks) return;
    kernels_looked_at = now;
    if (queue.reload()) demo->due = true;
}

void Viewer::State::play_demo() {
    const FrameClock::time_point now = FrameClock::now();
    const double seconds = std::chrono::duration<double>(now - std::exchange(demo_advanced, now)).count();
    const bool moves = demo->moves() && demo->playing;
    if (moves || demo->due) advance_demo(moves ? std::min(seconds, longest_step) : 0);
    if (moves) panels_want_frame = true;
}

void Viewer::State::advance_demo(double seconds) {
    demo->due = false;
    try {
        demo->advance(scene, queue, seconds);
    } catch (const compute::ComputeError& error) {
        complain(error.what());
        demo->playing = false;
    }
}

void Viewer::State::show_nothing() {
    stop_loading();
    show(scene::Scene(), with_files(options, {}));
    view_file.clear();
    message.clear();
}

double Viewer::State::aspect() {
    const glm::ivec2 size = viewport().status().size_pixels;
    return size.x > 0 && size.y > 0 ? static_cast<double>(size.x) / size.y : assumed_aspect;
}

void Viewer::State::browse() {
    std::vector<std::filesystem::path> places;
    for (const std::filesystem::path& file : preferences.recent) {
        const std::filesystem::path folder = file.parent_path();
        if (std::find(places.begin(), places.end(), folder) == places.end()) places.push_back(folder);
    }
    browser.set_places(std::move(places));
    browser.open(files.empty() ? preferences.folder : std::filesystem::absolute(files.front().path).parent_path());
}

Viewer::Viewer(const SceneOptions& options, const gl::Driver& driver, ui::Gui& gui, gl::FrameProfiler& profiler,
               const Preferences& preferences, paths::PathHost host, std::shared_ptr<gl::CallLog> gpu_log)
    : state_(
          std::make_unique<State>(options, driver, gui, profiler, preferences, std::move(host), std::move(gpu_log))) {
    const bool loads = !options.files.empty();
    if (loads || !state_->make(options)) state_->show(scene::Scene(), with_files(options, {}));
    if (loads) state_->begin_loading(options, false);
    const bool comes_with_files = loads && !options.state.empty();
    if (!options.environment.empty() && !comes_with_files) state_->load_environment(options.environment);
    if (options.watch) state_->set_watching(true);
}

Viewer::Viewer(scene::Scene scene, std::unique_ptr<Demo> demo, const SceneOptions& options, const gl::Driver& driver,
               ui::Gui& gui, gl::FrameProfiler& profiler, paths::PathHost host, std::shared_ptr<gl::CallLog> gpu_log)
    : state_(
          std::make_unique<State>(options, driver, gui, profiler, Preferences(), std::move(host), std::move(gpu_log))) {
    const std::optional<scene::Playback> playback = initial_playback(options, scene);
    state_->show(std::move(scene), options, std::move(demo));
    if (!options.environment.empty()) state_->load_environment(options.environment);
    if (playback) state_->player.playback = *playback;
}

Viewer::~Viewer() = default;

void Viewer::frame() {
    state_->frame();
}

void Viewer::advance_demo(double seconds) {
    if (state_->demo) state_->advance_demo(seconds);
}

void Viewer::open(const std::vector<std::filesystem::path>& files) {
    state_->open(files);
}

void Viewer::drop(const std::vector<std::filesystem::path>& files) {
    state_->drop(files);
}

bool Viewer::is_loading() const {
    return state_->opening.has_value();
}

bool Viewer::wants_frame() const {
    return state_->panels_want_frame || state_->has_news || state_->split.wants_frame();
}

std::optional<FrameClock::time_point> Viewer::wake_time() const {
    return state_->panels_wake;
}

ui::Viewport& Viewer::viewport() {
    return state_->viewport();
}

ui::SplitView& Viewer::split() {
    return state_->split;
}

scene::Camera& Viewer::camera() {
    return state_->camera();
}

const scene::Scene& Viewer::scene() const {
    return state_->scene;
}

const std::string& Viewer::message() const {
    return state_->message;
}

std::string Viewer::title() const {
    return state_->name.empty() ? "Vitrine" : state_->name + " - Vitrine";
}

void Viewer::set_controller(scene::ControllerKind kind, bool of_drawings) {
    state_->space_controller = kind;
    if (of_drawings || !state_->shows_drawing) state_->set_controller(kind);
}

void Viewer::set_base_scale(float scale) {
    state_->base_scale = scale;
}

Preferences Viewer::preferences() const {
    Preferences now = state_->preferences;
    const ui::ViewportSettings& settings = state_->viewport().settings();
    now.theme = state_->gui.theme();
    now.path = settings.path;
    now.viewports = {.count = state_->split.count(), .linked = state_->split.linked(), .paths = {}};
    for (ui::SplitView::View& view : state_->split.views())
        now.viewports.paths.push_back(view.viewport.settings().path);
    now.ring_size = settings.path_options.ring_size;
    now.present = settings.present;
    now.samples = settings.samples;
    now.controller = state_->shows_drawing ? state_->space_controller : settings.controller;
    now.continuous = !settings.on_demand;
    now.vsync = state_->window.vsync;
    now.all_files = state_->browser.all_files();
    if (!state_->browser.folder().empty()) now.folder = state_->browser.folder();
    return now;
}

Viewer::WindowRequests& Viewer::window_requests() {
    return state_->window;
}

}  // namespace vitrine::app
