#pragma once

#include <glad/gl.h>

#include <string_view>
#include <utility>

namespace vitrine::gl {

/// Owns one GL name. Move-only; default-constructed and moved-from objects own nothing.
/// A context that knows the name must be current where an object is made or destroyed.
template <class Traits>
class Object {
public:
    Object() = default;
    /// Makes a name and labels it for debuggers; `args` are the traits' (a texture's target, say).
    template <class... Args>
    static Object make(std::string_view label, Args... args) {
        Object object;
        object.id_ = Traits::create(args...);
        // Labels may come from files; every driver takes 255 characters.
        const std::string_view cut = label.substr(0, 255);
        glObjectLabel(Traits::identifier, object.id_, static_cast<GLsizei>(cut.size()), cut.data());
        return object;
    }
    ~Object() { reset(); }
    Object(Object&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
    Object& operator=(Object&& other) noexcept {
        if (this != &other) {
            reset();
            id_ = std::exchange(other.id_, 0);
        }
        return *this;
    }
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;

    GLuint id() const { return id_; }
    explicit operator bool() const { return id_ != 0; }
    void reset() {
        if (id_ != 0) Traits::destroy(std::exchange(id_, 0));
    }

private:
    GLuint id_ = 0;
};

struct BufferTraits {
    static constexpr GLenum identifier = GL_BUFFER;
    static GLuint create() {
        GLuint id = 0;
        glCreateBuffers(1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteBuffers(1, &id); }
};

struct TextureTraits {
    static constexpr GLenum identifier = GL_TEXTURE;
    static GLuint create(GLenum target) {
        GLuint id = 0;
        glCreateTextures(target, 1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteTextures(1, &id); }
};

struct RenderbufferTraits {
    static constexpr GLenum identifier = GL_RENDERBUFFER;
    static GLuint create() {
        GLuint id = 0;
        glCreateRenderbuffers(1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteRenderbuffers(1, &id); }
};

struct FramebufferTraits {
    static constexpr GLenum identifier = GL_FRAMEBUFFER;
    static GLuint create() {
        GLuint id = 0;
        glCreateFramebuffers(1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteFramebuffers(1, &id); }
};

struct VertexArrayTraits {
    static constexpr GLenum identifier = GL_VERTEX_ARRAY;
    static GLuint create() {
        GLuint id = 0;
        glCreateVertexArrays(1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteVertexArrays(1, &id); }
};

struct TransformFeedbackTraits {
    static constexpr GLenum identifier = GL_TRANSFORM_FEEDBACK;
    static GLuint create() {
        GLuint id = 0;
        glCreateTransformFeedbacks(1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteTransformFeedbacks(1, &id); }
};

struct QueryTraits {
    static constexpr GLenum identifier = GL_QUERY;
    static GLuint create(GLenum target) {
        GLuint id = 0;
        glCreateQueries(target, 1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteQueries(1, &id); }
};

struct ProgramTraits {
    static constexpr GLenum identifier = GL_PROGRAM;
    static GLuint create() { return glCreateProgram(); }
    static void destroy(GLuint id) { glDeleteProgram(id); }
};

struct SamplerTraits {
    static constexpr GLenum identifier = GL_SAMPLER;
    static GLuint create() {
        GLuint id = 0;
        glCreateSamplers(1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteSamplers(1, &id); }
};

struct ShaderTraits {
    static constexpr GLenum identifier = GL_SHADER;
    static GLuint create(GLenum stage) { return glCreateShader(stage); }
    static void destroy(GLuint id) { glDeleteShader(id); }
};

using Buffer = Object<BufferTraits>;
using Texture = Object<TextureTraits>;
using Sampler = Object<SamplerTraits>;
using Renderbuffer = Object<RenderbufferTraits>;
using Framebuffer = Object<FramebufferTraits>;              ///< known to its own context only
using VertexArray = Object<VertexArrayTraits>;              ///< known to its own context only
using TransformFeedback = Object<TransformFeedbackTraits>;  ///< known to its own context only
using Query = Object<QueryTraits>;                          ///< known to its own context only
using Program = Object<ProgramTraits>;
using Shader = Object<ShaderTraits>;

/// A query for when the GPU gets somewhere.
inline Query make_timestamp(std::string_view label) {
    return Query::make(label, static_cast<GLenum>(GL_TIMESTAMP));
}

}  // namespace vitrine::gl
