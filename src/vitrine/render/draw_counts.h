#pragma once

#include <vitrine/render/point_method.h>

#include <cstdint>

namespace vitrine::render {

/// What one draw of a scene asked of the GPU.
struct DrawCounts {
    std::uint64_t draw_calls = 0;          ///< of the scene's own, before they are cut into parts
    std::uint64_t triangles = 0;           ///< of the meshes that are drawn
    std::uint64_t left_out_triangles = 0;  ///< of those: outside of the picture, or seen from behind
    std::uint64_t points = 0;
    std::uint64_t segments = 0;
    std::uint64_t coarse_meshes = 0;                 ///< in a coarser form, or left out, because the camera moved
    std::uint64_t layered_points = 0;                ///< in clouds of which a share may be drawn, drawn or not
    PointMethod point_method = PointMethod::points;  ///< of the clouds
};

}  // namespace vitrine::render
