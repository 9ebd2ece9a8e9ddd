#include <vitrine/gl/saved_state.h>

#include <cstddef>

namespace vitrine::gl {

void SavedState::BufferBinding::save() {
    const bool uniform = target == GL_UNIFORM_BUFFER;
    glGetIntegeri_v(uniform ? GL_UNIFORM_BUFFER_BINDING : GL_SHADER_STORAGE_BUFFER_BINDING, index, &buffer);
    glGetInteger64i_v(uniform ? GL_UNIFORM_BUFFER_START : GL_SHADER_STORAGE_BUFFER_START, index, &first);
    glGetInteger64i_v(uniform ? GL_UNIFORM_BUFFER_SIZE : GL_SHADER_STORAGE_BUFFER_SIZE, index, &size);
}

void SavedState::BufferBinding::restore() const {
    const auto name = static_cast<GLuint>(buffer);
    if (name == 0 || size == 0) {
        glBindBufferBase(target, index, name);
    } else {
        glBindBufferRange(target, index, name, static_cast<GLintptr>(first), static_cast<GLsizeiptr>(size));
    }
}

SavedState::SavedState() {
    for (std::size_t i = 0; i < switches_.size(); ++i) enabled_[i] = glIsEnabled(switches_[i]);
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &draw_framebuffer_);
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &read_framebuffer_);
    glGetIntegerv(GL_CURRENT_PROGRAM, &program_);
    glGetIntegerv(GL_VERTEX_ARRAY_BINDING, &vertex_array_);
    glGetIntegerv(GL_VIEWPORT, viewport_.data());
    glGetIntegerv(GL_SCISSOR_BOX, scissor_box_.data());
    glGetIntegerv(GL_BLEND_SRC_RGB, &blend_[0]);
    glGetIntegerv(GL_BLEND_DST_RGB, &blend_[1]);
    glGetIntegerv(GL_BLEND_SRC_ALPHA, &blend_[2]);
    glGetIntegerv(GL_BLEND_DST_ALPHA, &blend_[3]);
    glGetIntegerv(GL_BLEND_EQUATION_RGB, &blend_equation_[0]);
    glGetIntegerv(GL_BLEND_EQUATION_ALPHA, &blend_equation_[1]);
    glGetIntegerv(GL_FRONT_FACE, &front_face_);
    glGetIntegerv(GL_CULL_FACE_MODE, &culled_face_);
    glGetFloatv(GL_POLYGON_OFFSET_FACTOR, &polygon_offset_[0]);
    glGetFloatv(GL_POLYGON_OFFSET_UNITS, &polygon_offset_[1]);
    for (BufferBinding& binding : buffers_) binding.save();
    glGetIntegerv(GL_UNIFORM_BUFFER_BINDING, &uniform_buffer_);
    glGetIntegerv(GL_SHADER_STORAGE_BUFFER_BINDING, &storage_buffer_);
    glGetIntegerv(GL_DRAW_INDIRECT_BUFFER_BINDING, &indirect_buffer_);
    glGetIntegerv(GL_POLYGON_MODE, polygon_mode_.data());
    glGetIntegerv(GL_CLIP_ORIGIN, &clip_origin_);
    glGetIntegerv(GL_CLIP_DEPTH_MODE, &clip_depth_);
    glGetIntegerv(GL_DEPTH_FUNC, &depth_function_);
    glGetBooleanv(GL_DEPTH_WRITEMASK, &depth_mask_);
    glGetBooleanv(GL_COLOR_WRITEMASK, color_mask_.data());
}

SavedState::~SavedState() {
    for (std::size_t i = 0; i < switches_.size(); ++i) {
        if (enabled_[i] == GL_TRUE) {
            glEnable(switches_[i]);
        } else {
            glDisable(switches_[i]);
        }
    }
    const auto value = [](GLint state) { return static_cast<GLenum>(state); };
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(draw_framebuffer_));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(read_framebuffer_));
    glUseProgram(static_cast<GLuint>(program_));
    glBindVertexArray(static_cast<GLuint>(vertex_array_));
    glViewport(viewport_[0], viewport_[1], viewport_[2], viewport_[3]);
    glScissor(scissor_box_[0], scissor_box_[1], scissor_box_[2], scissor_box_[3]);
    glBlendFuncSeparate(value(blend_[0]), value(blend_[1]), value(blend_[2]), value(blend_[3]));
    glBlendEquationSeparate(value(blend_equation_[0]), value(blend_equation_[1]));
    glFrontFace(value(front_face_));
    glCullFace(value(culled_face_));
    glPolygonOffset(polygon_offset_[0], polygon_offset_[1]);
    // Numbered bindings set the general ones as well, which are put back last.
    for (const BufferBinding& binding : buffers_) binding.restore();
    glBindBuffer(GL_UNIFORM_BUFFER, static_cast<GLuint>(uniform_buffer_));
    glBindBuffer(GL_SHADER_STORAGE_BUFFER, static_cast<GLuint>(storage_buffer_));
    glBindBuffer(GL_DRAW_INDIRECT_BUFFER, static_cast<GLuint>(indirect_buffer_));
    glPolygonMode(GL_FRONT_AND_BACK, value(polygon_mode_[0]));
    glClipControl(value(clip_origin_), value(clip_depth_));
    glDepthFunc(value(depth_function_));
    glDepthMask(depth_mask_);
    glColorMask(color_mask_[0], color_mask_[1], color_mask_[2], color_mask_[3]);
}

}  // namespace vitrine::gl
