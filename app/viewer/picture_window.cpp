#include "picture_window.h"

#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace vitrine::app {
namespace {

using ui::compat::Key;

constexpr const char* title = "Save picture";
constexpr float dialog_width = 460;
constexpr float button_width = 96;
constexpr std::array widths{0, 1920, 3840, 8192, 16384};

void width_choice(const ui::Look& look, int& width) {
    static constexpr ui::Help help{"Pixels in a row; drawn in tiles, so that any graphics memory suffices", {}};
    static constexpr std::array choices{ui::Choice{"As shown", help}, ui::Choice{"1920", help},
                                        ui::Choice{"3840", help}, ui::Choice{"8192", help}, ui::Choice{"16384", help}};
    const auto found = std::ranges::find(widths, width);
    int chosen = found == widths.end() ? 0 : static_cast<int>(found - widths.begin());
    ui::control_label(look, "Width");
    if (ui::segmented(look, "width", choices, chosen)) width = widths[static_cast<std::size_t>(chosen)];
}

}  // namespace

glm::ivec2 picture_size(const PictureChoice& choice, glm::ivec2 viewport) {
    if (choice.width <= 0 || viewport.x <= 0) return viewport;
    constexpr double most = widths.back();
    const double height = double(choice.width) * viewport.y / viewport.x;
    if (height > most) return {static_cast<int>(std::lround(choice.width * most / height)), static_cast<int>(most)};
    return {choice.width, std::max(1, static_cast<int>(std::lround(height)))};
}

bool PictureWindow::show(const ui::Look& look, glm::ivec2 viewport, PictureChoice& choice) {
    if (!open_) return false;
    if (std::exchange(appearing_, false)) ImGui::OpenPopup(title);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowSize({std::min(look.px(dialog_width), screen.x - look.px(32)), 0});
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(look.px(16), look.px(16)));
    const bool visible = ImGui::BeginPopupModal(
        title, nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove);
    ImGui::PopStyleVar();
    if (!visible) {
        open_ = false;
        return false;
    }
    ui::heading(look, title);
    ui::gap(look, 8);
    width_choice(look, choice.width);
    ui::control_label(look, "Background");
    ui::check(look, "Transparent", choice.transparent, {"What is not covered is left out", {}});
    const glm::ivec2 size = picture_size(choice, viewport);
    ui::paragraph(look.palette().muted,
                  fmt::format("{} × {} pixels, into the folder the program was started in.", size.x, size.y));
    ui::gap(look, 16);
    ImGui::SetCursorPosX(ImGui::GetWindowContentRegionMax().x - 2 * look.px(button_width) - look.px(8));
    bool close = ui::button(look, "Cancel", look.px(button_width), {"Esc closes the dialog", {}}) ||
                 ui::compat::key_pressed(Key::escape);
    ImGui::SameLine(0, look.px(8));
    const bool save = ui::primary_button(look, "Save", look.px(button_width), {"Enter saves it", {}}) ||
                      ui::compat::key_pressed(Key::enter);
    if (save || close) {
        open_ = false;
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
    return save;
}

}  // namespace vitrine::app
