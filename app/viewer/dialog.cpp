#include "dialog.h"

#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>

#include <algorithm>
#include <utility>

namespace vitrine::app {
namespace {

using ui::compat::Key;

constexpr float dialog_width = 460;
constexpr float button_width = 96;

}  // namespace

bool Dialog::begin(const ui::Look& look) {
    if (!open_) return false;
    if (std::exchange(appearing_, false)) ImGui::OpenPopup(title_);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowSize({std::min(look.px(dialog_width), screen.x - look.px(32)), 0});
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(look.px(16), look.px(16)));
    open_ = ImGui::BeginPopupModal(title_, nullptr,
                                   ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove);
    ImGui::PopStyleVar();
    if (!open_) return false;
    ui::heading(look, title_);
    ui::gap(look, 8);
    return true;
}

bool Dialog::end(const ui::Look& look, bool possible) {
    ui::gap(look, 16);
    ImGui::SetCursorPosX(ImGui::GetWindowContentRegionMax().x - 2 * look.px(button_width) - look.px(8));
    const bool cancelled = ui::button(look, "Cancel", look.px(button_width), {"Esc closes the dialog", {}}) ||
                           ui::compat::key_pressed(Key::escape);
    ImGui::SameLine(0, look.px(8));
    ImGui::BeginDisabled(!possible);
    const bool wanted = ui::primary_button(look, action_, look.px(button_width), {"Enter does the same", {}}) ||
                        ui::compat::key_pressed(Key::enter);
    ImGui::EndDisabled();
    const bool done = wanted && possible && !cancelled;
    if (done || cancelled) {
        open_ = false;
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
    return done;
}

}  // namespace vitrine::app
