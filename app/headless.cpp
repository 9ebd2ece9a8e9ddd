#include "headless.h"

#include <vitrine/base/error.h>

#include <array>
#include <chrono>
#include <utility>

namespace vitrine::app {
namespace {

/// Longer than any frame; a driver that takes longer than this has hung.
constexpr std::chrono::seconds longest_frame{60};

}  // namespace

HeadlessWindow::HeadlessWindow(glm::ivec2 size, int frames_in_flight)
    : target_("window", size, 1), frames_in_flight_(frames_in_flight) {
    constexpr std::array<GLfloat, 4> black{0, 0, 0, 1};
    glClearNamedFramebufferfv(framebuffer(), GL_COLOR, 0, black.data());
}

void HeadlessWindow::swap() {
    gl::Fence current = gl::Fence::insert();
    glFlush();
    gl::Fence& awaited = frames_in_flight_ == 0 ? current : previous_;
    if (!awaited.wait(longest_frame)) throw GraphicsError("the driver has not finished a frame for 60 s");
    previous_ = std::move(current);
}

}  // namespace vitrine::app
