#pragma once

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/scene/font.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <map>
#include <string>

namespace vitrine::scene {

/// Where the outline of a glyph lies among all curves. Its layout is what the GPU reads: 24 bytes.
struct Glyph {
    glm::vec2 min{0.0F};  ///< box around it, in em
    glm::vec2 max{0.0F};
    std::uint32_t first_curve = 0;
    std::uint32_t curve_count = 0;
};
static_assert(sizeof(Glyph) == 24, "the layout that shaders/glyphs.glsl reads");

/// The outlines of those glyphs of a font that are in use, for the GPU. A copy has outlines of its own.
class GlyphTable {
public:
    void set_label(const std::string& label);
    /// The glyph's place in the table, where it is from now on.
    std::uint32_t place_of(const Font& font, std::uint32_t glyph);

    const arrays::TrackedArray<Glyph>& glyphs() const { return glyphs_; }
    const arrays::TrackedArray<GlyphCurve>& curves() const { return curves_; }

private:
    std::map<std::uint32_t, std::uint32_t> places_;
    arrays::TrackedArray<Glyph> glyphs_;
    arrays::TrackedArray<GlyphCurve> curves_;
};

}  // namespace vitrine::scene
