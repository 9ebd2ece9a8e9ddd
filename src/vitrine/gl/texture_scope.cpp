#include <vitrine/gl/texture_scope.h>

namespace vitrine::gl {

TextureScope::TextureScope(GLuint unit, GLuint texture) : unit_(unit) {
    GLint active = 0;
    glGetIntegerv(GL_ACTIVE_TEXTURE, &active);
    glActiveTexture(GL_TEXTURE0 + unit);
    glGetIntegerv(GL_TEXTURE_BINDING_2D, &texture_before_);
    glGetIntegerv(GL_SAMPLER_BINDING, &sampler_before_);
    glActiveTexture(static_cast<GLenum>(active));
    glBindTextureUnit(unit, texture);
    glBindSampler(unit, 0);
}

TextureScope::~TextureScope() {
    glBindTextureUnit(unit_, static_cast<GLuint>(texture_before_));
    glBindSampler(unit_, static_cast<GLuint>(sampler_before_));
}

}  // namespace vitrine::gl
