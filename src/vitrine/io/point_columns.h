#pragma once

#include <vitrine/scene/bounds.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// What a column of a table of points says of each of them. A packed colour has blue in its lowest byte, then green,
/// red and alpha; some files write these bits as the float that has them.
enum class PointRole {
    x,
    y,
    z,
    normal_x,
    normal_y,
    normal_z,
    red,
    green,
    blue,
    alpha,
    packed_rgb,
    packed_rgba,
    packed_rgb_float,
    packed_rgba_float,
    scalar,
    none  ///< it is passed over
};

/// One column of a table of points.
struct PointColumn {
    std::string name;
    PointRole role = PointRole::scalar;
    double full_strength = 255;  ///< of a colour's channel
};

/// Some rows of the table, from all over it.
using PointSample = std::vector<std::vector<double>>;

/// How many rows make a sample, where there are as many.
inline constexpr std::size_t sample_rows = 1024;

/// More columns are no table of points: each takes some memory, whatever is in it.
inline constexpr std::size_t most_columns = 4096;

/// The role that a column of that name has, in any case: "X", "nx", "Red"; a scalar for all others.
PointRole role_named(std::string_view name);

/// Columns of these names. Of two with the same role the second is a scalar, and so are colours and normals that lack a
/// channel.
std::vector<PointColumn> named_columns(std::span<const std::string> names);

/// Columns without names: x, y and z first; what else they are is told by their number and the sample's values.
std::vector<PointColumn> guessed_columns(std::size_t count, const PointSample& sample);

/// Whether the columns say where points are.
bool have_positions(std::span<const PointColumn> columns);

/// Decides by the sample whether colours go up to 1, 255 or 65535.
void set_full_strength(std::span<PointColumn> columns, const PointSample& sample);

/// Where to put the origin of the cloud's coordinates, so that floats hold them: (0, 0, 0), but on axes on which the
/// middle of the sample is far away, 1,024 and the largest edge of its box at least, the whole number next to it. A
/// float holds each coordinate of it exactly.
glm::dvec3 origin_for(std::span<const PointColumn> columns, const PointSample& sample);

}  // namespace vitrine::io
