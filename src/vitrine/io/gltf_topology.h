#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::io {

/// The modes of a primitive, numbered as in glTF.
enum class GltfMode { points, lines, line_loop, line_strip, triangles, triangle_strip, triangle_fan };

/// Turns a sequence of vertices into separate triangles or segments (glTF 2.0, 3.7.2.1): three or two of them each.
/// Vertices that begin an unfinished triangle or segment are left out. Points stay as they are.
std::vector<std::uint32_t> separated(std::vector<std::uint32_t> sequence, GltfMode mode);

/// Renumbers `indices` so that they name only what they use; returns what that is, ascending.
std::vector<std::uint32_t> compacted(std::vector<std::uint32_t>& indices);

}  // namespace vitrine::io
