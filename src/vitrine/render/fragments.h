#pragma once

#include <vitrine/gl/object.h>

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::render {

/// What a pass's fragments leave in the target, see shaders/fragment.glsl.
enum class Fragments {
    colors,
    ids,       ///< which item and which of its primitives they are of, and their depth: see IdPass
    mask,      ///< that something is there, and whether nothing hides it: see OutlinePass
    depths,    ///< nothing but their depth
    weighted,  ///< sums of which an average of all that lie behind each other is made: see TransparencyPass
    peeled     ///< colours of those next behind what has been drawn before: see TransparencyPass
};

/// Whether nothing but their place and their alpha counts.
constexpr bool are_shapes(Fragments fragments) {
    return fragments == Fragments::ids || fragments == Fragments::mask || fragments == Fragments::depths;
}

/// The names that shaders are told that by; none for colours.
std::vector<std::string> defines_of(Fragments fragments);

/// The program of NAME.vert and NAME.frag, with more names defined. Throws gl::ShaderError.
gl::Program make_program(std::string_view name, Fragments fragments, const std::vector<std::string>& defined = {});

}  // namespace vitrine::render
