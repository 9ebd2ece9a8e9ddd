#include "load_card.h"
#include "scene_parts.h"
#include "viewer_state.h"

#include <app/scene_setup.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/hdr_reader.h>
#include <vitrine/scene/append.h>
#include <vitrine/ui/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <utility>
#include <variant>

namespace vitrine::app {
namespace {

/// The card is drawn anew so often: reading is what the time is for.
constexpr std::chrono::milliseconds between_cards{100};

std::vector<std::filesystem::path> paths_of(const std::vector<WatchedFile>& files) {
    std::vector<std::filesystem::path> paths;
    for (const WatchedFile& file : files) paths.push_back(file.path);
    return paths;
}

/// What was not there before; both are in order.
template <class Id>
std::vector<Id> added(const std::vector<Id>& after, const std::vector<Id>& before) {
    std::vector<Id> ids;
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(ids));
    return ids;
}

}  // namespace

void Viewer::State::begin_loading(const SceneOptions& what, bool again) {
    stop_loading();
    message.clear();
    opening.emplace();
    opening->what = what;
    opening->again = again;
    picture_times.begin();
    loader.start(what.files, !again);
    if (wake) return;
    finish_loading();
}

void Viewer::State::finish_loading() {
    loader.wait();
    while (opening) take_loaded();
    for (const std::string& warning : io::decode_textures(scene)) note(warning);
}

void Viewer::State::stop_loading() {
    if (!opening) return;
    loader.give_up();
    end_loading(true);
}

void Viewer::State::drop(const std::vector<std::filesystem::path>& dropped) {
    take_loaded();
    if (opened_view(dropped)) return;
    const std::vector<std::filesystem::path> models = without_environments(dropped);
    if (models.empty()) return;
    if (opening && !opening->again && loader.add(models)) return;
    if (opening && !opening->again) finish_loading();  // it has just ended
    open(models);
}

std::vector<std::filesystem::path> Viewer::State::without_environments(
    const std::vector<std::filesystem::path>& chosen) {
    std::vector<std::filesystem::path> others = chosen;
    const auto maps = std::ranges::stable_partition(others, std::not_fn(io::is_environment_name));
    if (!maps.empty()) {
        message.clear();
        load_environment(maps.back());
    }
    others.erase(maps.begin(), maps.end());
    return others;
}

void Viewer::State::load_environment(const std::filesystem::path& map) {
    environment_loader.start(map);
    if (wake) return;
    environment_loader.wait();
    take_environment();
}

void Viewer::State::take_environment() {
    const std::optional<EnvironmentRead> read = environment_loader.take();
    if (!read) return;
    panels_want_frame = true;
    if (!read->map) return complain(read->problem);
    options.environment = environment_loader.path();
    for (ui::SplitView::View& view : split.views())
        light_by(view.viewport.settings().render.lighting, read->map, options);
}

void Viewer::State::reload() {
    SceneOptions what = with_files(options, paths_of(files));
    begin_loading(what, true);
}

void Viewer::State::take_loaded() {
    for (LoadEvent& event : loader.take()) std::visit([this](auto& known) { take(known); }, event);
    const bool more = opening && !opening->again && !opening->read.empty();
    if (more && files.size() != opening->read.size()) note_files(opening->read);
}

void Viewer::State::take(FilePreview& preview) {
    if (opening->read.empty() && !opening->before) opening->before = put_aside();
    std::vector<scene::MaterialId> materials;
    std::vector<scene::TextureId> textures_before;
    if (!opening->before) {
        remove_previews();
        materials = scene.materials().ids();
        textures_before = scene.textures().ids();
    }
    opening->previews = show_part(std::move(preview.scene));
    opening->preview_materials = added(scene.materials().ids(), materials);
    opening->preview_textures = added(scene.textures().ids(), textures_before);
    if (opening->read.empty()) name = loader.status().file;
    hasten_points();
}

