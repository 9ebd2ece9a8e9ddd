#pragma once

#include <vitrine/render/field_store.h>

#include <glm/glm.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::render {

/// What colours unlit points: their own, tinted by the cloud's base colour, or those of numbers. As in
/// point_colors.glsl.
class PointColors {
public:
    /// `colors`: one for each point, sRGB-encoded; none: all have the base colour. They must outlive this.
    PointColors(std::span<const glm::u8vec4> colors, const glm::vec4& linear_base_color);
    /// One number for each point, in the colours of a field; both must outlive this.
    PointColors(std::span<const float> values, const ShownField& field);

    /// Packed red, green, blue and an alpha of 1, red in the lowest byte: never 0.
    std::uint32_t of(std::size_t point) const {
        if (field_ != nullptr) return table_[field_->scale.place_of(values_[point])];
        if (colors_.empty()) return plain_;
        const glm::u8vec4& own = colors_[point];
        return tinted_[0][own.r] | tinted_[1][own.g] | tinted_[2][own.b] | opaque;
    }

private:
    static constexpr std::uint32_t opaque = 0xFF000000U;

    std::span<const glm::u8vec4> colors_;
    std::array<std::array<std::uint32_t, 256>, 3> tinted_{};  ///< by channel and its value, in its place
    std::uint32_t plain_ = 0;
    const ShownField* field_ = nullptr;
    std::span<const float> values_;
    std::vector<std::uint32_t> table_;  ///< of the field
};

}  // namespace vitrine::render
