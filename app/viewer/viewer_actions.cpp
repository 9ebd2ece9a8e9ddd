#include "viewer_state.h"

#include <app/scene_setup.h>

#include <vitrine/scene/camera.h>
#include <vitrine/ui/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace vitrine::app {
namespace {

using ui::compat::Key;

constexpr float zoom_step = 0.1F;

Keys plain(Key key) {
    return {key, false, false};
}

Keys ctrl(Key key) {
    return {key, true, false};
}

/// A switch that is on or off.
Action toggle(std::string_view id, std::string_view group, std::string_view title, std::string_view help, Keys keys,
              std::function<bool&()> value) {
    Action action{id, group, title, help, keys};
    action.run = [value] { value() = !value(); };
    action.checked = [value] { return value(); };
    return action;
}

/// So many steps on, around the end.
render::RenderMode next_mode(render::RenderMode mode, int steps) {
    const auto count = static_cast<int>(render::render_modes().size());
    return static_cast<render::RenderMode>((static_cast<int>(mode) + steps + count) % count);
}

/// Texts of a path's action: made of its name, so they live as long as the program.
struct PathTexts {
    std::string id;
    std::string title;
};

const PathTexts& texts_of(paths::PathKind kind) {
    static const std::vector<PathTexts> all = [] {
        std::vector<PathTexts> texts;
        for (const paths::PathKind each : paths::all_paths) {
            const std::string name(paths::name_of(each));
            texts.push_back({"path." + name, name});
        }
        return texts;
    }();
    const auto* found = std::find(paths::all_paths.begin(), paths::all_paths.end(), kind);
    return all[static_cast<std::size_t>(found - paths::all_paths.begin())];
}

}  // namespace

void Viewer::State::add_actions() {
    add_file_actions();
    add_camera_actions();
    add_view_actions();
    add_path_actions();
    add_viewport_actions();
    add_animation_actions();
    add_demo_actions();
    add_compute_actions();
    add_panel_actions();
    add_window_actions();
}

void Viewer::State::add_demo_actions() {
    static constexpr std::string_view group = "Demos";
    for (const DemoKind& kind : all_demos()) {
        Action show{kind.id, group, kind.title, kind.help};
        show.run = [this, kind_name = kind.name] { show_demo(kind_name); };
        actions.add(std::move(show));
    }
    Action play{"demo.play", group, "Play or pause", "Let the demo go on, or stand still", ctrl(Key::p)};
    play.run = [this] { demo->playing = !demo->playing; };
    play.checked = [this] { return demo && demo->moves() && demo->playing; };
    play.enabled = [this] { return demo && demo->moves(); };
    actions.add(std::move(play));
}

void Viewer::State::add_compute_actions() {
    static constexpr std::string_view group = "Kernels";
    Action automatic{"compute.automatic", group, "Automatic", "Run kernels by the best way that works here"};
    automatic.run = [this] { queue.set_way(std::nullopt); };
    automatic.checked = [this] { return !queue.asked_way(); };
    actions.add(std::move(automatic));
    static constexpr std::array ids{"compute.gl", "compute.cl-shared", "compute.cl-mapped", "compute.cl-copy"};
    for (std::size_t i = 0; i < compute::all_ways.size(); ++i) {
        const compute::Way way = compute::all_ways[i];
        Action choose{ids[i], group, name_of(way), description_of(way)};
        choose.run = [this, way] { queue.set_way(way); };
        choose.checked = [this, way] { return queue.asked_way() == way; };
        actions.add(std::move(choose));
    }
    Action next{"compute.next", group, "Next way", "Run kernels by the next way that works here", ctrl(Key::k)};
    next.run = [this] {
        auto place = static_cast<std::size_t>(queue.way());
        do {
            place = (place + 1) % compute::all_ways.size();
        } while (!queue.ways()[place].works);
        queue.set_way(compute::all_ways[place]);
    };
    actions.add(std::move(next));
    Action comparison{"compute.compare", group, "Compare ways…",
                      "Measure the ways against each other over this demo's sizes"};
    comparison.run = [this] {
        ways_window.open(name, driver, browser.folder().empty() ? preferences.folder : browser.folder());
    };
    comparison.enabled = [this] { return demo && queue.costs().runs > 0; };
    comparison.obstacle = "The scene that is shown runs no kernels: the menu Demos has some that do";
    actions.add(std::move(comparison));
    Action pipelined{"compute.pipelined", group, "Pipelined copies",
                     "With cl-copy: show the run before, so that copying it overlaps the next"};
    pipelined.run = [this] { queue.set_pipelined(!queue.pipelined()); };
    pipelined.checked = [this] { return queue.pipelined(); };
    actions.add(std::move(pipelined));
}

