#include <vitrine/gl/driver.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/call_hooks.h>

#include <glad/gl.h>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>

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
    Driver driver;
    driver.vendor = text_of(GL_VENDOR);
    driver.renderer = text_of(GL_RENDERER);
    driver.version = text_of(GL_VERSION);
    driver.max_texture_size = integer_of(GL_MAX_TEXTURE_SIZE);
    driver.max_samples = std::max(1, integer_of(GL_MAX_SAMPLES));
    driver.software = is_software(driver.renderer);
    return driver;
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
