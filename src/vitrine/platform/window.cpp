#include <vitrine/platform/window.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/gl/debug_output.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace vitrine::platform {
namespace {

std::string last_error() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text != nullptr ? text : "no reason given";
}

/// Where no Wayland display can be, GLFW need not look for one: the search complains on stderr.
void skip_wayland() {
#ifdef GLFW_PLATFORM  // since GLFW 3.4
    const auto is_set = [](const char* name) { return std::getenv(name) != nullptr; };
    const bool named = is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET");
    const bool possible = named || (is_set("XDG_RUNTIME_DIR") && !is_set("DISPLAY"));
    if (!possible && glfwPlatformSupported(GLFW_PLATFORM_X11) == GLFW_TRUE)
        glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
}

/// GLFW itself, started with the first window and stopped with the last.
class Library {
public:
    Library() {
        if (users_++ > 0) return;
        skip_wayland();
        if (glfwInit() == GLFW_FALSE) {
            --users_;
            throw GraphicsError("no window can be opened: " + last_error());
        }
    }
    ~Library() {
        if (--users_ == 0) glfwTerminate();
    }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

private:
    static inline int users_ = 0;
};

/// How a context is to be. Those of a share group must be lost alike.
struct ContextTraits {
    bool debug = false;
    bool tells_loss = false;  ///< a reset of the driver loses it, and it can be asked whether it is lost
};

void set_context_hints(const ContextTraits& traits) {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CLIENT_API, GLFW_OPENGL_API);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 4);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 5);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_OPENGL_DEBUG_CONTEXT, traits.debug ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, traits.tells_loss ? GLFW_LOSE_CONTEXT_ON_RESET : GLFW_NO_ROBUSTNESS);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
}

/// What the driver offers when asked for nothing in particular, for the message to somebody with an old one.
std::string offered_version() {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    GLFWwindow* window = glfwCreateWindow(16, 16, "", nullptr, nullptr);
    if (window == nullptr) return "no OpenGL at all";
    const int major = glfwGetWindowAttrib(window, GLFW_CONTEXT_VERSION_MAJOR);
    const int minor = glfwGetWindowAttrib(window, GLFW_CONTEXT_VERSION_MINOR);
    glfwDestroyWindow(window);
    return "OpenGL " + std::to_string(major) + "." + std::to_string(minor);
}

GLFWwindow* try_window(const WindowOptions& options, const ContextTraits& traits) {
    set_context_hints(traits);
    glfwWindowHint(GLFW_VISIBLE, options.visible ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_SAMPLES, options.samples > 1 ? options.samples : 0);
    return glfwCreateWindow(options.size.x, options.size.y, options.title.c_str(), nullptr, nullptr);
}

/// Its context tells of its loss where the driver can.
GLFWwindow* create_window(const WindowOptions& options, ContextTraits& traits) {
    traits = {.debug = options.debug, .tells_loss = true};
    if (GLFWwindow* window = try_window(options, traits)) return window;
    traits.tells_loss = false;
    if (GLFWwindow* window = try_window(options, traits)) return window;
    const std::string reason = last_error();
    throw GraphicsError("the driver offers " + offered_version() + "; OpenGL 4.5 core is needed (" + reason + ")");
}

/// Makes a window that is larger than the room the monitor has for it as large as that room.
void fit_monitor(GLFWwindow* window) {
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    if (monitor == nullptr) return;
    glm::ivec2 place{0};
    glm::ivec2 room{0};
    glfwGetMonitorWorkarea(monitor, &place.x, &place.y, &room.x, &room.y);
    glm::ivec2 before{0};
    glm::ivec2 after{0};
    glfwGetWindowFrameSize(window, &before.x, &before.y, &after.x, &after.y);
    room -= before + after;
    glm::ivec2 size{0};
    glfwGetWindowSize(window, &size.x, &size.y);
    if (room.x < 1 || room.y < 1 || (size.x <= room.x && size.y <= room.y)) return;
    size = glm::min(size, room);
    glfwSetWindowSize(window, size.x, size.y);
    glfwSetWindowPos(window, place.x + before.x, place.y + before.y);
}

/// Throws ContextLostError.
void make_window_current(GLFWwindow* window) {
    glfwMakeContextCurrent(window);
    if (glfwGetCurrentContext() != window)
        throw ContextLostError("an OpenGL context cannot be made current: " + last_error());
}

/// A context without a window of its own to see, sharing objects with another.
class SharedContext final : public gl::Context {
public:
    SharedContext(GLFWwindow* share, const ContextTraits& traits, gl::Driver driver)
        : traits_(traits), driver_(std::move(driver)) {
        set_context_hints(traits);
        glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
        window_ = glfwCreateWindow(16, 16, "", nullptr, share);
        if (window_ == nullptr) throw GraphicsError("no second OpenGL context can be made: " + last_error());
    }
    ~SharedContext() override { glfwDestroyWindow(window_); }
    void make_current() override {
        make_window_current(window_);
        if (traits_.debug && !std::exchange(debug_output_installed_, true)) gl::install_debug_output(true);
    }
    void release() override { glfwMakeContextCurrent(nullptr); }
    std::unique_ptr<gl::Context> make_shared() override {
        return std::make_unique<SharedContext>(window_, traits_, driver_);
    }
    const gl::Driver& driver() const override { return driver_; }

private:
    Library library_;
    GLFWwindow* window_ = nullptr;
    ContextTraits traits_;
    bool debug_output_installed_ = false;
    gl::Driver driver_;
};

}  // namespace