void Viewer::State::add_file_actions() {
    static constexpr std::string_view group = "File";
    actions.add({"file.open", group, "Open…", "Choose a file to look at, or a view that was saved", ctrl(Key::o), false,
                 [this] { browse(); }});
    Action save{"file.save_view", group, "Save view", "Save files, camera and settings, to be opened again",
                ctrl(Key::s)};
    save.run = [this] { save_view(); };
    save.enabled = [this] { return counts.nodes > 0 && !opening; };
    actions.add(save);
    save.id = "file.save_view_as";
    save.title = "Save view as…";
    save.help = "The same under another name";
    save.keys = Keys{Key::s, true, true};
    save.run = [this] { save_view_as(); };
    actions.add(std::move(save));
    Action again{"file.reload", group, "Reload", "Read the file again, from the same point of view", ctrl(Key::r)};
    again.run = [this] { reload(); };
    again.enabled = [this] { return !files.empty(); };
    actions.add(std::move(again));
    Action picture{"file.picture", group, "Save picture", "Save what the viewport shows as a PNG, as chosen last",
                   plain(Key::f12)};
    picture.run = [this] { save_picture(); };
    actions.add(std::move(picture));
    Action choose{"file.picture_as", group, "Save picture…", "Choose how large a picture is, and what of it is saved",
                  Keys{Key::f12, false, true}};
    choose.run = [this] { picture_window.open(); };
    actions.add(std::move(choose));
    Action watch_them{"file.watch", group, "Watch files", "Read files again when they change"};
    watch_them.run = [this] { set_watching(!watch); };
    watch_them.checked = [this] { return watch.has_value(); };
    actions.add(std::move(watch_them));
    Action sample{"file.sample", group, "Sample scene", "Show the built-in scene"};
    sample.run = [this] { show_sample(); };
    actions.add(std::move(sample));
    Action close{"file.close", group, "Close", "Show nothing"};
    close.run = [this] { show_nothing(); };
    close.enabled = [this] { return counts.nodes > 0; };
    actions.add(std::move(close));
    Action quit{"file.quit", group, "Quit", "Leave the program", ctrl(Key::q)};
    quit.run = [this] { window.quit = true; };
    quit.everywhere = true;
    actions.add(std::move(quit));
}

void Viewer::State::add_camera_actions() {
    static constexpr std::string_view group = "Camera";
    const auto add = [this](std::string_view id, std::string_view title, std::string_view help, Keys keys,
                            std::function<void()> run) {
        actions.add({id, group, title, help, keys, true, std::move(run)});
    };
    const auto look_from = [this](scene::StandardView view) {
        return [this, view] { scene::look_from(camera(), view); };
    };
    using enum scene::StandardView;
    add("camera.frame", "Frame the selection, or all",
        "Show what is selected, or else the whole scene, as large as possible", plain(Key::f),
        [this] { selection.node ? frame_selection(camera()) : viewport().request_framing(); });
    actions.add({"camera.frame_all", group, "Frame all", "Show the whole scene from where the camera looks",
                 plain(Key::home), false, [this] { viewport().request_framing(); }});
    add("camera.reset", "Reset", "Back to the view the scene began with", plain(Key::r),
        [this] { camera() = first_camera(scene, aspect(), camera().up); });
    add("camera.projection", "Perspective or orthographic", "Change the projection", plain(Key::digit_5), [this] {
        const bool perspective = camera().projection == scene::Projection::perspective;
        camera().projection = perspective ? scene::Projection::orthographic : scene::Projection::perspective;
    });
    add("camera.front", "Front", "Look at the front", plain(Key::digit_1), look_from(front));
    add("camera.back", "Back", "Look at the back", ctrl(Key::digit_1), look_from(back));
    add("camera.right", "Right", "Look at the right side", plain(Key::digit_3), look_from(right));
    add("camera.left", "Left", "Look at the left side", ctrl(Key::digit_3), look_from(left));
    add("camera.top", "Top", "Look down from above", plain(Key::digit_7), look_from(top));
    add("camera.bottom", "Bottom", "Look up from below", ctrl(Key::digit_7), look_from(bottom));
    Action controller{"camera.controller", group, "Next kind of camera",
                      "Orbit, trackball, fly or pan: what the mouse does", plain(Key::k)};
    controller.run = [this] {
        scene::ControllerKind& kind = viewport().settings().controller;
        kind = static_cast<scene::ControllerKind>((static_cast<int>(kind) + 1) % 4);
    };
    actions.add(std::move(controller));
}

