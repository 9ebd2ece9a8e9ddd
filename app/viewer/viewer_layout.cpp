#include "main_menu.h"
#include "status_line.h"
#include "viewer_state.h"

#include <app/scene_setup.h>

#include <vitrine/scene/scene_arrays.h>
#include <vitrine/scene/vector_fields.h>
#include <vitrine/scene/view_camera.h>
#include <vitrine/ui/appearance_panel.h>
#include <vitrine/ui/camera_panel.h>
#include <vitrine/ui/field_panel.h>
#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/lighting_panel.h>
#include <vitrine/ui/memory_panel.h>
#include <vitrine/ui/path_panel.h>
#include <vitrine/ui/playback_bar.h>
#include <vitrine/ui/points_panel.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/theme.h>
#include <vitrine/ui/vector_panel.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace vitrine::app {
namespace {

constexpr float splitter_width = 4;
constexpr float least_viewport_width = 240;
constexpr float least_viewport_height = 160;
constexpr float least_column = 260;
constexpr float least_timings = 120;
constexpr float log_height = 168;
constexpr float strip_choice_width = 88;
constexpr ImGuiWindowFlags host_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                                        ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse;

Parts parts_of(const ui::Look& look, const Layout& layout, bool plays, const ImVec2& origin, const ImVec2& size) {
    const float bar = look.px(splitter_width);
    const float status = ImGui::GetTextLineHeight() + 2 * look.px(4);
    const float height = std::max(1.0F, size.y - status);
    const float most_width = size.x - look.px(least_viewport_width + splitter_width);
    const float most_height = height - look.px(least_viewport_height);
    float width = 0;
    float strip = 0;
    if (layout.panels && layout.column && most_width >= look.px(least_column))
        width = std::clamp(look.px(layout.column_width), look.px(least_column), most_width);
    if (layout.panels && layout.timings && most_height > look.px(least_timings))
        strip = std::clamp(look.px(layout.timings_height), look.px(least_timings), most_height);
    Parts parts;
    const float left_width = std::max(1.0F, size.x - (width > 0 ? width + bar : 0));
    const float playback = plays && layout.panels ? look.px(ui::playback_bar_height) : 0;
    parts.viewport = {origin, {left_width, std::max(1.0F, height - playback - (strip > 0 ? strip + bar : 0))}};
    parts.playback = {{origin.x, origin.y + parts.viewport.size.y}, {left_width, playback}};
    parts.column = {{origin.x + left_width + bar, origin.y}, {width, height}};
    parts.strip = {{origin.x, origin.y + height - strip}, {left_width, strip}};
    parts.status = {{origin.x, origin.y + height}, {size.x, status}};
    return parts;
}

/// Moves the border between two parts; `length` is at scale 1.
void drag_border(const ui::Look& look, const char* id, const Area& bar_area, ui::Bar bar, float usual, float& length) {
    ImGui::SetCursorScreenPos(bar_area.min);
    const bool vertical = bar == ui::Bar::vertical;
    const float moved = ui::splitter(look, id, bar, vertical ? bar_area.size.y : bar_area.size.x,
                                     vertical ? bar_area.size.x : bar_area.size.y);
    length -= moved / look.scale;
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) length = usual;
}

/// A button as wide as the column.
void action_button(const ui::Look& look, const Action& action) {
    ImGui::BeginDisabled(!action.is_enabled());
    if (ui::button(look, std::string(action.title).c_str(), -1, {action.help_now(), action.id})) action.run();
    ImGui::EndDisabled();
}

}  // namespace

void Viewer::State::begin_part(const ui::Look& look, const char* id, const Area& area, const ImVec2& padding) {
    ImGui::SetCursorScreenPos(area.min);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, ui::packed(look.palette().panel));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ui::compat::begin_child(id, area.size, true);
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
}

void Viewer::State::frame() {
    using Scope = gl::FrameProfiler::Scope;
    std::optional<Scope> timed(std::in_place, &profiler, Stage::ui, false);
    picture_times.note_presented(name);
    update();
    const ui::Look look = make_look();
    run_keys();
    const MenuChoice chosen = main_menu(look, actions, preferences.recent, scene.views());
    if (chosen.view != nullptr) camera() = scene::camera_of(scene, *chosen.view, up_of(options));
    if (chosen.file) open({*chosen.file});
    const Parts parts = begin_host(look);
    panels(look, parts);
    timed.reset();  // the viewport times its own stages
    picture(look, parts.viewport);
    // Now, for a key or a panel may have changed the path in this frame.
    path_history.note(profiler.timings().frame_number(), viewport().settings().path);
    timed.emplace(&profiler, Stage::ui, false);
    status(look, parts.status);
    ImGui::End();
    if (picture_times.note_drawn()) panels_want_frame = true;
    note_framed();
    stream_points();
    prepare_scene();
    decode_textures();
    overlays(look, parts.viewport);
    shortcuts_overlay(look, actions, keys_open);
    open(browser.show(look));
    if (compare_window.show(look)) window.compare = true;
    ways_window.show(look);
    if (const auto file = save_view_window.show(look)) write_view(*file);
    if (picture_window.show(look, viewport().status().size_pixels, picture_choice)) save_picture();
}

