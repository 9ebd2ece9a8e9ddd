#include "folder_listing.h"
#include "viewer_state.h"

#include <app/command_line.h>
#include <app/scene_setup.h>
#include <app/view_state.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/node_path.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::app {

SceneOptions Viewer::State::shown_view() {
    const ui::ViewportSettings& settings = viewport().settings();
    std::vector<std::filesystem::path> paths;
    for (const WatchedFile& file : files) paths.push_back(file.path);
    SceneOptions view = with_files(options, paths);
    if (demo) view.demo = name;
    view.camera = scene::to_string(camera());
    if (const auto variant = scene.selected_variant()) view.variant = scene.variants()[*variant].name;
    view.hidden = hidden_nodes(scene);
    if (selection.node) view.select = scene::path_of(scene, selection.node);
    if (const scene::Playback& now = player.playback; now.animation && *now.animation < scene.animations().size()) {
        view.animation = word_for_animation(scene, *now.animation);
        view.animation_seconds = now.seconds;
        view.play = now.playing;
        view.speed = now.speed;
        view.loop = now.loop;
    }
    view.theme = gui.theme();
    view.samples = settings.samples;
    view.rest_samples = settings.rest_samples;
    view.render = settings.render;
    if (!view.render.lighting.is_mapped()) view.environment.clear();
    return view;
}

void Viewer::State::save_view() {
    view_file.empty() ? save_view_as() : write_view(view_file);
}

void Viewer::State::save_view_as() {
    const std::filesystem::path shown =
        files.empty() ? std::filesystem::current_path() / (name.empty() ? "view" : name) : files.front().path;
    const std::filesystem::path suggested = std::filesystem::absolute(shown).replace_extension(state_extension);
    save_view_window.open(view_file.empty() ? suggested : std::filesystem::absolute(view_file));
}

void Viewer::State::write_view(const std::filesystem::path& file) {
    try {
        write_view_state(file, shown_view());
    } catch (const Error& error) {
        log().error("{}", error.what());
        return save_view_window.open(std::filesystem::absolute(file), error.what());
    }
    view_file = file;
    add_recent(preferences, file);
    tell("Saved " + shown_path(file));
}

bool Viewer::State::opened_view(const std::vector<std::filesystem::path>& chosen) {
    std::vector<std::filesystem::path> others = chosen;
    const auto views = std::ranges::stable_partition(others, std::not_fn(is_state_name));
    if (views.empty()) return false;
    const std::filesystem::path view = views.back();
    others.erase(views.begin(), views.end());
    open_view(view, others);
    return true;
}

void Viewer::State::open_view(const std::filesystem::path& file, const std::vector<std::filesystem::path>& instead) {
    SceneOptions what = usual_options();
    what.up = options.up;
    std::vector<std::string> warnings;
    try {
        warnings = read_view_state(file, what, [](std::string_view) { return false; });
        what.state = file;
        if (!instead.empty()) {
            what.files = instead;
            what.demo.clear();
        }
        if (!what.files.empty() && what.demo.empty())
            begin_loading(what, false);
        else if (make(what))
            apply_view(what);
        add_recent(preferences, file);
    } catch (const Error& error) {
        message.clear();
        complain(error.what());
    }
    for (const std::string& warning : warnings) note(warning);
}

void Viewer::State::apply_view(const SceneOptions& what) {
    gui.set_theme(what.theme);
    options.key_light = what.key_light;
    options.matcap = what.matcap;
    for (ui::SplitView::View& view : split.views()) {
        ui::ViewportSettings& settings = view.viewport.settings();
        settings.samples = what.samples;
        settings.rest_samples = what.rest_samples;
        settings.render = render_settings(what, settings.render.pixel_scale, demo.get());
    }
    environment_loader.give_up();
    if (!what.environment.empty()) load_environment(what.environment);
}

}  // namespace vitrine::app
