#pragma once

#include <vitrine/scene/environment_map.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace vitrine::io {

/// Makes texels of the rows of a picture, in the order in which they are read; where there are more than
/// EnvironmentMap::most_edge of either, each texel is the mean of 2 x 2, 4 x 4, … pixels.
class SphereRows {
public:
    /// `size` of the picture; of its rows at most `expected` will come.
    SphereRows(glm::ivec2 size, std::size_t expected);

    /// As many colours as the picture is wide.
    void add(std::span<const glm::vec3> row);
    /// Of what is made.
    glm::ivec2 size() const { return size_; }
    /// After the last row.
    std::vector<glm::vec3> take_texels() { return std::move(texels_); }

private:
    glm::ivec2 size_;
    int step_ = 1;                 ///< pixels for each texel, both ways
    int left_;                     ///< rows of the picture that have not come yet
    int summed_ = 0;               ///< rows
    std::vector<glm::vec3> sums_;  ///< of those
    std::vector<glm::vec3> texels_;
};

}  // namespace vitrine::io