void Viewer::State::update() {
    panels_want_frame = false;
    panels_wake.reset();
    if (has_news.exchange(false)) frames_to_settle = settle_frames;
    if (frames_to_settle > 0) {
        --frames_to_settle;
        panels_want_frame = true;
    }
    take_loaded();
    take_environment();
    reload_changed();
    compute();
    play_animation();
    compute_field();
    const float scale = base_scale * preferences.zoom;
    if (scale != asked_scale) gui.set_scale(asked_scale = scale);
    for (ui::SplitView::View& view : split.views()) {
        show_selection(view);
        render::Settings& settings = view.viewport.settings().render;
        ui::apply_theme(settings, gui.theme());
        if (demo) demo->set_look(settings);
        settings.pixel_scale = gui.scale() * ImGui::GetIO().DisplayFramebufferScale.x;
    }
    if (!selection.is_of(scene)) selection = {};
    if (const std::uint64_t revision = scene.revision(); revision != counts_revision) {
        counts_revision = revision;
        counts = scene.counts();
        field_names = offered_fields(scene);
        vector_names = scene::vector_names(scene);
    }
}

ui::Look Viewer::State::make_look() {
    ui::Look look = ui::look_of(gui);
    look.shortcut_of = [this](std::string_view control) { return actions.shortcut_of(control); };
    look.wants_frame = &panels_want_frame;
    return look;
}

void Viewer::State::run_keys() {
    if (keys_open && ui::compat::key_pressed(ui::compat::Key::f1))
        keys_open = false;
    else
        actions.run_pressed({.dialog = ui::any_popup_open(), .viewport = split.hovered() || split.focused()});
}

Parts Viewer::State::begin_host(const ui::Look& look) const {
    const ImGuiViewport& screen = *ImGui::GetMainViewport();
    ImGui::SetNextWindowPos(screen.WorkPos);
    ImGui::SetNextWindowSize(screen.WorkSize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0F);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ui::packed(look.palette().window));
    ImGui::Begin("main", nullptr, host_flags);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
    return parts_of(look, preferences.layout, !scene.animations().empty(), screen.WorkPos, screen.WorkSize);
}

void Viewer::State::panels(const ui::Look& look, const Parts& parts) {
    Layout& layout = preferences.layout;
    const float bar = look.px(splitter_width);
    if (parts.column.size.x > 0) {
        const Area border{{parts.column.min.x - bar, parts.column.min.y}, {bar, parts.column.size.y}};
        drag_border(look, "column border", border, ui::Bar::vertical, Layout{}.column_width, layout.column_width);
        column(look, parts.column);
    }
    if (parts.strip.size.y > 0) {
        const Area border{{parts.strip.min.x, parts.strip.min.y - bar}, {parts.strip.size.x, bar}};
        drag_border(look, "timings border", border, ui::Bar::horizontal, Layout{}.timings_height,
                    layout.timings_height);
        strip(look, parts.strip);
    }
    if (parts.playback.size.y > 0) playback(look, parts.playback);
}

void Viewer::State::column(const ui::Look& look, const Area& area) {
    const float padding = look.px(12);
    // Room for the scroll bar is kept, so that nothing moves when it comes.
    ImGui::SetNextWindowContentSize({area.size.x - 2 * padding - ImGui::GetStyle().ScrollbarSize, 0});
    begin_part(look, "column", area, {padding, 0});
    column_sections(look);
    ImGui::EndChild();
}

void Viewer::State::column_sections(const ui::Look& look) {
    Layout& layout = preferences.layout;
    ui::ViewportSettings& settings = viewport().settings();
    if (demo) demo_section(look);
    if (queue.costs().runs > 0) compute_section(look);
    if (ui::section(look, "Render path", layout.path_section)) {
        ui::path_panel(look, viewport(), profiler.timings(), driver, &window.vsync);
        ui::gap(look, 8);
        action_button(look, *actions.find("path.compare"));
        ui::gap(look, 12);
    }
    scene_section(look);
    if (ui::section(look, "Camera", layout.camera_section)) {
        const ui::CameraRequests requests = ui::camera_panel(look, camera(), settings.controller);
        if (requests.frame) actions.find("camera.frame")->run();
        if (requests.reset) actions.find("camera.reset")->run();
        ui::gap(look, 12);
    }
    if (field_names.size() + vector_names.size() > 0 && ui::section(look, "Data", layout.data_section)) {
        ui::field_panel(look, scene, field_names, renderer.fields().records(), settings.render.field);
        ui::gap(look, 12);
        ui::vector_panel(look, vector_names, settings.render.vectors);
        ui::gap(look, 12);
    }
    if (ui::section(look, "Appearance", layout.appearance_section)) {
        ui::appearance_panel(look, settings.render);
        ui::gap(look, 12);
        if (ui::lighting_panel(look, settings.render).environment) browse();
        ui::gap(look, 12);
        if (counts.point_clouds > 0) {
            ui::points_panel(look, settings, viewport().status());
            ui::gap(look, 12);
        }
    }
    if (ui::section(look, "Log", layout.log_section)) {
        log_panel.show(look, look.px(log_height));
        ui::gap(look, 12);
    }
}

