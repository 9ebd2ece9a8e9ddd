#pragma once

#include <cstddef>
#include <span>

namespace vitrine::detail {

/// Looks after the bytes of a mapped file: what cannot be read of them any more reads as zeros. Returns the number of
/// the guard; 0: none, for there are too many mapped files, or the system needs none.
std::size_t guard_mapping(std::span<const std::byte> bytes);
/// Before the file is unmapped.
void forget_mapping(std::size_t guard);
/// Whether nothing had to be replaced.
bool is_mapping_whole(std::size_t guard);

}  // namespace vitrine::detail
