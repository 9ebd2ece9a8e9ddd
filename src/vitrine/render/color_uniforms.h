#pragma once

#include <vitrine/render/field_store.h>

#include <glm/gtc/type_ptr.hpp>

namespace vitrine::render {

/// The texture unit of shaders/color_table.glsl.
inline constexpr GLuint color_table_unit = 7;

/// How a program that has it in it makes colours of numbers.
inline void set_color_scale(GLuint program, const ColorScale& scale) {
    constexpr GLint color_scale_uniform = 30;
    glProgramUniform4fv(program, color_scale_uniform, 1, glm::value_ptr(scale.uniform()));
}

}  // namespace vitrine::render
