#include <vitrine/gl/driver.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/call_hooks.h>

#include <glad/gl.h>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace vitrine::gl {
namespace {

std::string text_of(GLenum name) {
    const auto* text = reinterpret_cast<const char*>(glGetString(name));
    return text != nullptr ? text : "unknown";
}

int integer_of(GLenum name) {
    GLint value = 0;
    glGetIntegerv(name, &value);
    return value;
}

bool is_software(const std::string& renderer) {
    static constexpr std::array names{"llvmpipe", "softpipe", "SWR", "SwiftShader", "Software Rasterizer"};
    return std::any_of(names.begin(), names.end(),
                       [&](const char* name) { return renderer.find(name) != std::string::npos; });
}

std::string_view reason_of(GLenum reset) {
    switch (reset) {
        case GL_GUILTY_CONTEXT_RESET: return "the driver has reset it for what was drawn with it";
        case GL_INNOCENT_CONTEXT_RESET: return "the driver has reset it for what another one drew";
        case GL_UNKNOWN_CONTEXT_RESET: return "the driver has reset it";
        default: return "the driver answers no more";
    }
}

[[noreturn]] void throw_context_lost(GLenum reset) {
    throw ContextLostError(fmt::format("an OpenGL context is lost: {}", reason_of(reset)));
}

}  // namespace

std::string renderer_name() {
    return text_of(GL_RENDERER);
}

Driver load(Loader loader) {
    const int version = gladLoadGL(reinterpret_cast<GLADloadfunc>(loader));
    keep_calls_hooked();
    if (version == 0) throw GraphicsError("the driver gives no OpenGL functions; OpenGL 4.5 core is needed");
    if (version < GLAD_MAKE_VERSION(4, 5)) {
        throw GraphicsError(fmt::format("the driver offers OpenGL {}.{} ({}); OpenGL 4.5 core is needed",
                                        GLAD_VERSION_MAJOR(version), GLAD_VERSION_MINOR(version),
                                        text_of(GL_RENDERER)));
    }
    return read_driver();
}

Driver read_driver() {
    Driver driver;
    driver.vendor = text_of(GL_VENDOR);
    driver.renderer = text_of(GL_RENDERER);
    driver.version = text_of(GL_VERSION);
    driver.max_texture_size = integer_of(GL_MAX_TEXTURE_SIZE);
    driver.max_samples = std::max(1, integer_of(GL_MAX_SAMPLES));
    driver.software = is_software(driver.renderer);
    return driver;
}

void require_context() {
    if (const GLenum reset = glGetGraphicsResetStatus(); reset != GL_NO_ERROR) throw_context_lost(reset);
}

void throw_context_lost() {
    throw_context_lost(glGetGraphicsResetStatus());
}

void require_target(const Driver& driver, int width, int height, int samples) {
    const int limit = driver.max_texture_size;
    if (width < 1 || height < 1 || width > limit || height > limit) {
        throw GraphicsError(fmt::format("a picture of {}x{} pixels cannot be drawn; this driver takes 1x1 to {}x{}",
                                        width, height, limit, limit));
    }
    if (samples != 1 && samples != 2 && samples != 4 && samples != 8)
        throw GraphicsError(fmt::format("{} samples per pixel are not possible, expected 1, 2, 4 or 8", samples));
    if (samples > driver.max_samples) {
        throw GraphicsError(
            fmt::format("{} samples per pixel are more than this driver has ({})", samples, driver.max_samples));
    }
}

}  // namespace vitrine::gl
