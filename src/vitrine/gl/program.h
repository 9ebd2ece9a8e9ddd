#pragma once

#include <vitrine/gl/object.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace vitrine::gl {

/// One stage of a program: GL_VERTEX_SHADER and so on, the GLSL text, and the name shown in errors.
struct ShaderSource {
    GLenum stage = 0;
    std::string name;
    std::string text;
};

/// Compiles and links. Throws GraphicsError with the driver's log, which names the shader and its lines.
Program make_program(std::string_view label, std::initializer_list<ShaderSource> sources);

}  // namespace vitrine::gl
