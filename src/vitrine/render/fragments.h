#pragma once

#include <vitrine/gl/object.h>

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::render {

/// What a pass's fragments leave in the target, see shaders/fragment.glsl.
enum class Fragments {
    colors,
    ids,  ///< which item and which of its primitives they are of, and their depth: see IdPass
    mask  ///< that something is there, and whether nothing hides it: see OutlinePass
};

/// The names that shaders are told that by; none for colours.
std::vector<std::string> defines_of(Fragments fragments);

/// The program of NAME.vert and NAME.frag, with names defined for the former. Throws gl::ShaderError.
gl::Program make_program(std::string_view name, Fragments fragments, const std::vector<std::string>& defined = {});

}  // namespace vitrine::render
