#pragma once

#include <vitrine/gl/object.h>

#include <glm/glm.hpp>

namespace vitrine::render {

/// A framebuffer of nothing but depths.
gl::Framebuffer make_depth_target(const char* label, const gl::Texture& depths);

/// Clears such a framebuffer, to what is farthest, and lets all of it be drawn into. `size`: in pixels.
void begin_depths(const gl::Framebuffer& target, glm::ivec2 size);

}  // namespace vitrine::render
