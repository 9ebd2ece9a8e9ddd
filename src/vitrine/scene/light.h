#pragma once

#include <vitrine/scene/ids.h>

#include <glm/glm.hpp>

#include <limits>
#include <string>
#include <string_view>

namespace vitrine::scene {

struct Node;

enum class LightKind { directional, point, spot };

/// "directional", …
constexpr std::string_view name_of(LightKind kind) {
    switch (kind) {
        case LightKind::directional: return "directional";
        case LightKind::point: return "point";
        case LightKind::spot: return "spot";
    }
    return {};
}

/// A light that a file brings along. It stands where its node stands and shines along that node's -z, or from there
/// to all sides; its numbers do not follow the node's scale (as of KHR_lights_punctual).
struct Light {
    std::string name;
    Id<Node> node;
    LightKind kind = LightKind::point;
    glm::vec3 color{1.0F};  ///< linear
    float intensity = 1;    ///< lux of a directional light, candela of the others
    /// How far it reaches, in metres; not of a directional light.
    float range = std::numeric_limits<float>::infinity();
    float inner_cone_radians = 0;             ///< from the axis to where it begins to fade; of a spot light
    float outer_cone_radians = 0.785398163F;  ///< and to where it ends, at most pi / 2
};

/// What the intensity of such lights is measured in: "lx" or "cd".
constexpr std::string_view intensity_unit(LightKind kind) {
    return kind == LightKind::directional ? "lx" : "cd";
}

}  // namespace vitrine::scene