void Viewer::State::add_view_actions() {
    static constexpr std::string_view group = "Appearance";
    const auto add = [this](std::string_view id, std::string_view title, std::string_view help, Keys keys,
                            bool render::Settings::*member) {
        actions.add(toggle(id, group, title, help, keys,
                           [this, member]() -> bool& { return viewport().settings().render.*member; }));
    };
    Action shading{"view.shading", group, "Flat shading", "Shade each face by its own normal", plain(Key::n)};
    shading.run = [this] {
        render::Shading& now = viewport().settings().render.shading;
        now = now == render::Shading::smooth ? render::Shading::flat : render::Shading::smooth;
    };
    shading.checked = [this] { return viewport().settings().render.shading == render::Shading::flat; };
    actions.add(std::move(shading));
    Action mode{"view.mode", group, "What is shown", "The next of: the picture, each property of materials, depth, …",
                plain(Key::digit_2)};
    mode.run = [this] { viewport().settings().render.mode = next_mode(viewport().settings().render.mode, 1); };
    actions.add(std::move(mode));
    Action back{"view.mode_before", group, "What was shown before", "Of these the one before", ctrl(Key::digit_2)};
    back.run = [this] { viewport().settings().render.mode = next_mode(viewport().settings().render.mode, -1); };
    actions.add(std::move(back));
    Action field{"view.field", group, "Numbers as colours", "Show the next of the scene's numbers, then its colours",
                 plain(Key::digit_4)};
    field.run = [this] { show_next_field(); };
    field.enabled = [this] { return !field_names.empty(); };
    field.obstacle = "Nothing here has numbers";
    actions.add(std::move(field));
    Action quality{"view.quality", group, "Draft", "Light surfaces quickly, or physically based",
                   Keys{Key::q, false, true}};
    quality.run = [this] {
        using render::Quality;
        render::Settings& now = viewport().settings().render;
        set_quality(now, now.quality == Quality::draft ? Quality::normal : Quality::draft);
    };
    quality.checked = [this] { return viewport().settings().render.quality == render::Quality::draft; };
    actions.add(std::move(quality));
    actions.add({"view.environment", group, "Environment map…", "Choose a picture (.hdr) to be lit by", std::nullopt,
                 false, [this] { browse(); }});
    using S = render::Settings;
    add("view.wireframe", "Wireframe", "Draw the triangles' edges", plain(Key::z), &S::wireframe);
    add("view.faces", "Faces", "Draw the triangles' surfaces", plain(Key::h), &S::faces);
    add("view.culling", "Cull back faces", "Leave out triangles seen from behind", plain(Key::b),
        &S::back_face_culling);
    add("view.vertex_colors", "Vertex colours", "Use the colours of vertices and points", plain(Key::v),
        &S::vertex_colors);
    add("view.points", "Points", "Draw point clouds", plain(Key::o), &S::points);
    Action eye_dome{"view.eye_dome", group, "Eye-dome lighting",
                    "Darken points whose neighbours in the picture are nearer", Keys{Key::o, false, true}};
    eye_dome.run = [this] {
        using When = render::EyeDome::When;
        When& when = viewport().settings().render.eye_dome.when;
        when = when == When::off ? When::on : When::off;
    };
    eye_dome.checked = [this] { return viewport().settings().render.eye_dome.when != render::EyeDome::When::off; };
    actions.add(std::move(eye_dome));
    add("view.lines", "Lines", "Draw line sets", plain(Key::l), &S::lines);
    add("view.shadows", "Shadows", "Of the key light, on surfaces and on the ground", Keys{Key::g, false, true},
        &S::shadows);
    add("view.occlusion", "Ambient occlusion", "Less light in crevices and where things touch",
        Keys{Key::l, false, true}, &S::ambient_occlusion);
    add("view.grid", "Ground grid", "Draw a grid on the ground", plain(Key::g), &S::grid);
    add("view.axes", "Axes", "Draw the world's axes", plain(Key::x), &S::axes);
}

