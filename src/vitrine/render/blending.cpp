#include <vitrine/render/blending.h>

#include <vitrine/gl/object.h>
#include <vitrine/render/settings.h>

namespace vitrine::render {

void blend_over(const Settings& settings, bool adds) {
    const bool covers = settings.transparent;
    glBlendFuncSeparate(GL_SRC_ALPHA, adds ? GL_ONE : GL_ONE_MINUS_SRC_ALPHA, covers ? GL_ONE : GL_ZERO,
                        covers ? GL_ONE_MINUS_SRC_ALPHA : GL_ONE);
}

}  // namespace vitrine::render
