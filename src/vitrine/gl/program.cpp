#include <vitrine/gl/program.h>

#include <vector>

namespace vitrine::gl {
namespace {

Shader compile(const ShaderSource& source) {
    Shader shader = Shader::make(source.name, source.stage);
    const char* text = source.text.data();
    const auto length = static_cast<GLint>(source.text.size());
    glShaderSource(shader.id(), 1, &text, &length);
    glCompileShader(shader.id());
    GLint compiled = GL_FALSE;
    glGetShaderiv(shader.id(), GL_COMPILE_STATUS, &compiled);
    if (compiled == GL_TRUE) return shader;
    GLint log_length = 0;
    glGetShaderiv(shader.id(), GL_INFO_LOG_LENGTH, &log_length);
    std::string log(static_cast<std::size_t>(log_length), '\0');
    glGetShaderInfoLog(shader.id(), log_length, nullptr, log.data());
    throw ShaderError("shader " + source.name + " does not compile", log.c_str());
}

}  // namespace

Program make_program(std::string_view label, std::initializer_list<ShaderSource> sources) {
    Program program = Program::make(label);
    std::vector<Shader> shaders;
    for (const ShaderSource& source : sources) {
        shaders.push_back(compile(source));
        glAttachShader(program.id(), shaders.back().id());
    }
    glLinkProgram(program.id());
    for (const Shader& shader : shaders) glDetachShader(program.id(), shader.id());
    GLint linked = GL_FALSE;
    glGetProgramiv(program.id(), GL_LINK_STATUS, &linked);
    if (linked == GL_TRUE) return program;
    GLint log_length = 0;
    glGetProgramiv(program.id(), GL_INFO_LOG_LENGTH, &log_length);
    std::string log(static_cast<std::size_t>(log_length), '\0');
    glGetProgramInfoLog(program.id(), log_length, nullptr, log.data());
    throw ShaderError("program " + std::string(label) + " does not link", log.c_str());
}

}  // namespace vitrine::gl