void Viewer::State::take(FileRead& file) {
    for (const std::string& warning : file.warnings) note(warning);
    opening->read.push_back({std::move(file.path), file.state});
    add_recent(preferences, file.asked);
    if (opening->again) {
        scene::append(opening->collected, std::move(file.scene));
        return;
    }
    show_part(std::move(file.scene));
    textures_due = true;
    opening->before.reset();
    opening->previews.clear();
    opening->preview_materials.clear();
    opening->preview_textures.clear();
}

void Viewer::State::note_files(const std::vector<WatchedFile>& shown) {
    files = shown;
    name = scene_name(with_files(options, paths_of(files)));
}

void Viewer::State::take(LoadProblem& problem) {
    remove_previews();
    complain(problem.text);
    opening->complained = true;
}

void Viewer::State::take(LoadEnd& end) {
    end_loading(end.cancelled);
}

std::vector<scene::NodeId> Viewer::State::show_part(scene::Scene fresh) {
    picture_times.note_change(false);
    if (opening->parts++ == 0) {
        SceneOptions what = opening->what;
        what.files.clear();
        what.select.clear();  // when all are there
        if (names_view(what.camera) && find_view(fresh, what.camera) == nullptr) what.camera.clear();  // not yet there
        show(std::move(fresh), what);
        prepare_due = false;  // when all are there
        return scene.node(scene.root()).children;
    }
    if (opening->before) {  // a preview is all that is shown
        opening->previews.clear();
        opening->preview_materials.clear();
        opening->preview_textures.clear();
        set_scene(std::move(fresh));
        choose_controller();
        return scene.node(scene.root()).children;
    }
    remove_previews();
    const std::vector<scene::NodeId> added = scene::append(scene, std::move(fresh));
    choose_controller();
    return added;
}

void Viewer::State::remove_previews() {
    remove_parts(scene, std::exchange(opening->previews, {}));
    for (const scene::MaterialId id : std::exchange(opening->preview_materials, {})) scene.remove(id);
    for (const scene::TextureId id : std::exchange(opening->preview_textures, {})) scene.remove(id);
}

void Viewer::State::end_loading(bool cancelled) {
    remove_previews();
    Opening ended = *std::exchange(opening, std::nullopt);
    end_haste(ended);
    if (ended.again) {
        if (!cancelled && !ended.complained) replace(std::move(ended));
        return;
    }
    if (ended.read.empty()) {
        if (ended.before) put_back(*std::move(ended.before));
        picture_times.forget();
        return;
    }
    if (names_view(ended.what.camera) && find_view(scene, ended.what.camera) == nullptr) {
        note(absent_view(scene, ended.what.camera));
        ended.what.camera.clear();
    }
    choose_what_options_name(ended.what);
    note_files(ended.read);
    view_file = ended.what.state;
    if (!view_file.empty()) apply_view(ended.what);
    if (ended.parts > 1) frame_again(ended);
    prepare_due = true;
    tell_loaded(ended);
}

void Viewer::State::choose_what_options_name(const SceneOptions& what) {
    const auto attempt = [this](const auto& choose) {
        try {
            choose();
        } catch (const UsageError& error) {
            note(error.what());
        }
    };
    attempt([&] {
        if (!what.variant.empty()) select_variant(scene, what.variant);
    });
    attempt([&] { hide_nodes(scene, what); });
    attempt([&] {
        if (const std::optional<scene::Playback> chosen = initial_playback(what, scene)) player.playback = *chosen;
    });
    if (!what.select.empty()) select_named(what.select);
    attempt([&] { require_data(what, scene); });
}

void Viewer::State::replace(Opening read) {
    keep_hidden(scene, read.collected);
    textures.stop();
    set_scene(std::move(read.collected), true);
    textures_due = true;
    note_files(read.read);
    choose_controller();
    prepare_due = true;
    tell_loaded(read);
}

void Viewer::State::tell_loaded(const Opening& loaded) {
    picture_times.note_change(true);
    panels_want_frame = true;
    watch_files();
    const Milliseconds took = FrameClock::now() - loaded.begun;
    log().info("opened {} in {} ms", name, ui::format_ms(took.count()));
}

std::vector<scene::Camera> Viewer::State::cameras() {
    std::vector<scene::Camera> all;
    for (const ui::SplitView::View& view : split.views()) all.push_back(view.camera);
    return all;
}