void Viewer::State::show_next_field() {
    std::string& shown = viewport().settings().render.field.name;
    const auto at = std::ranges::find(field_names, shown);
    const auto next = at == field_names.end() ? field_names.begin() : at + 1;
    shown = next == field_names.end() ? std::string() : *next;
}

void Viewer::State::add_path_actions() {
    static constexpr std::string_view group = "Render path";
    int key = static_cast<int>(Key::f5);
    for (const paths::PathKind kind : paths::all_paths) {
        const PathTexts& texts = texts_of(kind);
        Action action{texts.id, group, texts.title, paths::description_of(kind), plain(static_cast<Key>(key++))};
        action.run = [this, kind] { viewport().settings().path = kind; };
        action.checked = [this, kind] { return viewport().settings().path == kind; };
        actions.add(std::move(action));
    }
    Action next{"path.next", group, "Next path", "Change to the next render path", plain(Key::p)};
    next.run = [this] {
        paths::PathKind& now = viewport().settings().path;
        const auto* found = std::find(paths::all_paths.begin(), paths::all_paths.end(), now);
        now = found + 1 == paths::all_paths.end() ? paths::all_paths.front() : found[1];
    };
    actions.add(std::move(next));
    Action samples{"path.samples", group, "More samples (MSAA)", "1, 2, 4 or 8 samples per pixel, then 1 again",
                   plain(Key::m)};
    samples.run = [this] {
        int& now = viewport().settings().samples;
        now = 2 * now > std::min(driver.max_samples, 8) ? 1 : 2 * now;
    };
    actions.add(std::move(samples));
    Action continuous{"path.continuous", group, "Draw all the time", "Not only when something changed", plain(Key::c)};
    continuous.run = [this] { viewport().settings().on_demand = !viewport().settings().on_demand; };
    continuous.checked = [this] { return !viewport().settings().on_demand; };
    actions.add(std::move(continuous));
    actions.add(toggle("window.vsync", group, "Vsync", "Wait for the monitor before showing a frame", plain(Key::y),
                       [this]() -> bool& { return window.vsync; }));
    Action comparison{"path.compare", group, "Compare…", "Measure the render paths against each other over this scene",
                      ctrl(Key::b)};
    comparison.run = [this] { open_comparison(); };
    comparison.enabled = [this] { return window_samples.has_value(); };
    comparison.obstacle = "Paths are compared in a window, and here is none: vitrine bench does without";
    actions.add(std::move(comparison));
}

void Viewer::State::add_viewport_actions() {
    static constexpr std::string_view group = "Viewports";
    struct Count {
        int count;
        std::string_view id;
        std::string_view title;
    };
    static constexpr std::array choices{Count{1, "viewports.1", "One"}, Count{2, "viewports.2", "Two"},
                                        Count{4, "viewports.4", "Four"}, Count{9, "viewports.9", "Nine"},
                                        Count{16, "viewports.16", "Sixteen"}};
    for (const Count& each : choices) {
        Action action{each.id, group, each.title, "So many viewports of the scene, each with its own render path"};
        action.run = [this, count = each.count] { split.set_count(count); };
        action.checked = [this, count = each.count] { return split.count() == count; };
        actions.add(std::move(action));
    }
    Action more{"viewports.more", group, "One more", "Add a viewport like the active one, and make it active",
                plain(Key::j)};
    more.run = [this] {
        split.set_count(split.count() + 1);
        split.activate(split.views().size() - 1);
    };
    more.enabled = [this] { return split.count() < ui::SplitView::most_viewports; };
    actions.add(std::move(more));
    Action close{"viewports.close", group, "Close the active one", "The others share its room",
                 Keys{Key::j, false, true}};
    close.run = [this] { split.close(split.active_index()); };
    close.enabled = [this] { return split.count() > 1; };
    actions.add(std::move(close));
    Action next{"viewports.next", group, "Next", "Make the next viewport the active one", Keys{Key::tab, false, true}};
    next.run = [this] { split.activate((split.active_index() + 1) % split.views().size()); };
    next.enabled = [this] { return split.count() > 1; };
    actions.add(std::move(next));
    Action maximise{"viewports.maximise", group, "Only the active one", "Show it alone, then all again", plain(Key::i)};
    maximise.run = [this] { split.set_maximised(!split.maximised()); };
    maximise.checked = [this] { return split.maximised(); };
    maximise.enabled = [this] { return split.count() > 1; };
    actions.add(std::move(maximise));
    Action link{"viewports.link", group, "Link cameras", "All viewports look from the same place", plain(Key::u)};
    link.run = [this] { split.set_linked(!split.linked()); };
    link.checked = [this] { return split.linked(); };
    actions.add(std::move(link));
}

