#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::prepare {

/// Where each of `before`'s triangles is in `after`, which has the same ones in another order, corners perhaps begun
/// with another one. Three indices for each.
std::vector<std::uint32_t> face_order(std::span<const std::uint32_t> before, std::span<const std::uint32_t> after);

}  // namespace vitrine::prepare
