#include <vitrine/scene/glyph_table.h>

#include <vector>

namespace vitrine::scene {

void GlyphTable::set_label(const std::string& label) {
    glyphs_.set_label(label + " glyph boxes");
    curves_.set_label(label + " glyph curves");
}

std::uint32_t GlyphTable::place_of(const Font& font, std::uint32_t glyph) {
    const auto [found, is_new] = places_.try_emplace(glyph, static_cast<std::uint32_t>(glyphs_.size()));
    if (!is_new) return found->second;
    const std::vector<GlyphCurve> outline = font.outline(glyph);
    Glyph record;
    record.first_curve = static_cast<std::uint32_t>(curves_.size());
    record.curve_count = static_cast<std::uint32_t>(outline.size());
    // The curves turn back nowhere, so that their ends hold them.
    if (!outline.empty()) record.min = record.max = outline.front()[0];
    for (const GlyphCurve& curve : outline) {
        record.min = glm::min(record.min, curve[2]);
        record.max = glm::max(record.max, curve[2]);
    }
    glyphs_.append(record);
    curves_.append(outline);
    return found->second;
}

}  // namespace vitrine::scene
