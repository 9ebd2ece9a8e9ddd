#include <vitrine/scene/packed_normal.h>

#include <cmath>

namespace vitrine::scene {
namespace {

constexpr float most = 32767.0F;

/// The octahedron's other half, seen from outside of the square's diamond.
glm::vec2 folded(const glm::vec2& at) {
    const glm::vec2 sign(at.x >= 0 ? 1.0F : -1.0F, at.y >= 0 ? 1.0F : -1.0F);
    return (1.0F - glm::abs(glm::vec2(at.y, at.x))) * sign;
}

}  // namespace

PackedNormal pack_normal(const glm::vec3& direction) {
    const float span = std::abs(direction.x) + std::abs(direction.y) + std::abs(direction.z);
    if (!std::isnormal(span)) return {};
    const glm::vec3 on_octahedron = direction / span;
    const glm::vec2 flat(on_octahedron);
    const glm::vec2 place = glm::round(most * (on_octahedron.z < 0 ? folded(flat) : flat));
    return {static_cast<std::int16_t>(place.x), static_cast<std::int16_t>(place.y)};
}

glm::vec3 unpack_normal(const PackedNormal& packed) {
    const glm::vec2 place = glm::vec2(packed.x, packed.y) / most;
    const float z = 1.0F - std::abs(place.x) - std::abs(place.y);
    return glm::normalize(glm::vec3(z < 0 ? folded(place) : place, z));
}

}  // namespace vitrine::scene
