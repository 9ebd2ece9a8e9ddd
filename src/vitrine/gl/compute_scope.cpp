#include <vitrine/gl/compute_scope.h>

namespace vitrine::gl {

ComputeScope::ComputeScope(GLuint buffers, GLuint images) : buffers_(buffers), images_(images) {
    glGetIntegerv(GL_CURRENT_PROGRAM, &program_);
    glGetIntegerv(GL_SHADER_STORAGE_BUFFER_BINDING, &storage_buffer_);
    for (GLuint i = 0; i < buffers; ++i) {
        glGetIntegeri_v(GL_SHADER_STORAGE_BUFFER_BINDING, i, &buffers_[i].buffer);
        glGetInteger64i_v(GL_SHADER_STORAGE_BUFFER_START, i, &buffers_[i].first);
        glGetInteger64i_v(GL_SHADER_STORAGE_BUFFER_SIZE, i, &buffers_[i].size);
    }
    for (GLuint i = 0; i < images; ++i) {
        glGetIntegeri_v(GL_IMAGE_BINDING_NAME, i, &images_[i].texture);
        glGetIntegeri_v(GL_IMAGE_BINDING_LEVEL, i, &images_[i].level);
        glGetIntegeri_v(GL_IMAGE_BINDING_LAYERED, i, &images_[i].layered);
        glGetIntegeri_v(GL_IMAGE_BINDING_LAYER, i, &images_[i].layer);
        glGetIntegeri_v(GL_IMAGE_BINDING_ACCESS, i, &images_[i].access);
        glGetIntegeri_v(GL_IMAGE_BINDING_FORMAT, i, &images_[i].format);
    }
}

ComputeScope::~ComputeScope() {
    for (GLuint i = 0; i < images_.size(); ++i) {
        const Image& image = images_[i];
        glBindImageTexture(i, static_cast<GLuint>(image.texture), image.level, static_cast<GLboolean>(image.layered),
                           image.layer, static_cast<GLenum>(image.access), static_cast<GLenum>(image.format));
    }
    for (GLuint i = 0; i < buffers_.size(); ++i) {
        const Range& range = buffers_[i];
        const auto buffer = static_cast<GLuint>(range.buffer);
        if (buffer == 0 || range.size == 0)
            glBindBufferBase(GL_SHADER_STORAGE_BUFFER, i, buffer);
        else
            glBindBufferRange(GL_SHADER_STORAGE_BUFFER, i, buffer, static_cast<GLintptr>(range.first),
                              static_cast<GLsizeiptr>(range.size));
    }
    // Numbered bindings set the general one as well.
    glBindBuffer(GL_SHADER_STORAGE_BUFFER, static_cast<GLuint>(storage_buffer_));
    glUseProgram(static_cast<GLuint>(program_));
}

}  // namespace vitrine::gl
