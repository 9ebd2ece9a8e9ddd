#pragma once

#include <support/pixels.h>

#include <vitrine/gl/render_target.h>

#include <glm/glm.hpp>

namespace vitrine::test {

/// What `make_window` fills windows with.
inline constexpr Pixel untouched{255, 0, 255, 255};

/// A target that stands for a window, filled with one colour.
inline gl::RenderTarget make_window(glm::ivec2 size, int samples = 1) {
    gl::RenderTarget window("window", size, samples);
    const glm::vec4 color = glm::vec4(untouched) / 255.0F;
    glClearNamedFramebufferfv(window.draw_framebuffer(), GL_COLOR, 0, &color.x);
    return window;
}

/// A window as it is seen.
inline Pixels pixels_of(const gl::RenderTarget& window) {
    window.resolve();
    return read_texture(window.color_texture());
}

}  // namespace vitrine::test