void Viewer::State::frame_again(const Opening& loaded) {
    const bool moved = !loaded.framed.empty() && loaded.framed != cameras();
    if (moved) return;
    split.set_camera(initial_camera(loaded.what, scene, aspect(), nullptr));
    if (loaded.what.camera.empty()) split.request_framing();
}

Shown Viewer::State::put_aside() {
    Shown shown{.scene = std::exchange(scene, scene::Scene()),
                .player = std::exchange(player, scene::Player()),
                .demo = nullptr,
                .demo_title = demo_title,
                .files = std::exchange(files, {}),
                .name = name,
                .cameras = cameras()};
    if (demo) viewport().settings().render.grid = grid_before_demo;
    shown.demo = std::move(demo);
    return shown;
}

void Viewer::State::put_back(Shown shown) {
    scene = std::move(shown.scene);
    player = std::move(shown.player);
    selection = {};
    textures_due = true;
    files = std::move(shown.files);
    name = std::move(shown.name);
    choose_controller();
    for (std::size_t i = 0; i < std::min(shown.cameras.size(), split.views().size()); ++i)
        split.views()[i].camera = shown.cameras[i];
    if (!shown.demo) return;
    demo = std::move(shown.demo);
    demo_advanced = FrameClock::now();
    grid_before_demo = viewport().settings().render.grid;
}

render::PointMethod Viewer::State::hasty_method() const {
    return driver.software ? render::PointMethod::cpu : render::PointMethod::compute32;
}

void Viewer::State::hasten_points() {
    for (ui::SplitView::View& view : split.views()) {
        render::PointMethod& method = view.viewport.settings().render.point_method;
        if (method != render::PointMethod::automatic) continue;
        method = hasty_method();
        opening->hastened.push_back(view.id);
    }
}

void Viewer::State::end_haste(const Opening& ended) {
    for (ui::SplitView::View& view : split.views()) {
        render::PointMethod& method = view.viewport.settings().render.point_method;
        const bool hastened = std::find(ended.hastened.begin(), ended.hastened.end(), view.id) != ended.hastened.end();
        if (hastened && method == hasty_method()) method = render::PointMethod::automatic;
    }
}

void Viewer::State::note_framed() {
    if (opening && opening->parts > 0 && opening->framed.empty()) opening->framed = cameras();
}

void Viewer::State::loading_card(const ui::Look& look, const Area& viewport_area) {
    if (opening) {
        if (progress_card(look, viewport_area, loader.status())) loader.cancel();
    } else if (textures.is_working()) {
        if (progress_card(look, viewport_area, textures_status())) textures.stop();
    } else if (environment_loader.is_loading()) {
        if (progress_card(look, viewport_area, environment_loader.status())) environment_loader.give_up();
    }
}

bool Viewer::State::progress_card(const ui::Look& look, const Area& viewport_area, const LoadStatus& status) {
    const bool due = status.elapsed >= load_card_delay;
    const bool cancelled = due && load_card(look, viewport_area, status);
    const auto until_next = due ? std::chrono::duration<double>(between_cards) : load_card_delay - status.elapsed;
    const auto next = FrameClock::now() + std::chrono::duration_cast<FrameClock::duration>(until_next);
    panels_wake = panels_wake ? std::min(*panels_wake, next) : next;
    return cancelled;
}

LoadStatus Viewer::State::textures_status() const {
    return {.file = name,
            .stage = "decoding",
            .done_bytes = textures.done(),
            .total_bytes = textures.count(),
            .unit = "textures",
            .elapsed = FrameClock::now() - textures_begun};
}

void Viewer::State::set_watching(bool on) {
    if (!on) {
        watch.reset();
        return;
    }
    watch.emplace(teller());
    watch_files();
}

void Viewer::State::watch_files() {
    if (watch) watch->set_files(files);
}

void Viewer::State::reload_changed() {
    if (watch && watch->take_change()) reload_due = true;
    if (opening || !std::exchange(reload_due, false)) return;
    if (!files.empty()) reload();
}

}  // namespace vitrine::app
