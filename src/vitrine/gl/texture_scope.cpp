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

namespace {

/// Binds it and returns what was bound before. Not by glBindTextureUnit, which ends the unit's other targets for 0.
GLint bind_buffer_texture(GLuint unit, GLuint texture) {
    GLint active = 0;
    GLint before = 0;
    glGetIntegerv(GL_ACTIVE_TEXTURE, &active);
    glActiveTexture(GL_TEXTURE0 + unit);
    glGetIntegerv(GL_TEXTURE_BINDING_BUFFER, &before);
    glBindTexture(GL_TEXTURE_BUFFER, texture);
    glActiveTexture(static_cast<GLenum>(active));
    return before;
}

}  // namespace

BufferTextureScope::BufferTextureScope(GLuint unit, GLuint texture)
    : unit_(unit), texture_before_(bind_buffer_texture(unit, texture)) {}

BufferTextureScope::~BufferTextureScope() {
    bind_buffer_texture(unit_, static_cast<GLuint>(texture_before_));
}

TextureScope::~TextureScope() {
    glBindTextureUnit(unit_, static_cast<GLuint>(texture_before_));
    glBindSampler(unit_, static_cast<GLuint>(sampler_before_));
}

}  // namespace vitrine::gl
