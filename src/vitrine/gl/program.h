#pragma once

#include <vitrine/base/error.h>
#include <vitrine/gl/object.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace vitrine::gl {

/// A shader does not compile or a program does not link. `what()` has the driver's log.
class ShaderError : public GraphicsError {
public:
    ShaderError(const std::string& problem, std::string log)
        : GraphicsError(problem + ": " + log), log_(std::move(log)) {}
    /// The driver's log alone.
    const std::string& log() const { return log_; }

private:
    std::string log_;
};

/// One stage of a program: GL_VERTEX_SHADER and so on, the GLSL text, and the name shown in errors.
struct ShaderSource {
    GLenum stage = 0;
    std::string name;
    std::string text;
};

/// Compiles and links. Throws ShaderError with the driver's log, which names the shader and its lines.
Program make_program(std::string_view label, std::initializer_list<ShaderSource> sources);

}  // namespace vitrine::gl
