#pragma once

#include <glm/glm.hpp>

#include <string>

namespace vitrine::render {

/// Which vectors of geometries are shown as arrows, and how.
struct VectorLook {
    std::string name;          ///< as scene::vector_names has it; empty: none
    float length = 0.05F;      ///< of the longest arrow, as a part of the scene's diagonal
    float width = 0.06F;       ///< of a shaft, as a part of its arrow's length
    bool same_length = false;  ///< whatever the vectors' lengths are
    int most = 4000;           ///< arrows for each geometry: of more vertices or points every so many have one
    glm::vec3 color{0.95F, 0.6F, 0.15F};  ///< sRGB-encoded

    friend bool operator==(const VectorLook&, const VectorLook&) = default;
};

}  // namespace vitrine::render
