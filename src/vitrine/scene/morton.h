#pragma once

#include <glm/glm.hpp>

#include <cstdint>

namespace vitrine::scene {

namespace detail {

/// Two zeros between the ten lower bits.
inline std::uint32_t parted(std::uint32_t bits) {
    bits = (bits | (bits << 16U)) & 0x030000ffU;
    bits = (bits | (bits << 8U)) & 0x0300f00fU;
    bits = (bits | (bits << 4U)) & 0x030c30c3U;
    return (bits | (bits << 2U)) & 0x09249249U;
}

}  // namespace detail

/// Bits of a place along the curve, and steps along each axis.
inline constexpr unsigned morton_bits = 30;
inline constexpr std::uint32_t morton_steps = 1024;

/// Where a cell of a cube of so many steps comes along a Z-order curve (Morton 1966).
inline std::uint32_t morton_code(const glm::uvec3& cell) {
    return detail::parted(cell.x) | (detail::parted(cell.y) << 1U) | (detail::parted(cell.z) << 2U);
}

}  // namespace vitrine::scene
