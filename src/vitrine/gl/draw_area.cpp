#include <vitrine/gl/draw_area.h>

namespace vitrine::gl {

void set_scissor(const DrawArea& area) {
    if (!area.clip) {
        glDisable(GL_SCISSOR_TEST);
        return;
    }
    const PixelBox box = intersection(*area.clip, area.box());
    const glm::ivec2 size = glm::max(box.size(), glm::ivec2(0));
    glEnable(GL_SCISSOR_TEST);
    glScissor(box.min.x, box.min.y, size.x, size.y);
}

}  // namespace vitrine::gl
