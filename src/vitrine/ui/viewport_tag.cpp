#include <vitrine/ui/viewport_tag.h>

#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/marks.h>
#include <vitrine/ui/text.h>

#include <string>

namespace vitrine::ui {
namespace {

constexpr const char* menu_name = "viewport menu";
constexpr float name_needs = 140;
constexpr float dot = 8;
constexpr float dot_gap = 6;

void add_dot(const Look& look, const ImVec2& at, paths::PathKind kind) {
    ImGui::GetWindowDrawList()->AddCircleFilled({at.x + look.px(dot) / 2, at.y + ImGui::GetTextLineHeight() / 2},
                                                look.px(dot) / 2, ink(path_color(look.palette(), kind)));
}

bool menu_item(const Look& look, const std::string& label, const std::string& control, bool checked) {
    return ImGui::MenuItem(label.c_str(), look.shortcut(control).c_str(), checked);
}

TagRequests menu(const Look& look, const Tag& tag, ViewportSettings& settings) {
    TagRequests requests;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(look.px(12), look.px(6)));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(look.px(10), look.px(8)));
    if (ImGui::BeginPopup(menu_name)) {
        for (const paths::PathKind kind : paths::all_paths) {
            const std::string name(paths::name_of(kind));
            if (menu_item(look, name, "path." + name, settings.path == kind)) settings.path = kind;
        }
        ImGui::Separator();
        requests.toggle_maximised = menu_item(look, "Only this one", "viewports.maximise", tag.maximised);
        requests.close = menu_item(look, "Close", "viewports.close", false);
        if (compat::key_pressed(compat::Key::escape)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    return requests;
}

}  // namespace

void path_name(const Look& look, paths::PathKind kind) {
    add_dot(look, ImGui::GetCursorScreenPos(), kind);
    ImGui::Dummy({look.px(dot), ImGui::GetTextLineHeight()});
    ImGui::SameLine(0, look.px(dot_gap));
    text(look.palette().text, paths::name_of(kind));
}

TagRequests viewport_tag(const Look& look, const Tag& tag, ViewportSettings& settings) {
    const std::string_view name = tag.room < look.px(name_needs) ? std::string_view() : paths::name_of(settings.path);
    const ImVec2 margin(look.px(7), look.px(4));
    const float words = name.empty() ? 0 : look.px(dot_gap) + ImGui::CalcTextSize(name.data()).x;
    const ImVec2 size(2 * margin.x + look.px(dot) + words, 2 * margin.y + ImGui::GetTextLineHeight());
    const Palette& palette = look.palette();

    ImGui::SetCursorScreenPos({tag.x, tag.y});
    compat::begin_child("tag", size, false, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    const bool pressed = ImGui::InvisibleButton("open", size);
    const bool hovered = ImGui::IsItemHovered();
    tooltip(look, {"The path of this viewport; click to change it", {}});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 low = ImGui::GetItemRectMin();
    const ImVec2 high = ImGui::GetItemRectMax();
    list.AddRectFilled(low, high, packed(hovered ? palette.hovered : palette.panel, 0.9F), look.px(4));
    if (tag.active) list.AddRect(low, high, packed(palette.accent), look.px(4), 0, look.px(1.5F));
    const ImVec2 at(low.x + margin.x, low.y + margin.y);
    add_dot(look, at, settings.path);
    if (!name.empty())
        list.AddText({at.x + look.px(dot + dot_gap), at.y}, packed(tag.active ? palette.text : palette.muted),
                     name.data(), name.data() + name.size());
    if (pressed) ImGui::OpenPopup(menu_name);
    TagRequests requests = menu(look, tag, settings);
    requests.activate = pressed;
    ImGui::EndChild();
    return requests;
}

}  // namespace vitrine::ui
