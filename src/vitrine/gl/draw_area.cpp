#include <vitrine/gl/draw_area.h>

namespace vitrine::gl {

PixelBox written_box(const DrawArea& area) {
    const PixelBox box = area.clip ? intersection(*area.clip, area.box()) : area.box();
    return {box.min, glm::max(box.min, box.max)};
}

int samples_of(const DrawArea& area) {
    GLint samples = 0;
    glGetNamedFramebufferParameteriv(area.framebuffer, GL_SAMPLES, &samples);
    return samples;
}

void set_scissor(const DrawArea& area) {
    if (!area.clip) {
        glDisable(GL_SCISSOR_TEST);
        return;
    }
    const PixelBox box = written_box(area);
    glEnable(GL_SCISSOR_TEST);
    glScissor(box.min.x, box.min.y, box.size().x, box.size().y);
}

}  // namespace vitrine::gl
