#include "viewer_state.h"

#include <app/scene_setup.h>

#include <vitrine/base/error.h>
#include <vitrine/scene/camera.h>

#include <imgui.h>

#include <utility>
#include <variant>

namespace vitrine::app {
namespace {

/// F in a viewport, which its camera controller would answer with the whole scene.
bool asks_for_frame(const scene::InputEvent& event) {
    const auto* const key = std::get_if<scene::KeyPressed>(&event);
    return key != nullptr && key->key == scene::Key::f && key->modifiers == scene::Modifiers();
}

}  // namespace

void Viewer::State::show_selection(ui::SplitView::View& view) {
    view.viewport.set_event_filter([this, &view](const auto& event, const scene::Camera& seen_from, glm::ivec2 size) {
        if (demo && demo->handle(event, seen_from, size, scene)) return true;
        if (!selection.node || !asks_for_frame(event)) return false;
        frame_selection(view.camera);
        return true;
    });
    view.viewport.set_pick_handler([this](const ui::Pick& pick) {
        panels_want_frame = true;
        ui::Selection found = ui::selection_of(scene, pick.answer);
        if (pick.cause == ui::Pick::Cause::rest) {
            pointed_at = std::move(found.clicked);
            return;
        }
        selection = std::move(found);
        picked_now = pick.answer.seen.has_value();
    });
    view.viewport.settings().render.selected = selection.node;
}

void Viewer::State::pointer_tooltip(const ui::Look& look) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool moves = io.MouseDelta.x != 0 || io.MouseDelta.y != 0;
    if (moves || !io.KeyAlt || !split.hovered()) pointed_at.reset();
    if (pointed_at) ui::clicked_tooltip(look, *pointed_at);
}

void Viewer::State::select_named(std::string_view node) {
    try {
        selection = {.node = node_named(scene, node), .clicked = {}};
    } catch (const UsageError& error) {
        note(error.what());
    }
}

void Viewer::State::frame_selection(scene::Camera& seen_from) {
    const scene::Bounds bounds = scene.bounds_of(selection.node);
    if (!bounds.empty()) scene::frame(seen_from, bounds, aspect());
}

}  // namespace vitrine::app