void Viewer::State::scene_section(const ui::Look& look) {
    const float top = ImGui::GetCursorPosY();
    if (!ui::section(look, "Scene", preferences.layout.scene_section)) return;
    const ui::ScenePanel::Requests requests = scene_panel.show(look, scene, selection);
    if (requests.frame) scene::frame(camera(), scene.bounds_of(*requests.frame), aspect());
    ui::gap(look, 12);
    if (!std::exchange(picked_now, false)) return;
    const bool is_seen =
        top >= ImGui::GetScrollY() && ImGui::GetCursorPosY() <= ImGui::GetScrollY() + ImGui::GetWindowHeight();
    if (!is_seen) ImGui::SetScrollY(top);
    panels_want_frame = true;
}

void Viewer::State::demo_section(const ui::Look& look) {
    if (!ui::section(look, demo_title.c_str(), preferences.layout.demo_section)) return;
    if (demo->moves()) {
        ui::check(look, "Playing", demo->playing, {"Go on, or stand still", "demo.play"});
        ui::gap(look, 4);
    }
    demo->panel(look, scene);
    ui::gap(look, 12);
}

void Viewer::State::compute_section(const ui::Look& look) {
    if (!ui::section(look, "Kernels", preferences.layout.compute_section)) return;
    ui::compute_panel(look, queue, way_history);
    ui::gap(look, 8);
    action_button(look, *actions.find("compute.compare"));
    ui::gap(look, 12);
}

void Viewer::State::strip(const ui::Look& look, const Area& area) {
    static constexpr std::array choices{
        ui::Choice{"Timings", {"What the stages of a frame cost", "window.timings"}},
        ui::Choice{"Memory", {"What arrays take and what sending them costs", "window.memory"}},
        ui::Choice{"GPU log", {"What the GPU is asked to do, in order", "window.gpu_log"}},
    };
    begin_part(look, "strip", area, {look.px(12), look.px(8)});
    Strip& shown = preferences.layout.strip;
    int chosen = static_cast<int>(shown);
    if (ui::segmented(look, "strip", choices, chosen, look.px(strip_choice_width * choices.size())))
        shown = static_cast<Strip>(chosen);
    ui::gap(look, 4);
    if (shown == Strip::timings) ui::timings_panel(look, profiler.timings(), path_history, timings_panel);
    if (shown == Strip::memory) memory(look);
    if (shown == Strip::gpu_log && gpu_log_panel.show(look, *gpu_log).save) save_gpu_log();
    ImGui::EndChild();
}

void Viewer::State::memory(const ui::Look& look) {
    std::vector<gpu::ArrayAccount> accounts;
    scene::visit_arrays(
        scene, [&](const arrays::TrackedBytes& array) { accounts.push_back(renderer.mirrors().account(array)); });
    scene::visit_images(
        scene, [&](const arrays::TrackedTexels& image) { accounts.push_back(renderer.mirrors().account(image)); });
    // What a demo computes it needs.
    const bool before = drop_copies;
    panels_wake = ui::memory_panel(look, std::move(accounts), renderer.mirrors(), demo ? nullptr : &drop_copies);
    if (drop_copies != before) apply_drop_copies(drop_copies);
}

void Viewer::State::picture(const ui::Look& look, const Area& area) {
    ImGui::SetCursorScreenPos(area.min);
    ui::compat::begin_child("viewports", area.size, false,
                            ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    split.show(look, scene);
    ImGui::EndChild();
}

void Viewer::State::status(const ui::Look& look, const Area& area) {
    begin_part(look, "status", area, {look.px(12), look.px(4)});
    const ImVec2 corner(area.min.x + area.size.x, area.min.y + look.px(1));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PushClipRect(area.min, corner);
    list.AddRectFilled(area.min, corner, ui::packed(look.palette().border));
    list.PopClipRect();
    const Summary frame = frame_summary(ui::drawn_frames(profiler.timings(), path_history));
    status_line(look, name, counts, frame, viewport().settings(), driver);
    ImGui::EndChild();
}

void Viewer::State::overlays(const ui::Look& look, const Area& viewport_area) {
    if (counts.nodes == 0 && message.empty() && !opening) empty_hint(look, viewport_area, actions);
    message_overlay(look, viewport_area, message);
    pointer_tooltip(look);
    loading_card(look, viewport_area);
    go_on_saving(look, viewport_area);
    if (const auto next = remark_overlay(look, viewport_area, remark))
        panels_wake = panels_wake ? std::min(*panels_wake, *next) : *next;
}

}  // namespace vitrine::app
