#include <vitrine/gl/framebuffer_copy.h>

namespace vitrine::gl {

void copy_pixels(GLuint from, GLuint to, const PixelBox& box, GLbitfield what, Scissor scissor) {
    const bool ends_test = scissor == Scissor::ignored && glIsEnabled(GL_SCISSOR_TEST) == GL_TRUE;
    if (ends_test) glDisable(GL_SCISSOR_TEST);
    glBlitNamedFramebuffer(from, to, box.min.x, box.min.y, box.max.x, box.max.y, box.min.x, box.min.y, box.max.x,
                           box.max.y, what, GL_NEAREST);
    if (ends_test) glEnable(GL_SCISSOR_TEST);
}

}  // namespace vitrine::gl
