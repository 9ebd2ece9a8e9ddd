#include "compare_screen.h"

#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/look.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>

#include <cmath>

namespace vitrine::app {
namespace {

constexpr float strip = 44;
constexpr float bar_thickness = 3;
constexpr float stop_width = 80;
constexpr ImGuiWindowFlags strip_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse;

}  // namespace

CompareScreen::CompareScreen(platform::Window& window, ui::Gui& gui)
    : window_(window),
      gui_(gui),
      window_size_(window.framebuffer_size()),
      pixels_per_unit_(ImGui::GetIO().DisplayFramebufferScale.x, ImGui::GetIO().DisplayFramebufferScale.y) {}

float CompareScreen::strip_height() const {
    return ui::look_of(gui_).px(strip);
}

glm::ivec2 CompareScreen::size() const {
    const int above = static_cast<int>(std::ceil(strip_height() * pixels_per_unit_.y));
    return glm::max(window_size_ - glm::ivec2(0, above), glm::ivec2(1));
}

void CompareScreen::poll() {
    window_.poll_events();
    for (const platform::KeyPress& press : window_.take_key_presses())
        gui_.press_key(press.key, press.shift, press.ctrl, press.alt);
    if (stopped_ || window_.should_close()) throw BenchStopped("");
    if (window_.framebuffer_size() != window_size_)
        throw BenchStopped("The window changed its size: nothing was compared to the end.");
}

void CompareScreen::set_notice(const std::string& text, float done) {
    notice_ = text;
    done_ = done;
}

// Drawn in every frame of every path alike, so it has to cost little: no tooltip, which would hide what is compared
// too.
void CompareScreen::add_notice() {
    const ui::Look look = ui::look_of(gui_);
    const float width = ImGui::GetIO().DisplaySize.x;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({width, strip_height()});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ui::packed(look.palette().panel));
    const float padding = std::floor((strip_height() - ImGui::GetFrameHeight()) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(look.px(16), padding));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0F);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
    ImGui::Begin("comparison", nullptr, strip_flags);
    const float stop_at = width - look.px(16 + stop_width);
    ImGui::AlignTextToFramePadding();
    ui::text(look.palette().text, ui::elided(notice_, stop_at - look.px(24)));
    ui::continue_at(stop_at);
    if (ui::button(look, "Stop", look.px(stop_width), {}) || ui::compat::key_pressed(ui::compat::Key::escape))
        stopped_ = true;
    if (ImGui::GetIO().KeyCtrl && ui::compat::key_pressed(ui::compat::Key::q)) window_.set_should_close(true);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PushClipRectFullScreen();
    list.AddRectFilled({0, strip_height() - look.px(bar_thickness)}, {std::floor(done_ * width), strip_height()},
                       ui::packed(look.palette().accent));
    list.PopClipRect();
    ImGui::End();
    ImGui::PopStyleVar(3);
    ImGui::PopStyleColor();
}

}  // namespace vitrine::app
