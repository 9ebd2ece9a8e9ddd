#pragma once

#include <vitrine/gl/draw_area.h>

namespace vitrine::gl {

/// What becomes of the scissor box that is set, which limits copies as it limits drawing.
enum class Scissor {
    ignored,  ///< everything is copied; the scissor test is put back
    kept      ///< only what lies within it is
};

/// Copies a box of pixels between framebuffers, to the same place. `what` is GL_COLOR_BUFFER_BIT, whose samples are
/// averaged where only the destination has one per pixel, or GL_DEPTH_BUFFER_BIT.
void copy_pixels(GLuint from, GLuint to, const PixelBox& box, GLbitfield what, Scissor scissor = Scissor::ignored);

}  // namespace vitrine::gl
