#include "main_menu.h"

#include "folder_listing.h"

#include <app/demos/demo.h>

#include <vitrine/compute/way.h>
#include <vitrine/paths/render_path.h>
#include <vitrine/ui/text.h>

#include <imgui.h>

#include <initializer_list>
#include <string>

namespace vitrine::app {
namespace {

void item(const ui::Look& look, const Actions& actions, std::string_view id) {
    const Action* action = actions.find(id);
    if (action == nullptr) return;
    const std::string title(action->title);
    const std::string shortcut = actions.shortcut_of(id);
    const bool checked = action->checked && action->checked();
    if (ImGui::MenuItem(title.c_str(), shortcut.c_str(), checked, action->is_enabled())) action->run();
    ui::tooltip(look, {action->help_now(), {}}, ui::TooltipPlace::beside_window);
}

/// Menus are opened by the mouse and closed by Esc too, which ImGui itself does only while keys move through them.
void end_menu() {
    if (ui::compat::key_pressed(ui::compat::Key::escape)) ImGui::CloseCurrentPopup();
    ImGui::EndMenu();
}

/// Items in order; an empty name is a line between them.
void items(const ui::Look& look, const Actions& actions, std::initializer_list<std::string_view> ids) {
    for (const std::string_view id : ids) {
        if (id.empty())
            ImGui::Separator();
        else
            item(look, actions, id);
    }
}

std::optional<std::filesystem::path> recent_menu(const ui::Look& look,
                                                 const std::vector<std::filesystem::path>& recent) {
    std::optional<std::filesystem::path> chosen;
    if (!ImGui::BeginMenu("Recent", !recent.empty())) return chosen;
    for (std::size_t i = 0; i < recent.size(); ++i) {
        const std::string name = ui::drawable(shown_path(recent[i].filename())) + "##" + std::to_string(i);
        const std::string folder = ui::elided_front(shown_path(recent[i].parent_path()), look.px(260));
        if (ImGui::MenuItem(name.c_str(), folder.c_str())) chosen = recent[i];
        ui::tooltip(look, {shown_path(recent[i]), {}}, ui::TooltipPlace::beside_window);
    }
    end_menu();
    return chosen;
}

/// The cameras of the file, below a line; the one that was chosen.
const scene::NamedView* view_items(const ui::Look& look, const std::vector<scene::NamedView>& views) {
    const scene::NamedView* chosen = nullptr;
    if (!views.empty()) ImGui::Separator();
    for (std::size_t i = 0; i < views.size(); ++i) {
        const std::string name = "Camera " + ui::drawable(views[i].name) + "##" + std::to_string(i);
        if (ImGui::MenuItem(name.c_str())) chosen = &views[i];
        ui::tooltip(look, {"Look from this camera of the file", {}}, ui::TooltipPlace::beside_window);
    }
    return chosen;
}

}  // namespace

MenuChoice main_menu(const ui::Look& look, const Actions& actions, const std::vector<std::filesystem::path>& recent,
                     const std::vector<scene::NamedView>& views) {
    MenuChoice chosen;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(look.px(12), look.px(6)));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
    if (ImGui::BeginMainMenuBar()) {
        if (ImGui::BeginMenu("File")) {
            items(look, actions, {"file.open"});
            chosen.file = recent_menu(look, recent);
            items(look, actions,
                  {"file.save_view", "file.save_view_as", "", "file.reload", "file.watch", "file.sample", "file.close",
                   "", "file.picture", "file.picture_as", "", "file.quit"});
            end_menu();
        }
        if (ImGui::BeginMenu("View")) {
            items(look, actions,
                  {"window.theme", "window.larger", "window.smaller", "window.usual_size", "", "view.shading",
                   "view.wireframe", "view.grid", "view.axes", "", "view.environment"});
            end_menu();
        }
        if (ImGui::BeginMenu("Panels")) {
            items(look, actions,
                  {"window.panels", "window.column", "", "window.timings", "window.memory", "window.gpu_log"});
            end_menu();
        }
        if (ImGui::BeginMenu("Viewports")) {
            items(look, actions,
                  {"viewports.1", "viewports.2", "viewports.4", "viewports.9", "viewports.16", "", "viewports.more",
                   "viewports.close", "viewports.next", "viewports.maximise", "", "viewports.link"});
            end_menu();
        }
        if (ImGui::BeginMenu("Camera")) {
            items(look, actions,
                  {"camera.frame", "camera.frame_all", "camera.reset", "camera.projection", "camera.controller", "",
                   "camera.front", "camera.back", "camera.right", "camera.left", "camera.top", "camera.bottom"});
            chosen.view = view_items(look, views);
            end_menu();
        }
        if (ImGui::BeginMenu("Animation")) {
            items(look, actions, {"animation.play", "animation.next", "animation.loop"});
            end_menu();
        }
        if (ImGui::BeginMenu("Path")) {
            for (const paths::PathKind kind : paths::all_paths)
                items(look, actions, {"path." + std::string(paths::name_of(kind))});
            items(look, actions,
                  {"", "path.next", "path.samples", "path.continuous", "window.vsync", "", "path.compare"});
            end_menu();
        }
        if (ImGui::BeginMenu("Demos")) {
            for (const DemoKind& kind : all_demos()) item(look, actions, kind.id);
            items(look, actions, {"", "demo.play"});
            end_menu();
        }
        if (ImGui::BeginMenu("Kernels")) {
            items(look, actions, {"compute.automatic"});
            for (const compute::Way way : compute::all_ways)
                items(look, actions, {"compute." + std::string(name_of(way))});
            items(look, actions, {"", "compute.next", "compute.pipelined", "", "compute.compare"});
            end_menu();
        }
        if (ImGui::BeginMenu("Help")) {
            items(look, actions, {"help.keys"});
            end_menu();
        }
        ImGui::EndMainMenuBar();
    }
    ImGui::PopStyleVar(2);
    return chosen;
}

}  // namespace vitrine::app
