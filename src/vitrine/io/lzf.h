#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace vitrine::io {

/// How many bytes a compressed one stands for at most: three say that 264 are repeated.
inline constexpr std::size_t most_lzf_expansion = 88;

/// Unpacks data in the format of LibLZF into `to`, all of which is written. Returns the place in `from` at which
/// something is wrong: it ends too early, repeats what is not there, or stands for more or fewer bytes.
std::optional<std::size_t> unpack_lzf(std::span<const std::byte> from, std::span<std::byte> to);

}  // namespace vitrine::io
