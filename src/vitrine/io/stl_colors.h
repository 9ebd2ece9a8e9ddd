#pragma once

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace vitrine::io {

/// The two ways in which programs put colours into the last two bytes of a binary STL file's triangles, five bits for
/// each channel. VisCAM and SolidView: blue lowest, valid where the highest bit is set. Materialise Magics, whose
/// header says "COLOR=" and the colour of all others: red lowest, valid where the highest bit is not set.
class StlColors {
public:
    explicit StlColors(std::span<const std::byte> header);

    /// Whether triangles without a colour of their own have one.
    bool has_default() const { return default_.has_value(); }
    /// Whether these two bytes are a colour.
    bool has_own(std::uint16_t bits) const { return ((bits & 0x8000U) != 0) != has_default(); }
    /// sRGB-encoded; white where there is none.
    glm::u8vec4 of(std::uint16_t bits) const;

private:
    std::optional<glm::u8vec4> default_;
};

}  // namespace vitrine::io
