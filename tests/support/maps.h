#pragma once

#include <vitrine/render/environment.h>
#include <vitrine/scene/environment_map.h>

#include <glm/glm.hpp>

#include <cmath>
#include <cstddef>
#include <functional>
#include <memory>
#include <numbers>

namespace vitrine::test {

/// What comes from a direction.
using Light = std::function<glm::vec3(const glm::vec3& direction)>;

/// The direction through the middle of a texel.
inline glm::vec3 direction_of(const glm::ivec2& size, int x, int y) {
    const double longitude = 2 * std::numbers::pi * ((x + 0.5) / size.x - 0.5);
    const double latitude = std::numbers::pi * (y + 0.5) / size.y;
    return {glm::vec3(std::sin(latitude) * std::sin(longitude), std::cos(latitude),
                      -std::sin(latitude) * std::cos(longitude))};
}

inline scene::EnvironmentMap make_map(glm::ivec2 size, const Light& light) {
    scene::EnvironmentMap map{.name = "test.hdr", .size = size, .texels = {}, .file_size = size};
    for (int y = 0; y < size.y; ++y) {
        for (int x = 0; x < size.x; ++x) map.texels.push_back(light(direction_of(size, x, y)));
    }
    return map;
}

inline std::shared_ptr<const render::Environment> environment_of(const Light& light, glm::ivec2 size = {64, 32}) {
    return render::make_environment(make_map(size, light));
}

}  // namespace vitrine::test
