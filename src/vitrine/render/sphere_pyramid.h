#pragma once

#include <vitrine/scene/environment_map.h>

#include <glm/glm.hpp>

#include <vector>

namespace vitrine::render {

/// An environment map and coarser and coarser forms of it, each half as large, to look up what comes from a part of the
/// sphere.
class SpherePyramid {
public:
    /// `map` has texels, whose sums are finite, and must outlive this.
    explicit SpherePyramid(const scene::EnvironmentMap& map);

    /// The mean over about the solid angle of a texel of this level; between levels both are mixed.
    glm::vec3 at(const glm::vec3& direction, float level) const;
    /// The level whose texels take up about this solid angle, in steradians, in the middle of the map.
    float level_of(double solid_angle) const;

private:
    struct Level {
        glm::ivec2 size{0};
        std::vector<glm::vec3> coarse;  ///< empty: the map's own
        const glm::vec3* texels = nullptr;
    };
    static Level halved(const Level& level);
    static glm::vec3 sample(const Level& level, const glm::vec2& place);

    std::vector<Level> levels_;
};

}  // namespace vitrine::render
