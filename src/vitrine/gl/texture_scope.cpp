#include <vitrine/gl/texture_scope.h>

namespace vitrine::gl {
namespace {

GLenum binding_of(GLenum target) {
    switch (target) {
        case GL_TEXTURE_CUBE_MAP: return GL_TEXTURE_BINDING_CUBE_MAP;
        case GL_TEXTURE_BUFFER: return GL_TEXTURE_BINDING_BUFFER;
        default: return GL_TEXTURE_BINDING_2D;
    }
}

GLuint name_of(GLenum binding) {
    GLint name = 0;
    glGetIntegerv(binding, &name);
    return static_cast<GLuint>(name);
}

}  // namespace

TextureScope::TextureScope(GLuint unit, GLuint texture, GLenum target)
    : unit_(unit), target_(target), before_(bind({texture, 0})) {}

TextureScope::~TextureScope() {
    bind(before_);
}

/// Not by glBindTextureUnit, which ends the unit's other targets for 0.
TextureScope::Bound TextureScope::bind(const Bound& bound) const {
    GLint active = 0;
    glGetIntegerv(GL_ACTIVE_TEXTURE, &active);
    glActiveTexture(GL_TEXTURE0 + unit_);
    const Bound before{name_of(binding_of(target_)), name_of(GL_SAMPLER_BINDING)};
    glBindTexture(target_, bound.texture);
    glBindSampler(unit_, bound.sampler);
    glActiveTexture(static_cast<GLenum>(active));
    return before;
}

}  // namespace vitrine::gl
