#include <vitrine/scene/font.h>

#include <vitrine/base/error.h>
#include <vitrine/base/utf8.h>
#include <vitrine/fonts/embedded.h>

#include <stb_truetype.h>

#include <algorithm>
#include <cmath>

namespace vitrine::scene {
namespace {

glm::vec2 at(const GlyphCurve& curve, float t) {
    return glm::mix(glm::mix(curve[0], curve[1], t), glm::mix(curve[1], curve[2], t), t);
}

/// The part of the curve between two parameters.
GlyphCurve part(const GlyphCurve& curve, float from, float to) {
    const glm::vec2 middle = glm::mix(glm::mix(curve[0], curve[1], from), glm::mix(curve[1], curve[2], from), to);
    return {at(curve, from), middle, at(curve, to)};
}

/// Where a coordinate turns back; 0 where it does not.
float turning_point(float a, float b, float c) {
    const float bend = a - 2 * b + c;
    const float t = bend != 0 ? (a - b) / bend : 0.0F;
    return t > 0 && t < 1 ? t : 0.0F;
}

/// Adds the curve, cut where x or y turns back.
void add_monotone(std::vector<GlyphCurve>& curves, const GlyphCurve& curve) {
    std::array<float, 4> cuts{0.0F, turning_point(curve[0].x, curve[1].x, curve[2].x),
                              turning_point(curve[0].y, curve[1].y, curve[2].y), 1.0F};
    std::sort(cuts.begin(), cuts.end());
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        if (cuts[i] < cuts[i + 1]) curves.push_back(part(curve, cuts[i], cuts[i + 1]));
    }
}

/// A cubic curve as four quadratic ones, each with the cubic's tangents at its ends.
void add_cubic(std::vector<GlyphCurve>& curves, const std::array<glm::vec2, 4>& cubic) {
    constexpr int parts = 4;
    const auto point = [&](float t) {
        const float s = 1 - t;
        return s * s * s * cubic[0] + 3 * s * s * t * cubic[1] + 3 * s * t * t * cubic[2] + t * t * t * cubic[3];
    };
    for (int i = 0; i < parts; ++i) {
        const float from = static_cast<float>(i) / parts;
        const float to = static_cast<float>(i + 1) / parts;
        // A quadratic through the middle of the part.
        const glm::vec2 control = 2.0F * point(0.5F * (from + to)) - 0.5F * (point(from) + point(to));
        add_monotone(curves, {point(from), control, point(to)});
    }
}

/// A font's shape, as stb_truetype allocates it.
class Shape {
public:
    Shape(const stbtt_fontinfo& font, int glyph) : font_(font), count_(stbtt_GetGlyphShape(&font, glyph, &points_)) {}
    ~Shape() { stbtt_FreeShape(&font_, points_); }
    Shape(const Shape&) = delete;
    Shape& operator=(const Shape&) = delete;
    std::span<const stbtt_vertex> points() const { return {points_, static_cast<std::size_t>(count_)}; }

private:
    const stbtt_fontinfo& font_;
    stbtt_vertex* points_ = nullptr;
    int count_ = 0;
};

}  // namespace

struct Font::Tables {
    stbtt_fontinfo info{};
};

std::shared_ptr<const Font> Font::built_in() {
    static const std::shared_ptr<const Font> font = std::make_shared<Font>(fonts::regular());
    return font;
}

Font::Font(std::span<const std::byte> file) : tables_(std::make_unique<Tables>()) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(file.data());
    // A table of contents takes 12 bytes; the library trusts the rest.
    const int offset = file.size() < 12 ? -1 : stbtt_GetFontOffsetForIndex(bytes, 0);
    if (offset < 0 || stbtt_InitFont(&tables_->info, bytes, offset) == 0)
        throw Error("the text cannot be drawn: " +
                    std::string(file.empty() ? "the program was built without a font" : "this is no font"));
    em_per_unit_ = stbtt_ScaleForMappingEmToPixels(&tables_->info, 1.0F);
    int ascent = 0;
    int descent = 0;
    int gap = 0;
    stbtt_GetFontVMetrics(&tables_->info, &ascent, &descent, &gap);
    line_height_ = static_cast<float>(ascent - descent + gap) * em_per_unit_;
}

Font::~Font() = default;

std::vector<PlacedGlyph> Font::lay_out(std::string_view text) const {
    std::vector<PlacedGlyph> placed;
    glm::vec2 pen(0);
    int before = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t character = next_character(text, i);
        if (character == U'\n') {
            pen = {0.0F, pen.y - line_height_};
            before = 0;
            continue;
        }
        const int glyph = stbtt_FindGlyphIndex(&tables_->info, static_cast<int>(character));
        if (before != 0)
            pen.x += static_cast<float>(stbtt_GetGlyphKernAdvance(&tables_->info, before, glyph)) * em_per_unit_;
        if (stbtt_IsGlyphEmpty(&tables_->info, glyph) == 0) placed.push_back({static_cast<std::uint32_t>(glyph), pen});
        int advance = 0;
        stbtt_GetGlyphHMetrics(&tables_->info, glyph, &advance, nullptr);
        pen.x += static_cast<float>(advance) * em_per_unit_;
        before = glyph;
    }
    return placed;
}

std::vector<GlyphCurve> Font::outline(std::uint32_t glyph) const {
    const Shape shape(tables_->info, static_cast<int>(glyph));
    std::vector<GlyphCurve> curves;
    glm::vec2 from(0);
    for (const stbtt_vertex& v : shape.points()) {
        const auto em = [this](short x, short y) { return glm::vec2(x, y) * em_per_unit_; };
        const glm::vec2 to = em(v.x, v.y);
        if (v.type == STBTT_vline) add_monotone(curves, {from, 0.5F * (from + to), to});
        if (v.type == STBTT_vcurve) add_monotone(curves, {from, em(v.cx, v.cy), to});
        if (v.type == STBTT_vcubic) add_cubic(curves, {from, em(v.cx, v.cy), em(v.cx1, v.cy1), to});
        from = to;
    }
    return curves;
}

}  // namespace vitrine::scene
