#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine::gl {

/// What the current context's driver takes of compute shaders.
struct ComputeLimits {
    std::array<int, 3> groups{};           ///< most work groups of a dispatch, along x, y and z
    std::array<int, 3> group_size{};       ///< most invocations of a work group along x, y and z
    int group_invocations = 0;             ///< most of a work group, along all three together
    int shared_bytes = 0;                  ///< most memory that a work group's invocations share
    int storage_bindings = 0;              ///< places where storage buffers can be bound
    int storage_blocks = 0;                ///< most storage buffers of one compute shader
    std::int64_t storage_block_bytes = 0;  ///< most of a storage buffer that a shader sees
    int image_units = 0;                   ///< places where images can be bound
};

/// Of the current context.
ComputeLimits read_compute_limits();

/// "4.50": the newest shading language of the current context.
std::string shading_language_version();

/// Whether the current context's driver names an extension: "GL_ARB_sparse_buffer".
bool has_extension(std::string_view name);

}  // namespace vitrine::gl
