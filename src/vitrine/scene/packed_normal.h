#pragma once

#include <glm/glm.hpp>

#include <cstdint>

namespace vitrine::scene {

/// A unit vector in 4 bytes, to 0.004 degrees: where its direction meets an octahedron whose lower half is folded out
/// over the corners of a square (Cigolle et al., "A Survey of Efficient Representations for Independent Unit Vectors",
/// JCGT 2014). -32767 to 32767 stand for -1 to 1.
struct PackedNormal {
    std::int16_t x = 0;
    std::int16_t y = 0;
    friend bool operator==(const PackedNormal&, const PackedNormal&) = default;
};
static_assert(sizeof(PackedNormal) == 4, "the layout that render::attach describes");

/// The direction need not have unit length; (0, 0, 0) and what is not finite become +Z.
PackedNormal pack_normal(const glm::vec3& direction);
glm::vec3 unpack_normal(const PackedNormal& packed);

}  // namespace vitrine::scene
