#pragma once

#include <vitrine/gl/object.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::app {

/// RGBA8 pixels without padding, rows from the bottom: as GL reads them.
using Pixels = std::vector<std::uint8_t>;

/// Reads a framebuffer's colours (0: the window's back buffer), waiting for them.
Pixels read_framebuffer(GLuint framebuffer, glm::ivec2 size);

/// Reads the first `size` texels of a RGBA8 texture, waiting for them.
Pixels read_texture(GLuint texture, glm::ivec2 size);

/// How many pixels are not the same in both; all of the larger when the sizes differ.
std::size_t differing_pixels(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b);

/// All pixels have one colour (or there are none): nothing was drawn.
bool is_blank(std::span<const std::uint8_t> rgba);

}  // namespace vitrine::app
