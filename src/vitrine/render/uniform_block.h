#pragma once

#include <vitrine/gl/object.h>

#include <string_view>

namespace vitrine::render {

/// The uniform buffer that holds a block of the shaders, std140.
template <class Block>
class UniformBlock {
public:
    UniformBlock(std::string_view label, GLuint binding) : binding_(binding), buffer_(gl::Buffer::make(label)) {
        glNamedBufferStorage(buffer_.id(), sizeof(Block), nullptr, GL_DYNAMIC_STORAGE_BIT);
    }
    /// Sends the block and binds it.
    void set(const Block& block) const {
        glNamedBufferSubData(buffer_.id(), 0, sizeof(block), &block);
        glBindBufferBase(GL_UNIFORM_BUFFER, binding_, buffer_.id());
    }

private:
    GLuint binding_;
    gl::Buffer buffer_;
};

}  // namespace vitrine::render
