#include <vitrine/io/stl_colors.h>

#include <string_view>
#include <utility>

namespace vitrine::io {
namespace {

constexpr std::string_view marker = "COLOR=";

std::uint8_t from_5_bits(unsigned bits) {
    return static_cast<std::uint8_t>(((bits & 31U) * 255U + 15U) / 31U);
}

}  // namespace

StlColors::StlColors(std::span<const std::byte> header) {
    const std::string_view text(reinterpret_cast<const char*>(header.data()), header.size());
    const std::size_t found = text.find(marker);
    if (found == std::string_view::npos || text.size() - found < marker.size() + 4) return;
    glm::u8vec4 color;
    for (int i = 0; i < 4; ++i)
        color[i] = static_cast<std::uint8_t>(text[found + marker.size() + static_cast<std::size_t>(i)]);
    default_ = color;
}

glm::u8vec4 StlColors::of(std::uint16_t bits) const {
    if (!has_own(bits)) return default_.value_or(glm::u8vec4(255));
    glm::u8vec4 color(from_5_bits(bits), from_5_bits(bits >> 5U), from_5_bits(bits >> 10U), 255);
    if (!default_) std::swap(color.x, color.z);
    return color;
}

}  // namespace vitrine::io
