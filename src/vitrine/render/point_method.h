#pragma once

#include <array>
#include <string_view>

namespace vitrine::render {

/// How point clouds are drawn. The kernels show the same picture as GL_POINTS, but for rounding at the points' edges,
/// and for multisampling: they give all samples of a pixel the same colour.
enum class PointMethod {
    automatic,  ///< few points as GL_POINTS; of many, the way that is fastest here by a short trial
    points,     ///< GL_POINTS
    compute32,  ///< kernels in two passes: the nearest depth of each pixel, then its colour
    compute64,  ///< a kernel in one pass, where the driver has atomic operations on 64 bits; else as compute32
    cpu,        ///< threads of the CPU, from main memory: unlit clouds that have their copy there; others as compute32
};
inline constexpr std::array all_point_methods{PointMethod::automatic, PointMethod::points, PointMethod::compute32,
                                              PointMethod::compute64, PointMethod::cpu};

/// "auto", "points", "compute32", "compute64", "cpu".
std::string_view name_of(PointMethod method);
/// Throws UsageError that lists the names.
PointMethod point_method_named(std::string_view name);

}  // namespace vitrine::render
