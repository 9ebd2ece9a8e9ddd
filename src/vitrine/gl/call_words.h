#pragma once

#include <glad/gl.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine::gl {

/// The words of the GPU log, asked of the current context where that knows.

/// "buffer" for GL_BUFFER and so on.
std::string_view word_for(GLenum identifier);
/// The label of an object that exists; empty where it has none.
std::string label_of(GLenum identifier, GLuint name);
/// "'viewport colour'", or "texture 12" of one without a label; the framebuffer 0 is "the window".
std::string quoted(GLenum identifier, GLuint name);
/// "RGBA8"; a number in hexadecimal digits for a format that is not one of ours.
std::string format_word(GLenum format);
/// "triangles", "points", …
std::string_view primitive_word(GLenum mode);
/// "colour", "depth", "colour and depth", … of bits for glClear and blits.
std::string mask_words(GLbitfield mask);
/// Bytes of a pixel as it is transferred.
std::uint64_t pixel_bytes(GLenum format, GLenum type);
/// Bytes of a stored pixel of a sized format; 0 for one that is not one of ours.
std::uint64_t stored_pixel_bytes(GLenum format);

}  // namespace vitrine::gl
