#include <vitrine/render/color_bar.h>

#include <vitrine/base/error.h>
#include <vitrine/render/color_ticks.h>
#include <vitrine/scene/font.h>

#include <glm/gtc/constants.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>

namespace vitrine::render {
namespace {

// Lengths at scale 1, in pixels.
constexpr float margin = 14;
constexpr float padding = 10;
constexpr float bar_width = 14;
constexpr float label_gap = 9;
constexpr float tick_length = 4;
constexpr float text_size = 12;
constexpr float name_gap = 12;
constexpr float least_height = 60;
constexpr float most_height = 200;
constexpr float most_of_picture = 0.42F;
constexpr float rounding = 5;

constexpr std::size_t most_ticks = 6;
constexpr std::size_t most_lines = 64;
constexpr float backdrop_alpha = 0.8F;

/// Null where the program was built without one: then there are no words.
std::shared_ptr<const scene::Font> font() {
    try {
        return scene::Font::built_in();
    } catch (const Error&) {
        return nullptr;
    }
}

/// In units of the text's size.
float width_of(std::string_view text) {
    const std::shared_ptr<const scene::Font> used = font();
    if (used == nullptr) return 0;
    const std::vector<scene::PlacedGlyph> glyphs = used->lay_out(std::string(text) + "|");
    return glyphs.empty() ? 0.0F : glyphs.back().origin.x;
}

/// Where its parts are.
struct Layout {
    glm::vec2 box_low{0.0F};
    glm::vec2 box_high{0.0F};
    glm::vec2 bar_low{0.0F};
    glm::vec2 bar_high{0.0F};
    float scale = 1;

