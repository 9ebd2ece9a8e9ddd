#pragma once

#include <glm/glm.hpp>

#include <cstdint>
#include <vector>

namespace vitrine::scene {

struct FilledPolygon {
    std::vector<glm::vec2> points;
    std::vector<std::uint32_t> contour_starts;
    std::vector<float> half_widths;
    std::vector<std::uint32_t> triangles;
};

}  // namespace vitrine::scene
