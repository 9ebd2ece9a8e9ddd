#pragma once

#include <vitrine/gl/context.h>

#include <glm/glm.hpp>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct GLFWwindow;

namespace vitrine::platform {

struct WindowOptions {
    std::string title = "Vitrine";
    glm::ivec2 size{1280, 800};  ///< screen coordinates
    int samples = 1;             ///< per pixel of the window itself: 1, 2, 4 or 8; drivers may give more
    bool vsync = true;
    bool visible = true;
    bool fit_monitor = false;  ///< smaller where the monitor's work area is, frame and all
    bool debug = gl::debug_context_by_default;
};

/// A key that went down, by GLFW's code, with the modifiers that were down then.
struct KeyPress {
    int key = 0;
    bool shift = false;
    bool ctrl = false;
    bool alt = false;
};

/// A desktop window with its context, by GLFW. Used from the main thread alone (its context may be lent).
class Window final : public gl::Context {
public:
    /// Made current. Throws GraphicsError: no display, or a driver below 4.5.
    explicit Window(const WindowOptions& options = {});
    ~Window() override;

    void make_current() override;
    void release() override;
    std::unique_ptr<gl::Context> make_shared() override;
    const gl::Driver& driver() const override;

    /// Handles the events that wait, without waiting.
    void poll_events();
    /// Sleeps until an event or for `timeout`, then handles what waits.
    void wait_events(std::chrono::duration<double> timeout);
    /// Ends a `wait_events` from any thread.
    static void wake();
    /// Throws ContextLostError when the driver has reset the context.
    void swap();
    void set_vsync(bool on);
    bool should_close() const;
    void set_should_close(bool close);
    void set_title(const std::string& title);
    void set_size(glm::ivec2 size);

    /// Pixels; (0, 0) while minimised.
    glm::ivec2 framebuffer_size() const;
    /// How much larger than at 96 dots per inch text should be, by the monitor.
    float content_scale() const;
    /// Files dropped on the window since the last call.
    std::vector<std::filesystem::path> take_dropped_files();
    /// Keys pressed since the last call, modifiers aside, in their order: after a slow frame some are up again.
    std::vector<KeyPress> take_key_presses();
    /// Something happened since the last call: input, resize, exposure.
    bool take_activity();
    GLFWwindow* handle() const;

private:
    void install_callbacks();

    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace vitrine::platform
