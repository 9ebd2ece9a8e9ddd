#pragma once

#include <support/pixels.h>

#include <vitrine/gl/render_target.h>
#include <vitrine/ui/gui.h>
#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/viewport.h>

#include <imgui.h>

#include <functional>
#include <optional>

namespace vitrine::test {

/// An ImGui program without a window: frames are drawn into a target that stands for it, hands are played by `feed_…`.
class GuiHarness {
public:
    explicit GuiHarness(glm::ivec2 size) : size_(size), window_(std::in_place, "window", size, 1) {}

    /// One frame with what `build` adds to it.
    void frame(const std::function<void()>& build) {
        gui_.begin_frame(size_);
        build();
        gui_.end_frame(window_->draw_framebuffer(), size_);
    }
    /// Enough frames for ImGui to place its windows and to take all input that was fed.
    void settle(const std::function<void()>& build) {
        for (int i = 0; i < 4; ++i) frame(build);
    }
    Pixels pixels() const { return read_framebuffer(window_->read_framebuffer(), size_); }
    glm::ivec2 size() const { return size_; }

    void point(glm::vec2 position) { ui::compat::feed_pointer(position); }
    void press(int button = 0) { ui::compat::feed_button(button, true); }
    void release(int button = 0) { ui::compat::feed_button(button, false); }

private:
    glm::ivec2 size_;
    std::optional<gl::RenderTarget> window_;
    ui::Gui gui_{ui::GuiOptions{}};
};

/// A window of ImGui's at a place, of a size, without margins; what `inside` adds is in it.
inline void place_window(const char* name, glm::vec2 position, glm::vec2 size, const std::function<void()>& inside,
                         ImGuiWindowFlags flags = 0) {
    ImGui::SetNextWindowPos({position.x, position.y});
    ImGui::SetNextWindowSize({size.x, size.y});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::Begin(name, nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | flags);
    ImGui::PopStyleVar(3);
    inside();
    ImGui::End();
}

}  // namespace vitrine::test
