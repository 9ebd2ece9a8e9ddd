#pragma once

#include <vitrine/gl/object.h>

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::render {

// What the kernels and shaders that draw points have in common.

/// Storage binding of the cells, colour and depth in turn.
inline constexpr GLuint cells_binding = 3;
/// Invocations of a work group of each kernel.
inline constexpr std::uint64_t point_work_group = 128;

/// So many work groups have at least `count` invocations.
constexpr std::uint64_t point_work_groups(std::uint64_t count) {
    return (count + point_work_group - 1) / point_work_group;
}

/// The kernel of shaders/NAME.comp. Throws ShaderError.
gl::Program make_point_kernel(const std::string& name, const std::vector<std::string>& defined = {});

}  // namespace vitrine::render
