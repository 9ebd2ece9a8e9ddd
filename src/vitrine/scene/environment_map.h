#pragma once

#include <glm/glm.hpp>

#include <string>
#include <vector>

namespace vitrine::scene {

/// Light from all around: a picture of the sphere whose columns are degrees of longitude and whose rows are degrees of
/// latitude, the first one straight up. In its middle is what lies along -z, to the right of that +x, where y is up.
struct EnvironmentMap {
    /// Enough for large screens, and for every driver.
    static constexpr int most_edge = 8192;

    std::string name;
    glm::ivec2 size{0};             ///< 1 to `most_edge` each
    std::vector<glm::vec3> texels;  ///< linear radiance, 0 or more, rows from the top
    glm::ivec2 file_size{0};        ///< of the picture that was read, which may have been larger; (0, 0): of none
};

}  // namespace vitrine::scene
