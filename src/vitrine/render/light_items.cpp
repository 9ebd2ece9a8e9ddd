#include <vitrine/render/light_items.h>

#include <algorithm>
#include <cmath>

namespace vitrine::render {
namespace {

/// Cones that fade over less than this have hard edges.
constexpr float least_fading = 0.001F;

LightItem item_of(const scene::Light& light, const glm::dmat4& to_view, float factor) {
    const glm::dvec3 back = glm::normalize(glm::dvec3(to_view[2]));
    LightItem item{};
    item.axis = glm::vec4(glm::vec3(-back), 0);
    item.color = glm::vec4(factor * light.intensity * light.color, 0);
    if (light.kind == scene::LightKind::directional) {
        item.place = glm::vec4(glm::vec3(back), 0);
        return item;
    }
    item.place = glm::vec4(glm::vec3(to_view[3]), 1);
    item.reach = {std::isfinite(light.range) && light.range > 0 ? 1 / light.range : 0, 0, 1, 0};
    if (light.kind != scene::LightKind::spot) return item;
    const float outer = std::cos(light.outer_cone_radians);
    item.reach.y = 1 / std::max(std::cos(light.inner_cone_radians) - outer, least_fading);
    item.reach.z = -outer * item.reach.y;
    return item;
}

}  // namespace

std::vector<LightItem> lights_of(const scene::Scene& scene, const glm::dmat4& view, float factor) {
    std::vector<LightItem> items;
    if (factor <= 0 || scene.lights().empty()) return items;
    scene.visit([&](scene::NodeId id, const scene::Node&, const glm::mat4& world) {
        for (const scene::Light& light : scene.lights())
            if (light.node == id) items.push_back(item_of(light, view * glm::dmat4(world), factor));
    });
    return items;
}

}  // namespace vitrine::render