struct Window::State {
    Library library;
    GLFWwindow* window = nullptr;
    ContextTraits traits;
    bool activity = true;
    std::vector<std::filesystem::path> dropped;
    std::vector<KeyPress> pressed;
    gl::Driver driver;

    State() = default;
    ~State() {
        if (window != nullptr) glfwDestroyWindow(window);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    void take_key(int key, int action, int modifiers);
};

void Window::State::take_key(int key, int action, int modifiers) {
    activity = true;
    const bool modifier = key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER;
    if (action != GLFW_PRESS || modifier) return;
    pressed.push_back({.key = key,
                       .shift = (modifiers & GLFW_MOD_SHIFT) != 0,
                       .ctrl = (modifiers & GLFW_MOD_CONTROL) != 0,
                       .alt = (modifiers & GLFW_MOD_ALT) != 0});
}

Window::Window(const WindowOptions& options) : state_(std::make_unique<State>()) {
    State& state = *state_;
    state.window = create_window(options, state.traits);
    if (options.fit_monitor) fit_monitor(state.window);
    glfwMakeContextCurrent(state.window);
    state.driver = gl::load(glfwGetProcAddress);
    if (options.debug) gl::install_debug_output(true);
    set_vsync(options.vsync);
    log().info("window: {} ({})", state.driver.renderer, state.driver.version);

    install_callbacks();
}

// The interface's backend installs its own callbacks later and calls these first.
void Window::install_callbacks() {
    static constexpr auto state_of = [](GLFWwindow* window) -> State& {
        return *static_cast<State*>(glfwGetWindowUserPointer(window));
    };
    GLFWwindow* window = state_->window;
    glfwSetWindowUserPointer(window, state_.get());
    glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
        for (int i = 0; i < count; ++i) {
            const std::string_view path(paths[i]);
            state_of(w).dropped.emplace_back(std::u8string(path.begin(), path.end()));
        }
        state_of(w).activity = true;
    });
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { state_of(w).activity = true; });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int, int, int) { state_of(w).activity = true; });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double, double) { state_of(w).activity = true; });
    glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int modifiers) {
        state_of(w).take_key(key, action, modifiers);
    });
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned) { state_of(w).activity = true; });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int) { state_of(w).activity = true; });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { state_of(w).activity = true; });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { state_of(w).activity = true; });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { state_of(w).activity = true; });
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { state_of(w).activity = true; });
    glfwSetWindowCloseCallback(window, [](GLFWwindow* w) { state_of(w).activity = true; });
}

Window::~Window() = default;

void Window::make_current() {
    make_window_current(state_->window);
}

void Window::release() {
    glfwMakeContextCurrent(nullptr);
}

std::unique_ptr<gl::Context> Window::make_shared() {
    return std::make_unique<SharedContext>(state_->window, state_->traits, state_->driver);
}

const gl::Driver& Window::driver() const {
    return state_->driver;
}

void Window::poll_events() {
    glfwPollEvents();
}

void Window::wait_events(std::chrono::duration<double> timeout) {
    glfwWaitEventsTimeout(timeout.count());
}

void Window::wake() {
    glfwPostEmptyEvent();
}

void Window::swap() {
    glfwSwapBuffers(state_->window);
    gl::require_context();
}

void Window::set_vsync(bool on) {
    glfwSwapInterval(on ? 1 : 0);
}

bool Window::should_close() const {
    return glfwWindowShouldClose(state_->window) == GLFW_TRUE;
}

void Window::set_should_close(bool close) {
    glfwSetWindowShouldClose(state_->window, close ? GLFW_TRUE : GLFW_FALSE);
}

void Window::set_title(const std::string& title) {
    glfwSetWindowTitle(state_->window, title.c_str());
}

void Window::set_size(glm::ivec2 size) {
    glfwSetWindowSize(state_->window, size.x, size.y);
}

glm::ivec2 Window::framebuffer_size() const {
    glm::ivec2 size{0};
    glfwGetFramebufferSize(state_->window, &size.x, &size.y);
    if (glfwGetWindowAttrib(state_->window, GLFW_ICONIFIED) == GLFW_TRUE) return {0, 0};
    return size;
}

float Window::content_scale() const {
    glm::vec2 scale{1.0F};
    glfwGetWindowContentScale(state_->window, &scale.x, &scale.y);
    return std::max(1.0F, scale.y);
}

std::vector<std::filesystem::path> Window::take_dropped_files() {
    return std::exchange(state_->dropped, {});
}

std::vector<KeyPress> Window::take_key_presses() {
    return std::exchange(state_->pressed, {});
}

bool Window::take_activity() {
    return std::exchange(state_->activity, false);
}

GLFWwindow* Window::handle() const {
    return state_->window;
}

}  // namespace vitrine::platform
