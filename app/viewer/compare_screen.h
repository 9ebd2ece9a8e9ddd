#pragma once

#include <app/bench/bench_screen.h>

#include <vitrine/platform/window.h>

namespace vitrine::app {

/// An open window with its Gui, lent to the bench: what is measured fills it below a strip that says how far it is.
/// Esc, a button there, closing the window and changing its size stop the measurement.
class CompareScreen final : public BenchScreen {
public:
    /// Nobody should be waiting for vsync. Both must outlive it.
    CompareScreen(platform::Window& window, ui::Gui& gui);

    gl::Context& context() override { return window_; }
    ui::Gui& gui() override { return gui_; }
    /// The window keeps its size.
    glm::ivec2 resize(glm::ivec2 /*size*/) override { return size(); }
    glm::ivec2 size() const override;
    glm::ivec2 window_size() const override { return window_size_; }
    GLuint framebuffer() const override { return 0; }
    bool takes_made_up_input() const override { return false; }
    void poll() override;
    void swap() override { window_.swap(); }
    void set_notice(const std::string& text, float done) override;
    void add_notice() override;

private:
    float strip_height() const;

    platform::Window& window_;
    ui::Gui& gui_;
    glm::ivec2 window_size_;
    glm::vec2 pixels_per_unit_;
    std::string notice_;
    float done_ = 0;
    bool stopped_ = false;
};

}  // namespace vitrine::app
