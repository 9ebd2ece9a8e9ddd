#include "overlays.h"

#include <vitrine/ui/marks.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace vitrine::app {
namespace {

constexpr const char* keys_title = "Keys and mouse";
constexpr float key_column = 108;
constexpr float group_width = 292;
constexpr std::size_t heading_rows = 2;

struct Hint {
    std::string_view keys;
    std::string_view what;
};

constexpr std::array mouse_hints{
    Hint{"Click", "Select, and show what is there"},
    Hint{"Alt", "Show what is under the pointer"},
    Hint{"Left drag", "Turn the view"},
    Hint{"Middle drag", "Move the view; Shift + left too"},
    Hint{"Right drag", "Nearer and farther"},
    Hint{"Ctrl + drag", "Turn the light"},
    Hint{"Wheel", "Zoom towards the pointer"},
    Hint{"Double click", "Turn around this point"},
    Hint{"W A S D  Q E", "Fly, when the camera flies"},
};

/// The list's columns: as many as fit beside each other, each as wide as it can be.
struct Columns {
    std::size_t count = 1;
    float width = 0;  ///< pixels
};

Columns columns_in(const ui::Look& look, float room) {
    constexpr float most = 4;
    const float fit = std::clamp(std::floor(room / look.px(group_width)), 1.0F, most);
    return {static_cast<std::size_t>(fit), std::min(look.px(group_width), room)};
}

/// `width` pixels wide together.
void key_row(const ui::Look& look, std::string_view keys, std::string_view what, float width) {
    const float start = ImGui::GetCursorPosX();
    ui::key_cap(look, keys);
    ui::continue_at(start + look.px(key_column));
    ImGui::PushTextWrapPos(start + width);
    ui::text(look.palette().text, what);
    ImGui::PopTextWrapPos();
}

/// The groups of actions that have keys, in order, each once.
std::vector<std::string_view> groups_of(const Actions& actions) {
    std::vector<std::string_view> groups;
    for (const Action& action : actions.all()) {
        if (action.keys && std::find(groups.begin(), groups.end(), action.group) == groups.end())
            groups.push_back(action.group);
    }
    return groups;
}

std::size_t rows_of(const Actions& actions, std::string_view group) {
    const auto& all = actions.all();
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [&](const Action& a) { return a.group == group && a.keys; }));
}

constexpr float group_gap = 12;  ///< between groups of keys

void group_heading(const ui::Look& look, std::string_view title) {
    ui::heading(look, title);
    ui::gap(look, 6);
}

void action_group(const ui::Look& look, const Actions& actions, std::string_view group, float width) {
    group_heading(look, group);
    for (const Action& action : actions.all()) {
        if (action.group == group && action.keys) key_row(look, name_of(*action.keys), action.title, width);
    }
}

void mouse_group(const ui::Look& look, float width) {
    group_heading(look, "Mouse over the scene");
    for (const Hint& hint : mouse_hints) key_row(look, hint.keys, hint.what, width);
}

/// All groups, in columns of about the same height.
void key_columns(const ui::Look& look, const Actions& actions, const Columns& columns) {
    const std::vector<std::string_view> groups = groups_of(actions);
    std::size_t rows = mouse_hints.size() + heading_rows;
    for (const std::string_view group : groups) rows += rows_of(actions, group) + heading_rows;
    const ImVec2 start = ImGui::GetCursorPos();
    std::size_t used = 0;
    std::size_t column = 0;
    ImGui::BeginGroup();
    for (const std::string_view group : groups) {
        const std::size_t size = rows_of(actions, group) + heading_rows;
        if (used > 0 && column + 1 < columns.count && used + size / 2 > rows * (column + 1) / columns.count) {
            ImGui::EndGroup();
            ImGui::SetCursorPos({start.x + columns.width * static_cast<float>(++column), start.y});
            ImGui::BeginGroup();
        } else if (used > 0) {
            ui::gap(look, group_gap);
        }
        action_group(look, actions, group, columns.width);
        used += size;
    }
    ui::gap(look, group_gap);
    mouse_group(look, columns.width);
    ImGui::EndGroup();
}

/// Text in the middle of `width`.
void centered(const ui::Look& look, float width, std::string_view content, bool title) {
    const float text_width = ImGui::CalcTextSize(content.data(), content.data() + content.size()).x;
    ImGui::SetCursorPosX(ImGui::GetCursorStartPos().x + std::max(0.0F, (width - text_width) / 2));
    if (title)
        ui::heading(look, content);
    else
        ui::muted_text(look, content);
}

}  // namespace

