#pragma once

#include <glad/gl.h>

#include <vector>

namespace vitrine::gl {

/// Remembers what running a compute shader changes, and puts it back at the end of a scope: the program, and what is
/// bound to the first numbered binding points of storage buffers and to the first image units.
class ComputeScope {
public:
    ComputeScope(GLuint buffers, GLuint images);
    ~ComputeScope();
    ComputeScope(const ComputeScope&) = delete;
    ComputeScope& operator=(const ComputeScope&) = delete;

private:
    struct Range {
        GLint buffer = 0;
        GLint64 first = 0;
        GLint64 size = 0;  ///< 0: the whole buffer
    };
    struct Image {
        GLint texture = 0;
        GLint level = 0;
        GLint layered = GL_FALSE;
        GLint layer = 0;
        GLint access = GL_READ_ONLY;
        GLint format = GL_R8;
    };

    GLint program_ = 0;
    GLint storage_buffer_ = 0;
    std::vector<Range> buffers_;
    std::vector<Image> images_;
};

}  // namespace vitrine::gl
