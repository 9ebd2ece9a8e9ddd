#pragma once

#include <support/window_target.h>

#include <vitrine/gl/render_target.h>
#include <vitrine/ui/gui.h>
#include <vitrine/ui/imgui_compat.h>

#include <glm/glm.hpp>

#include <chrono>
#include <functional>
#include <utility>

namespace vitrine::test {

/// Dear ImGui without a window: frames are drawn into a target that stands for it, and input is fed. Every input is a
/// frame of its own, because ImGui spreads what happens at once over several frames since 1.87.
class GuiHarness {
public:
    using Build = std::function<void()>;
    using Key = ui::compat::Key;

    /// `size` in pixels; `scale` pixels per ImGui unit, which must divide it; `samples` of the window, per pixel.
    explicit GuiHarness(glm::ivec2 size, float scale = 1.0F, int samples = 1)
        : window_("window", size, samples), scale_(scale), gui_({}) {
        ImGui::GetIO().DisplayFramebufferScale = {scale, scale};
    }

    /// What every frame from now on shows, between NewFrame and Render.
    void set_build(Build build) { build_ = std::move(build); }
    void frame(std::chrono::duration<double> elapsed = std::chrono::milliseconds(16)) {
        const glm::ivec2 size = minimised_ ? glm::ivec2(0) : window_.size();
        gui_.begin_frame(glm::ivec2(glm::vec2(size) / scale_), elapsed);
        if (build_) build_();
        gui_.end_frame(window_.draw_framebuffer(), size);
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
    }
    void frames(int count) {
        for (int i = 0; i < count; ++i) frame();
    }

    /// The window as it is seen.
    Pixels pixels() const { return pixels_of(window_); }
    glm::ivec2 size() const { return window_.size(); }
    /// Frames drawn from now on are of another size.
    void resize(glm::ivec2 size) { window_ = gl::RenderTarget("window", size, window_.samples()); }
    /// A minimised window has no pixels, and nothing of a frame is seen.
    void minimise(bool minimised) { minimised_ = minimised; }
    bool minimised() const { return minimised_; }
    float scale() const { return scale_; }
    ui::Gui& gui() { return gui_; }

    /// Positions in ImGui units.
    void move(glm::vec2 position) {
        ui::compat::feed_pointer(position);
        frame();
    }
    void press(int button = 0) {
        ui::compat::feed_button(button, true);
        frame();
    }
    void release(int button = 0) {
        ui::compat::feed_button(button, false);
        frame();
    }
    void click(glm::vec2 position) {
        move(position);
        press();
        release();
    }
    /// Long enough after clicks before it to be no triple click.
    void double_click(glm::vec2 position) {
        frame(std::chrono::seconds(1));
        click(position);
        press();
        release();
    }
    void wheel(float steps) {
        ui::compat::feed_wheel(steps);
        frame();
    }
    void hold(Key key) {
        ui::compat::feed_key(key, true);
        frame();
    }
    void let_go(Key key) {
        ui::compat::feed_key(key, false);
        frame();
    }
    void tap(Key key) {
        hold(key);
        let_go(key);
    }

private:
    gl::RenderTarget window_;
    float scale_;
    bool minimised_ = false;
    ui::Gui gui_;
    Build build_;
};

}  // namespace vitrine::test
