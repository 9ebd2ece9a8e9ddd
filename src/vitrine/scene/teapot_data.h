#pragma once

#include <array>
#include <cstdint>

namespace vitrine::scene {

/// How a patch of the teapot is repeated to make the whole.
enum class TeapotMirror {
    across_y,        ///< once more with y negated: two patches
    across_x_and_y,  ///< all four combinations of signs of x and y: four patches
};

/// A bicubic Bezier patch: 16 control points in rows of four, as indices into `teapot_points`. Its normal (the
/// derivative along a row crossed with the one from row to row) points out of the teapot.
struct TeapotPatch {
    std::array<std::uint8_t, 16> points{};
    TeapotMirror mirror = TeapotMirror::across_y;
};

struct TeapotPoint {
    double x = 0;
    double y = 0;
    double z = 0;
};

/// The 10 patches from which mirroring makes all 32, and their 127 control points: z up, the spout along +x, from
/// (-3, -2, 0) to (3.43, 2, 3.15). Martin Newell, University of Utah, 1975; in the public domain.
extern const std::array<TeapotPatch, 10> teapot_patches;
extern const std::array<TeapotPoint, 127> teapot_points;

}  // namespace vitrine::scene
