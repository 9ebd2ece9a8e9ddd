#pragma once

#include "pixels.h"

#include <vitrine/gl/fence.h>
#include <vitrine/gl/render_target.h>

#include <glm/glm.hpp>

namespace vitrine::app {

/// A framebuffer that stands for the window where there is none. The GL context must be current.
class HeadlessWindow {
public:
    /// `frames_in_flight`: how many frames may be under way after a swap, 0 or 1.
    explicit HeadlessWindow(glm::ivec2 size, int frames_in_flight = 0);

    GLuint framebuffer() const { return target_.draw_framebuffer(); }
    glm::ivec2 size() const { return target_.size(); }
    /// Ends a frame as a window's swap does: sends off its commands and waits until few enough frames are under way.
    void swap();
    /// What the window shows, rows from the bottom; waits for it.
    Pixels pixels() const { return read_framebuffer(target_.read_framebuffer(), size()); }

private:
    gl::RenderTarget target_;
    int frames_in_flight_;
    gl::Fence previous_;
};

}  // namespace vitrine::app
