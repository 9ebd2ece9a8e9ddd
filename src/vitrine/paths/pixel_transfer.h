#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/gl/render_target.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <span>

namespace vitrine::paths {

/// Bytes of an RGBA8 picture without padding.
constexpr std::size_t picture_bytes(glm::ivec2 size) {
    return 4 * static_cast<std::size_t>(size.x) * static_cast<std::size_t>(size.y);
}

/// glReadPixels of the whole target as RGBA8, rows from the bottom: to `destination` in memory, which waits for the
/// GPU.
void read_to_memory(const gl::RenderTarget& source, std::span<std::byte> destination);

/// The same into a pixel buffer, which need not wait.
void read_to_buffer(const gl::RenderTarget& source, const gl::Buffer& destination);

/// Replaces all texels of a picture texture.
void upload_picture(const gl::Texture& texture, glm::ivec2 size, std::span<const std::byte> pixels);

}  // namespace vitrine::paths
