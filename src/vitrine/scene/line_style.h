#pragma once

#include <cstdint>

namespace vitrine::scene {

/// How a line ends.
enum class LineCap : std::uint8_t { butt, round, square };

/// How two parts of a line meet.
enum class LineJoin : std::uint8_t { miter, round, bevel };

}  // namespace vitrine::scene
