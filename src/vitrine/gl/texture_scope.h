#pragma once

#include <glad/gl.h>

namespace vitrine::gl {

/// For its scope a texture is bound to a unit, with its own parameters; at the end all is as before. `target`:
/// GL_TEXTURE_2D, GL_TEXTURE_CUBE_MAP or GL_TEXTURE_BUFFER, which the texture has.
class TextureScope {
public:
    TextureScope(GLuint unit, GLuint texture, GLenum target = GL_TEXTURE_2D);
    ~TextureScope();
    TextureScope(const TextureScope&) = delete;
    TextureScope& operator=(const TextureScope&) = delete;

private:
    struct Bound {
        GLuint texture = 0;
        GLuint sampler = 0;
    };
    /// Returns what was bound before.
    Bound bind(const Bound& bound) const;

    GLuint unit_;
    GLenum target_;
    Bound before_;
};

}  // namespace vitrine::gl
