#pragma once

#include <glad/gl.h>

namespace vitrine::gl {

/// For its scope a two-dimensional texture is bound to a unit, with its own parameters; at the end all is as before.
class TextureScope {
public:
    TextureScope(GLuint unit, GLuint texture);
    ~TextureScope();
    TextureScope(const TextureScope&) = delete;
    TextureScope& operator=(const TextureScope&) = delete;

private:
    GLuint unit_;
    GLint texture_before_ = 0;
    GLint sampler_before_ = 0;
};

/// The same for a buffer texture.
class BufferTextureScope {
public:
    BufferTextureScope(GLuint unit, GLuint texture);
    ~BufferTextureScope();
    BufferTextureScope(const BufferTextureScope&) = delete;
    BufferTextureScope& operator=(const BufferTextureScope&) = delete;

private:
    GLuint unit_;
    GLint texture_before_ = 0;
};

}  // namespace vitrine::gl
