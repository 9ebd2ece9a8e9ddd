#pragma once

#include <vitrine/gl/object.h>

#include <glm/glm.hpp>

#include <string_view>

namespace vitrine::render {

/// A texture of one level that is read texel by texel.
gl::Texture make_plain_texture(std::string_view label, GLenum format, glm::ivec2 size);

}  // namespace vitrine::render
