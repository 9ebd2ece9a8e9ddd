#include <vitrine/base/utf8.h>

#include <cstdint>

namespace vitrine {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t i) {
    return static_cast<std::uint8_t>(text[i]);
}

}  // namespace

std::size_t utf8_length(std::string_view text, std::size_t i) {
    const std::uint8_t first = byte_at(text, i);
    if (first < 0x80) return 1;
    const std::size_t length = first < 0xC2 ? 0U : first < 0xE0 ? 2U : first < 0xF0 ? 3U : first < 0xF5 ? 4U : 0U;
    if (length == 0 || text.size() - i < length) return 0;
    const std::uint8_t low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (byte_at(text, i + 1) < low || byte_at(text, i + 1) > high) return 0;
    for (std::size_t k = 2; k < length; ++k) {
        if ((byte_at(text, i + k) & 0xC0U) != 0x80U) return 0;
    }
    return length;
}

char32_t next_character(std::string_view text, std::size_t& i) {
    const std::size_t length = utf8_length(text, i);
    if (length == 0) {
        ++i;
        return replacement_character;
    }
    const std::uint32_t first_bits = length == 1 ? 0x7FU : 0xFFU >> (length + 1);
    char32_t character = byte_at(text, i) & first_bits;
    for (std::size_t k = 1; k < length; ++k) character = (character << 6U) | (byte_at(text, i + k) & 0x3FU);
    i += length;
    return character;
}

}  // namespace vitrine