void shortcuts_overlay(const ui::Look& look, const Actions& actions, bool& open) {
    if (!open) return;
    if (!ImGui::IsPopupOpen(keys_title)) ImGui::OpenPopup(keys_title);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSizeConstraints({0, 0}, {screen.x - look.px(32), screen.y - look.px(32)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(look.px(24), look.px(20)));
    const bool visible = ImGui::BeginPopupModal(keys_title, &open,
                                                ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                                    ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize);
    ImGui::PopStyleVar();
    if (!visible) return;
    key_columns(look, actions, columns_in(look, screen.x - look.px(32 + 2 * 24) - ImGui::GetStyle().ScrollbarSize));
    const bool clicked_away =
        ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !ImGui::IsWindowHovered(ImGuiHoveredFlags_RootAndChildWindows);
    if (clicked_away || ui::compat::key_pressed(ui::compat::Key::escape)) open = false;
    if (!open) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

void message_overlay(const ui::Look& look, const Area& viewport, std::string& message) {
    if (message.empty()) return;
    const float width = std::min(look.px(640), viewport.size.x - look.px(32));
    if (width < look.px(80)) return;
    ImGui::SetNextWindowPos({viewport.min.x + (viewport.size.x - width) / 2, viewport.min.y + look.px(16)});
    ImGui::SetNextWindowSize({width, 0});
    ImGui::PushStyleColor(ImGuiCol_Border, ui::packed(look.palette().bad));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(look.px(16), look.px(10)));
    ImGui::Begin("message", nullptr, floating);
    const float inner = width - 2 * look.px(16) - ImGui::GetFrameHeight() - look.px(8);
    const float start = ImGui::GetCursorPosX();
    ImGui::BeginGroup();
    ImGui::AlignTextToFramePadding();
    ui::heading(look, "This cannot be shown");
    ImGui::PushTextWrapPos(start + inner);
    ui::text(look.palette().text, message);
    ImGui::PopTextWrapPos();
    ImGui::EndGroup();
    ImGui::SetCursorPos({start + inner + look.px(8), ImGui::GetCursorStartPos().y});
    if (ui::mark_button(look, "dismiss", ui::draw_cross, {"Dismiss", "message.dismiss"})) message.clear();
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
}

std::optional<FrameClock::time_point> remark_overlay(const ui::Look& look, const Area& viewport, Remark& remark) {
    if (remark.text.empty()) return std::nullopt;
    if (FrameClock::now() >= remark.until) {
        remark.text.clear();
        return std::nullopt;
    }
    const float room = viewport.size.x - look.px(64);
    if (room < look.px(80)) return remark.until;
    ImGui::SetNextWindowPos({viewport.min.x + viewport.size.x / 2, viewport.min.y + viewport.size.y - look.px(16)},
                            ImGuiCond_Always, {0.5F, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(look.px(16), look.px(10)));
    ImGui::Begin("remark", nullptr, floating | ImGuiWindowFlags_NoInputs);
    ui::text(look.palette().text, ui::elided_front(remark.text, room));
    ImGui::End();
    ImGui::PopStyleVar();
    return remark.until;
}

void empty_hint(const ui::Look& look, const Area& viewport, const Actions& actions) {
    const float width = look.px(320);
    if (viewport.size.x < width || viewport.size.y < look.px(120)) return;
    ImGui::SetNextWindowPos({viewport.min.x + viewport.size.x / 2, viewport.min.y + viewport.size.y / 2},
                            ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowBgAlpha(0.85F);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(look.px(24), look.px(20)));
    ImGui::Begin("empty", nullptr, floating);
    ImGui::Dummy({width, 0});
    centered(look, width, "Drop a file here or press " + actions.shortcut_of("file.open"), true);
    centered(look, width, "3D models, point clouds and drawings", false);
    ui::gap(look, 8);
    const float open_width = look.px(104);
    ImGui::SetCursorPosX(ImGui::GetCursorStartPos().x + (width - 2 * open_width - look.px(8)) / 2);
    for (const char* id : {"file.open", "file.sample"}) {
        const Action* action = actions.find(id);
        if (action == nullptr) continue;
        const std::string label(action->title);
        const bool first = id == std::string_view("file.open");
        const bool pressed = first ? ui::primary_button(look, label.c_str(), open_width, {action->help, action->id})
                                   : ui::button(look, label.c_str(), open_width, {action->help, action->id});
        if (pressed) action->run();
        if (first) ImGui::SameLine(0, look.px(8));
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace vitrine::app
