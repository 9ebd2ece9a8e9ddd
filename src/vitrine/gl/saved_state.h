#pragma once

#include <glad/gl.h>

#include <array>

namespace vitrine::gl {

/// Remembers the GL state that drawing a scene changes and puts it back at the end of a scope, so that a host's own
/// drawing, before and after, is as it was: switches, functions and masks, and what is bound, also to the first
/// binding points of uniform and storage buffers. Not the current values of vertex attributes.
class SavedState {
public:
    SavedState();
    ~SavedState();
    SavedState(const SavedState&) = delete;
    SavedState& operator=(const SavedState&) = delete;

private:
    /// What is bound to one of the numbered binding points.
    struct BufferBinding {
        GLenum target;
        GLuint index;
        GLint buffer = 0;
        GLint64 first = 0;
        GLint64 size = 0;  ///< 0: the whole buffer

        void save();
        void restore() const;
    };

    static constexpr std::array<GLenum, 11> switches_{GL_BLEND,
                                                      GL_POLYGON_OFFSET_FILL,
                                                      GL_CULL_FACE,
                                                      GL_DEPTH_TEST,
                                                      GL_SCISSOR_TEST,
                                                      GL_STENCIL_TEST,
                                                      GL_PROGRAM_POINT_SIZE,
                                                      GL_MULTISAMPLE,
                                                      GL_POLYGON_OFFSET_LINE,
                                                      GL_FRAMEBUFFER_SRGB,
                                                      GL_TEXTURE_CUBE_MAP_SEAMLESS};
    std::array<GLboolean, switches_.size()> enabled_{};
    GLint draw_framebuffer_ = 0;
    GLint read_framebuffer_ = 0;
    GLint program_ = 0;
    GLint vertex_array_ = 0;
    std::array<GLint, 4> viewport_{};
    std::array<GLint, 4> scissor_box_{};
    std::array<GLint, 4> blend_{};
    std::array<GLint, 2> polygon_mode_{};
    GLint clip_origin_ = GL_LOWER_LEFT;
    GLint clip_depth_ = GL_NEGATIVE_ONE_TO_ONE;
    std::array<GLint, 2> blend_equation_{};
    GLint front_face_ = GL_CCW;
    GLint culled_face_ = GL_BACK;
    std::array<GLfloat, 2> polygon_offset_{};
    std::array<BufferBinding, 5> buffers_{BufferBinding{GL_UNIFORM_BUFFER, 0}, BufferBinding{GL_UNIFORM_BUFFER, 1},
                                          BufferBinding{GL_SHADER_STORAGE_BUFFER, 0},
                                          BufferBinding{GL_SHADER_STORAGE_BUFFER, 1},
                                          BufferBinding{GL_SHADER_STORAGE_BUFFER, 2}};
    GLint uniform_buffer_ = 0;
    GLint storage_buffer_ = 0;
    GLint indirect_buffer_ = 0;
    GLint depth_function_ = GL_LESS;
    GLboolean depth_mask_ = GL_TRUE;
    std::array<GLboolean, 4> color_mask_{};
};

}  // namespace vitrine::gl