void Viewer::State::add_strip_action(std::string_view id, std::string_view title, std::string_view help, Key key,
                                     Strip strip) {
    Action action{id, "Panels", title, help, plain(key)};
    action.checked = [this, strip] { return preferences.layout.timings && preferences.layout.strip == strip; };
    action.run = [this, strip] {
        Layout& layout = preferences.layout;
        layout.timings = !layout.timings || layout.strip != strip;
        layout.strip = strip;
    };
    actions.add(std::move(action));
}

void Viewer::State::add_panel_actions() {
    static constexpr std::string_view group = "Panels";
    actions.add(toggle("window.panels", group, "All panels", "Show or hide everything but the scene", plain(Key::tab),
                       [this]() -> bool& { return preferences.layout.panels; }));
    actions.add(toggle("window.column", group, "Column on the right", "Show or hide the column", plain(Key::f2),
                       [this]() -> bool& { return preferences.layout.column; }));
    add_strip_action("window.timings", "Timings", "Show or hide the timings below the scene", Key::f3, Strip::timings);
    add_strip_action("window.memory", "Memory", "Show or hide what arrays take and what sending them costs", Key::f4,
                     Strip::memory);
    add_strip_action("window.gpu_log", "GPU log", "Show or hide what the GPU is asked to do", Key::f11, Strip::gpu_log);
}

void Viewer::State::add_window_actions() {
    static constexpr std::string_view group = "Window";
    const auto add = [this](std::string_view id, std::string_view title, std::string_view help, Keys keys,
                            std::function<void()> run) {
        actions.add({id, group, title, help, keys, false, std::move(run)});
    };
    add("window.theme", "Dark or light", "Change the theme", plain(Key::t),
        [this] { gui.set_theme(gui.theme() == ui::Theme::dark ? ui::Theme::light : ui::Theme::dark); });
    add("window.larger", "Larger text", "Enlarge text and controls", ctrl(Key::plus),
        [this] { set_zoom(preferences.zoom + zoom_step); });
    add("window.smaller", "Smaller text", "Make text and controls smaller", ctrl(Key::minus),
        [this] { set_zoom(preferences.zoom - zoom_step); });
    add("window.usual_size", "Usual text size", "As large as the monitor asks for", ctrl(Key::digit_0),
        [this] { set_zoom(1); });
    add("help.keys", "Keys and mouse", "Show all keys", plain(Key::f1), [this] { keys_open = !keys_open; });
    Action dismiss{"message.dismiss", group, "Dismiss, cancel or select nothing",
                   "Close the message over the scene, or else cancel what is loaded, or else select nothing",
                   plain(Key::escape)};
    dismiss.run = [this] {
        if (!message.empty()) return message.clear();
        if (!opening && !textures.is_working()) selection = {};
        loader.cancel();
        textures.stop();
        picture_saver.cancel();
    };
    actions.add(std::move(dismiss));
}

void Viewer::State::set_zoom(float zoom) {
    preferences.zoom = std::clamp(std::round(zoom * 10) / 10, smallest_zoom, largest_zoom);
}

}  // namespace vitrine::app
