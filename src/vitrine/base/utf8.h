#pragma once

#include <cstddef>
#include <string_view>

namespace vitrine {

/// What invalid UTF-8 is read as.
inline constexpr char32_t replacement_character = 0xFFFD;

/// Length of the UTF-8 sequence at byte `i` of `text`, 0 when it is not a valid one (The Unicode Standard 15, table
/// 3-7).
std::size_t utf8_length(std::string_view text, std::size_t i);

/// The character at byte `i`, which is moved behind it. An invalid byte is a replacement character.
char32_t next_character(std::string_view text, std::size_t& i);

}  // namespace vitrine
