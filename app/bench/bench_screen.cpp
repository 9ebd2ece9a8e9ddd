#include "bench_screen.h"

#include <app/headless.h>

#include <vitrine/base/log.h>
#include <vitrine/platform/headless_context.h>
#include <vitrine/platform/window.h>

#include <array>
#include <chrono>
#include <optional>

namespace vitrine::app {
namespace {

class HeadlessScreen final : public BenchScreen {
public:
    explicit HeadlessScreen(const ui::GuiOptions& options) : gui_(options) {}

    gl::Context& context() override { return context_; }
    ui::Gui& gui() override { return gui_; }
    glm::ivec2 resize(glm::ivec2 size) override {
        window_.reset();
        // A software rasterizer copies each frame into the window and so finishes it; a GPU shows one frame while it
        // draws the next.
        window_.emplace(size, driver().software ? 0 : 1);
        return size;
    }
    glm::ivec2 size() const override { return window_ ? window_->size() : glm::ivec2(0); }
    GLuint framebuffer() const override { return window_ ? window_->framebuffer() : 0; }
    bool takes_made_up_input() const override { return true; }
    void poll() override {}
    void swap() override { window_->swap(); }

private:
    platform::HeadlessContext context_;
    ui::Gui gui_;
    std::optional<HeadlessWindow> window_;
};

class WindowScreen final : public BenchScreen {
public:
    WindowScreen(const ui::GuiOptions& options, glm::ivec2 size)
        : window_({.title = "Vitrine bench", .size = size, .vsync = false}), gui_(options, window_.handle()) {}

    gl::Context& context() override { return window_; }
    ui::Gui& gui() override { return gui_; }
    glm::ivec2 resize(glm::ivec2 size) override;
    glm::ivec2 size() const override { return size_; }
    GLuint framebuffer() const override { return 0; }
    bool takes_made_up_input() const override { return false; }
    void poll() override { window_.poll_events(); }
    void swap() override { window_.swap(); }

private:
    platform::Window window_;
    ui::Gui gui_;
    glm::ivec2 size_{0};
};

glm::ivec2 WindowScreen::resize(glm::ivec2 size) {
    window_.set_size(size);
    // The desktop resizes when it likes, or not at all.
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(1);
    while (window_.framebuffer_size() != size && std::chrono::steady_clock::now() < deadline) {
        window_.wait_events(std::chrono::milliseconds(20));
    }
    size_ = glm::max(window_.framebuffer_size(), glm::ivec2(1));
    if (size_ != size) log().warn("the window is {}x{} pixels instead of {}x{}", size_.x, size_.y, size.x, size.y);
    return size_;
}

}  // namespace

void BenchScreen::blank() const {
    constexpr std::array<GLfloat, 4> magenta{1, 0, 1, 1};
    glClearNamedFramebufferfv(framebuffer(), GL_COLOR, 0, magenta.data());
}

std::unique_ptr<BenchScreen> make_bench_screen(const BenchOptions& options) {
    const ui::GuiOptions gui{.theme = options.scene.theme, .scale = 1.0F};
    if (options.window) return std::make_unique<WindowScreen>(gui, options.sizes.front());
    return std::make_unique<HeadlessScreen>(gui);
}

}  // namespace vitrine::app
