#include <vitrine/platform/headless_context.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/gl/debug_output.h>
#include <vitrine/gl/object.h>
#include <vitrine/platform/egl_library.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::platform {
namespace {

/// A display to try, and how to call it.
struct Candidate {
    EGLDisplay display = EGL_NO_DISPLAY;
    std::string origin;
};

bool has_word(const char* list, std::string_view word) {
    return list != nullptr && (" " + std::string(list) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

bool is_software_device(const EglLibrary& egl, EGLDeviceEXT device) {
    return egl.query_device_string != nullptr &&
           has_word(egl.query_device_string(device, EGL_EXTENSIONS), "EGL_MESA_device_software");
}

std::vector<Candidate> device_candidates(const EglLibrary& egl) {
    EGLint count = 0;
    if (egl.query_devices == nullptr || egl.get_platform_display == nullptr) return {};
    if (egl.query_devices(0, nullptr, &count) == EGL_FALSE || count <= 0) return {};
    std::vector<EGLDeviceEXT> devices(static_cast<std::size_t>(count));
    if (egl.query_devices(count, devices.data(), &count) == EGL_FALSE) return {};
    devices.resize(static_cast<std::size_t>(count));
    std::stable_partition(devices.begin(), devices.end(),
                          [&](EGLDeviceEXT device) { return !is_software_device(egl, device); });
    std::vector<Candidate> candidates;
    for (EGLDeviceEXT device : devices) {
        const char* kind = is_software_device(egl, device) ? "software device" : "device";
        candidates.push_back({egl.get_platform_display(EGL_PLATFORM_DEVICE_EXT, device, nullptr),
                              fmt::format("EGL {} {}", kind, candidates.size())});
    }
    return candidates;
}

std::vector<Candidate> all_candidates(const EglLibrary& egl) {
    std::vector<Candidate> candidates = device_candidates(egl);
    const char* client_extensions = egl.query_string(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    if (egl.get_platform_display != nullptr && has_word(client_extensions, "EGL_MESA_platform_surfaceless")) {
        void* native = EGL_DEFAULT_DISPLAY;
        candidates.push_back(
            {egl.get_platform_display(EGL_PLATFORM_SURFACELESS_MESA, native, nullptr), "EGL surfaceless"});
    }
    candidates.push_back({egl.get_display(EGL_DEFAULT_DISPLAY), "EGL default display"});
    return candidates;
}

EGLConfig choose_config(const EglLibrary& egl, EGLDisplay display) {
    constexpr std::array<EGLint, 5> wish{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint configs = 0;
    if (egl.choose_config(display, wish.data(), &config, 1, &configs) == EGL_FALSE || configs == 0)
        return EGL_NO_CONFIG_KHR;
    return config;
}

/// How a context is to be. Those of a share group must be lost alike.
struct ContextTraits {
    bool debug = false;
    bool tells_loss = false;  ///< a reset of the driver loses it, and it can be asked whether it is lost
};

EGLContext create_context(const EglLibrary& egl, EGLDisplay display, EGLContext share, const ContextTraits& traits) {
    std::vector<EGLint> wish{EGL_CONTEXT_MAJOR_VERSION,       4,
                             EGL_CONTEXT_MINOR_VERSION,       5,
                             EGL_CONTEXT_OPENGL_PROFILE_MASK, EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                             EGL_CONTEXT_OPENGL_DEBUG,        traits.debug ? EGL_TRUE : EGL_FALSE};
    if (traits.tells_loss)
        wish.insert(wish.end(), {EGL_CONTEXT_OPENGL_RESET_NOTIFICATION_STRATEGY, EGL_LOSE_CONTEXT_ON_RESET});
    wish.push_back(EGL_NONE);
    return egl.create_context(display, choose_config(egl, display), share, wish.data());
}

/// The first of a share group: tells of its loss where the driver can.
EGLContext create_first_context(const EglLibrary& egl, EGLDisplay display, ContextTraits& traits) {
    for (const bool tells_loss : {true, false}) {
        traits.tells_loss = tells_loss;
        const EGLContext context = create_context(egl, display, EGL_NO_CONTEXT, traits);
        if (context != EGL_NO_CONTEXT) return context;
    }
    return EGL_NO_CONTEXT;
}

/// What a display gives when asked for no version in particular, for the message to somebody with an old driver.
std::string offered_version(const EglLibrary& egl, EGLDisplay display) {
    constexpr std::array<EGLint, 1> no_wish{EGL_NONE};
    const EGLContext context = egl.create_context(display, choose_config(egl, display), EGL_NO_CONTEXT, no_wish.data());
    if (context == EGL_NO_CONTEXT) return "no OpenGL";
    std::string version = "an OpenGL that cannot be used";
    const auto get_string = reinterpret_cast<PFNGLGETSTRINGPROC>(egl.get_proc_address("glGetString"));
    if (get_string != nullptr && egl.make_current(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) == EGL_TRUE) {
        const auto* text = reinterpret_cast<const char*>(get_string(GL_VERSION));
        if (text != nullptr) version = std::string("OpenGL ") + text;
        egl.make_current(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    }
    egl.destroy_context(display, context);
    return version;
}

}  // namespace

/// A display that could be initialised. It is never terminated: EGL knows each display once in a process, so that this
/// would end the contexts of everybody else on it, whoever made them.
struct Display {
    EGLDisplay handle = EGL_NO_DISPLAY;
    std::string origin;

    /// Throws GraphicsError when there is none.
    explicit Display(const Candidate& candidate) : handle(candidate.display), origin(candidate.origin) {
        if (handle == EGL_NO_DISPLAY || EglLibrary::get().initialize(handle, nullptr, nullptr) == EGL_FALSE)
            throw GraphicsError(fmt::format("{}: not available", origin));
    }
};

struct HeadlessContext::State {
    Display display;
    EGLContext context = EGL_NO_CONTEXT;
    ContextTraits traits;
    bool debug_output_installed = false;
    gl::Driver driver;

    explicit State(Display opened) : display(std::move(opened)) {}
    ~State() {
        const EglLibrary& egl = EglLibrary::get();
        egl.bind_api(EGL_OPENGL_API);
        if (egl.get_current_context() == context)
            egl.make_current(display.handle, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        egl.destroy_context(display.handle, context);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void make_current() {
        const EglLibrary& egl = EglLibrary::get();
        egl.bind_api(EGL_OPENGL_API);  // which each thread has its own of
        if (egl.make_current(display.handle, EGL_NO_SURFACE, EGL_NO_SURFACE, context) == EGL_FALSE)
            throw ContextLostError(fmt::format("{}: the context cannot be made current (EGL error 0x{:x})",
                                               display.origin, egl.get_error()));
    }

    /// Needs the GL functions loaded and the context current.
    void install_debug_output() {
        if (!traits.debug || std::exchange(debug_output_installed, true)) return;
        gl::install_debug_output(true);
    }

    /// Throws GraphicsError that says what is wrong with this candidate.
    static std::unique_ptr<State> open(const Candidate& candidate, bool debug) {
        const EglLibrary& egl = EglLibrary::get();
        Display display(candidate);
        egl.bind_api(EGL_OPENGL_API);
        ContextTraits traits{.debug = debug};
        const EGLContext context = create_first_context(egl, candidate.display, traits);
        if (context == EGL_NO_CONTEXT) {
            throw GraphicsError(fmt::format("{}: offers {}; OpenGL 4.5 core is needed", candidate.origin,
                                            offered_version(egl, candidate.display)));
        }
        auto state = std::make_unique<State>(std::move(display));
        state->context = context;
        state->traits = traits;
        state->make_current();
        state->driver = gl::load(reinterpret_cast<gl::Loader>(egl.get_proc_address));
        state->install_debug_output();
        return state;
    }
};

HeadlessContext::HeadlessContext(const HeadlessOptions& options) {
    std::string tried;
    for (const Candidate& candidate : all_candidates(EglLibrary::get())) {
        try {
            state_ = State::open(candidate, options.debug);
            break;
        } catch (const GraphicsError& error) {
            log().debug("{}", error.what());
            tried += std::string(tried.empty() ? "" : "; ") + error.what();
        }
    }
    if (!state_) throw GraphicsError("no OpenGL 4.5 core context without a window can be made (" + tried + ")");
    log().info("{}: {} ({})", origin(), driver().renderer, driver().version);
}

HeadlessContext::HeadlessContext(std::unique_ptr<State> state) : state_(std::move(state)) {}

HeadlessContext::~HeadlessContext() = default;

void HeadlessContext::make_current() {
    state_->make_current();
    state_->install_debug_output();
}

void HeadlessContext::release() {
    EglLibrary::get().bind_api(EGL_OPENGL_API);
    EglLibrary::get().make_current(state_->display.handle, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
}

std::unique_ptr<gl::Context> HeadlessContext::make_shared() {
    const EglLibrary& egl = EglLibrary::get();
    egl.bind_api(EGL_OPENGL_API);
    const EGLContext context = create_context(egl, state_->display.handle, state_->context, state_->traits);
    if (context == EGL_NO_CONTEXT)
        throw GraphicsError(fmt::format("no second OpenGL context can be made (EGL error 0x{:x})", egl.get_error()));
    auto state = std::make_unique<State>(state_->display);
    state->context = context;
    state->traits = state_->traits;
    state->driver = state_->driver;
    return std::unique_ptr<gl::Context>(new HeadlessContext(std::move(state)));
}

const gl::Driver& HeadlessContext::driver() const {
    return state_->driver;
}

const std::string& HeadlessContext::origin() const {
    return state_->display.origin;
}

}  // namespace vitrine::platform
