#pragma once

#include <vitrine/scene/bounds.h>

#include <glm/glm.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace vitrine::scene {

/// A quadratic Bézier curve that neither x nor y turns back on, in em.
using GlyphCurve = std::array<glm::vec2, 3>;

/// A glyph where a text has it.
struct PlacedGlyph {
    std::uint32_t glyph = 0;  ///< its number in the font
    glm::vec2 origin{0.0F};   ///< in em, from the beginning of the first base line; y up
};

/// The outlines of a TrueType or OpenType font. Does not change, so that any thread may use it.
class Font {
public:
    /// The font that is part of the program. Throws Error where it was built without one.
    static std::shared_ptr<const Font> built_in();
    /// `file`: the bytes of a TrueType or OpenType font, which stay where they are. Throws Error.
    explicit Font(std::span<const std::byte> file);
    ~Font();
    Font(const Font&) = delete;
    Font& operator=(const Font&) = delete;

    /// Lines of UTF-8 text from left to right, kerned. Blanks have no glyph; characters that the font lacks have one.
    std::vector<PlacedGlyph> lay_out(std::string_view text) const;
    /// The glyph's outline, counter-clockwise around what is filled or clockwise: what lies inside is wound around.
    std::vector<GlyphCurve> outline(std::uint32_t glyph) const;
    float line_height() const { return line_height_; }  ///< in em

private:
    struct Tables;
    std::unique_ptr<Tables> tables_;
    float em_per_unit_ = 1.0F;
    float line_height_ = 1.0F;
};

}  // namespace vitrine::scene
