#pragma once

#include <glad/gl.h>

#include <array>

namespace vitrine::gl {

/// For its scope glReadPixels and its like write rows without gaps to `buffer`, or to memory when that is 0; at the
/// end all is as before.
class PackScope {
public:
    explicit PackScope(GLuint buffer);
    ~PackScope();
    PackScope(const PackScope&) = delete;
    PackScope& operator=(const PackScope&) = delete;

private:
    GLint buffer_ = 0;
    std::array<GLint, 4> parameters_{};
};

/// For its scope glTextureSubImage2D and its like read rows without gaps from `buffer`, or from memory when that is 0;
/// at the end all is as before.
class UnpackScope {
public:
    explicit UnpackScope(GLuint buffer = 0);
    ~UnpackScope();
    UnpackScope(const UnpackScope&) = delete;
    UnpackScope& operator=(const UnpackScope&) = delete;

private:
    GLint buffer_ = 0;
    std::array<GLint, 4> parameters_{};
};

}  // namespace vitrine::gl
