#include <vitrine/render/point_colors.h>

#include <vitrine/scene/material.h>

#include <algorithm>
#include <cmath>

namespace vitrine::render {
namespace {

constexpr float most = 255;

std::uint32_t to_byte(float value) {
    return static_cast<std::uint32_t>(std::lround(std::clamp(value, 0.0F, 1.0F) * most));
}

}  // namespace

PointColors::PointColors(std::span<const glm::u8vec4> colors, const glm::vec4& linear_base_color) : colors_(colors) {
    const glm::vec3 base(linear_base_color);
    for (int value = 0; value < 256; ++value) {
        const glm::vec3 own(static_cast<float>(value) / most);
        const glm::vec3 tinted =
            base == glm::vec3(1) ? own : scene::srgb_from_linear(scene::linear_from_srgb(own) * base);
        for (int channel = 0; channel < 3; ++channel)
            tinted_[static_cast<std::size_t>(channel)][static_cast<std::size_t>(value)] =
                to_byte(tinted[channel]) << (8U * static_cast<unsigned>(channel));
    }
    plain_ = tinted_[0][255] | tinted_[1][255] | tinted_[2][255] | opaque;
}

PointColors::PointColors(std::span<const float> values, const ShownField& field) : field_(&field), values_(values) {
    for (const glm::u8vec4& color : *field.table.colors)
        table_.push_back(std::uint32_t{color.r} | std::uint32_t{color.g} << 8U | std::uint32_t{color.b} << 16U |
                         opaque);
}

}  // namespace vitrine::render