    float y(float place) const { return glm::mix(bar_low.y, bar_high.y, place); }
    bool fits(glm::ivec2 size) const {
        return box_low.x > 0 && bar_high.y - bar_low.y >= least_height * scale &&
               box_high.x - box_low.x < 0.6F * static_cast<float>(size.x);
    }
};

Layout layout_of(glm::ivec2 size, float scale, float name_width, float label_width) {
    Layout layout;
    layout.scale = scale;
    const glm::vec2 picture(size);
    const float height = std::floor(std::min(most_height * scale, most_of_picture * picture.y));
    const float inner = std::max(text_size * name_width, bar_width + label_gap + text_size * label_width);
    layout.box_high.x = std::floor(picture.x - margin * scale);
    layout.box_low = {std::floor(layout.box_high.x - scale * (2 * padding + inner)), std::floor(margin * scale)};
    layout.bar_low = glm::floor(layout.box_low + padding * scale);
    layout.bar_high = layout.bar_low + glm::vec2(std::floor(bar_width * scale), height);
    layout.box_high.y = std::floor(layout.bar_high.y + scale * (name_gap + text_size + padding));
    return layout;
}

scene::Item item_of(const glm::vec3& color, float alpha = 1) {
    scene::Item item;
    item.color = glm::u8vec4(glm::round(255.0F * glm::vec4(color, alpha)));
    return item;
}

bool is_dark(const glm::vec3& color) {
    return glm::dot(color, glm::vec3(0.3F, 0.6F, 0.1F)) < 0.5F;
}

/// With round corners.
std::vector<glm::vec3> rounded_box(glm::vec2 low, glm::vec2 high, float radius) {
    constexpr int steps = 6;
    std::vector<glm::vec2> rim;
    for (int corner = 0; corner < 4; ++corner) {
        const glm::vec2 sign(corner == 0 || corner == 3 ? 1 : -1, corner < 2 ? 1 : -1);
        const glm::vec2 center = glm::mix(low, high, 0.5F + 0.5F * sign) - radius * sign;
        for (int i = 0; i <= steps; ++i) {
            const float angle = glm::half_pi<float>() * (static_cast<float>(corner) + static_cast<float>(i) / steps);
            rim.push_back(center + radius * glm::vec2(std::cos(angle), std::sin(angle)));
        }
    }
    const glm::vec3 middle(0.5F * (low + high), 0);
    std::vector<glm::vec3> corners;
    for (std::size_t i = 0; i < rim.size(); ++i)
        for (const glm::vec3& point : {middle, glm::vec3(rim[i], 0), glm::vec3(rim[(i + 1) % rim.size()], 0)})
            corners.push_back(point);
    return corners;
}

/// A rectangle of each colour above the other.
void add_colors(scene::Collection& surfaces, const Layout& layout, const std::vector<glm::u8vec4>& colors) {
    constexpr std::size_t most_rectangles = 256;
    const std::size_t shown = std::min(most_rectangles, colors.size() - 1);
    std::vector<glm::vec3> corners;
    std::vector<glm::u8vec4> corner_colors;
    for (std::size_t i = 0; i < shown; ++i) {
        const auto count = static_cast<float>(shown);
        const float low = layout.y(static_cast<float>(i) / count);
        const float high = layout.y(static_cast<float>(i + 1) / count);
        const glm::vec3 a(layout.bar_low.x, low, 0);
        const glm::vec3 b(layout.bar_high.x, low, 0);
        const glm::vec3 c(layout.bar_high.x, high, 0);
        const glm::vec3 d(layout.bar_low.x, high, 0);
        corners.insert(corners.end(), {a, b, c, a, c, d});
        corner_colors.insert(corner_colors.end(), 6, colors[i * (colors.size() - 1) / shown]);
    }
    surfaces.add_triangles(corners, {}, corner_colors);
}

/// Those of the surfaces, as they are there.
void add_isolines(scene::Collection& lines, const Layout& layout, const FieldLook& look, const ColorScale& scale) {
    if (look.isolines != Isolines::lines || scale.categories > 0) return;
    const float first = std::ceil(scale.low * scale.lines_per_unit);
    for (std::size_t i = 0; i < most_lines; ++i) {
        const float at = (first + static_cast<float>(i)) / scale.lines_per_unit;
        if (at > scale.high) return;
        const float place = (at - scale.low) / (scale.high - scale.low);
        scene::Item item = item_of(is_dark(look.map.color(place)) ? glm::vec3(0.85F) : glm::vec3(0.07F), 0.8F);
        item.size = 1.2F * layout.scale;
        lines.add_segments(std::array{glm::vec3(layout.bar_low.x, layout.y(place), 0),
                                      glm::vec3(layout.bar_high.x, layout.y(place), 0)},
                           item);
    }
}

void add_word(scene::Collection& words, std::string_view text, glm::vec2 origin, float size, scene::Item item) {
    if (font() == nullptr) return;
    item.size = size;
    item.transform = scene::affine_rows(glm::translate(glm::mat4(1.0F), glm::vec3(glm::round(origin), 0)));
    words.add_text(text, item);
}

}  // namespace

ColorBar::ColorBar()
    : surfaces_(scene::CollectionKind::triangles, "colour bar"),
      lines_(scene::CollectionKind::segments, "colour bar lines"),
      words_(scene::CollectionKind::text, "colour bar words") {
    for (scene::Collection* const part : {&surfaces_, &lines_, &words_}) {
        part->unit = scene::SizeUnit::world;
        part->depth = scene::CollectionDepth::layered;
    }
}

std::vector<CollectionItem> ColorBar::items(const ShownField& field, const Settings& settings, glm::ivec2 size_pixels,
                                            gpu::Mirrors& mirrors) {
    const Key key{.look = field.look,
                  .scale = field.scale,
                  .pixel_scale = settings.pixel_scale,
                  .background = 0.5F * (settings.background_top + settings.background_bottom),
                  .size = size_pixels};
    if (made_ != key) make(key, *field.table.colors);
    made_ = key;
    std::vector<CollectionItem> items;
    for (const scene::Collection* const part : {&surfaces_, &lines_, &words_})
        if (part->item_count() > 0) items.push_back(collection_item(*part, glm::mat4(1.0F), 1, mirrors));
    return items;
}

void ColorBar::make(const Key& key, const std::vector<glm::u8vec4>& colors) {
    for (scene::Collection* const part : {&surfaces_, &lines_, &words_}) part->clear();
    const std::vector<ColorTick> ticks = color_ticks(key.scale, most_ticks);
    float label_width = 0;
    for (const ColorTick& tick : ticks) label_width = std::max(label_width, width_of(tick.label));
    const Layout layout = layout_of(key.size, key.pixel_scale, width_of(key.look.name), label_width);
    if (!layout.fits(key.size)) return;
    surfaces_.add_triangles(rounded_box(layout.box_low, layout.box_high, rounding * layout.scale),
                            item_of(key.background, backdrop_alpha));
    add_colors(surfaces_, layout, colors);
    add_isolines(lines_, layout, key.look, key.scale);
    scene::Item ink = item_of(glm::vec3(is_dark(key.background) ? 0.93F : 0.1F));
    const float size = text_size * layout.scale;
    for (const ColorTick& tick : ticks) {
        const float y = layout.y(tick.place);
        ink.size = std::max(1.0F, std::round(layout.scale));
        lines_.add_segments(std::array{glm::vec3(layout.bar_high.x, y, 0),
                                       glm::vec3(layout.bar_high.x + tick_length * layout.scale, y, 0)},
                            ink);
        const glm::vec2 origin(layout.bar_high.x + label_gap * layout.scale, y - 0.36F * size);
        add_word(words_, tick.label, origin, size, ink);
    }
    add_word(words_, key.look.name, {layout.bar_low.x, layout.bar_high.y + name_gap * layout.scale}, size, ink);
}

}  // namespace vitrine::render
