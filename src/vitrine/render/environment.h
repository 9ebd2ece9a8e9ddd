#pragma once

#include <vitrine/scene/environment_map.h>

#include <glm/glm.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::render {

/// Red, green and blue as floats of 16 bits.
using HalfColor = std::array<std::uint16_t, 3>;

HalfColor half_color(const glm::vec3& color);
glm::vec3 color_of(const HalfColor& color);

/// An environment map, and what surfaces of any roughness make of its light.
struct Environment {
    static constexpr std::size_t levels = 6;

    /// What mirrors of one roughness show: the six faces of a cube map in OpenGL's order (+x, -x, +y, -y, +z, -z), one
    /// after the other.
    struct Mirror {
        int edge = 0;
        std::vector<HalfColor> texels;
    };

    std::string name;
    glm::ivec2 size{0};                  ///< of the map
    glm::ivec2 file_size{0};             ///< as of scene::EnvironmentMap
    std::vector<HalfColor> texels;       ///< as of scene::EnvironmentMap
    std::array<Mirror, levels> mirrors;  ///< of a roughness from 0 to 1
    std::array<glm::dmat4, 3> diffuse;   ///< as of `diffuse_of`
};

/// Takes a second or so, on all cores; any thread. Throws UsageError for a map that is no picture, or too
/// large.
std::shared_ptr<const Environment> make_environment(scene::EnvironmentMap map);

}  // namespace vitrine::render
