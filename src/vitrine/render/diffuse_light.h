#pragma once

#include <glm/glm.hpp>

#include <array>
#include <functional>

namespace vitrine::render {

/// Linear radiance that comes from a direction of length 1.
using Radiance = std::function<glm::dvec3(const glm::dvec3& direction)>;

/// For each channel M, so that a white matte surface with the normal n scatters (n, 1)' M (n, 1) (R. Ramamoorthi and
/// P. Hanrahan, "An efficient representation for irradiance environment maps", 2001). Asks for some thousand
/// directions.
std::array<glm::dmat4, 3> diffuse_of(const Radiance& radiance);

}  // namespace vitrine::render
