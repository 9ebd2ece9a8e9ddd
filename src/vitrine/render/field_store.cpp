#include <vitrine/render/field_store.h>

#include <vitrine/base/log.h>
#include <vitrine/base/statistics.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>

namespace vitrine::render {
namespace {

/// More tables than viewports show at once.
constexpr std::size_t most_tables = 32;
/// Of steps between isolines, where they are round ones.
constexpr float usual_lines = 10;
/// The difference of two is finite.
constexpr float largest_end = 1e38F;
/// A part of the range that is much smaller than the part of the numbers that lies there.
constexpr float close_together = 0.15F;
constexpr float band_darkness = 0.72F;

glm::vec2 full_ends(const scene::FieldStatistics& known, bool logarithmic) {
    return {logarithmic ? known.least_positive : known.min, known.max};
}

glm::vec2 percentile_ends(const FieldLook& look, const scene::SceneField& field, scene::FieldRecords& records,
                          bool logarithmic) {
    return {records.percentile(field, double{look.percentiles.x}, logarithmic),
            records.percentile(field, double{look.percentiles.y}, logarithmic)};
}

/// Few numbers far away would leave one colour for all others. Logarithms bring them near.
glm::vec2 automatic_ends(const FieldLook& look, const scene::SceneField& field, scene::FieldRecords& records,
                         bool logarithmic) {
    const glm::vec2 full = full_ends(records.statistics(field), logarithmic);
    if (logarithmic) return full;
    const glm::vec2 most = percentile_ends(look, field, records, logarithmic);
    const float part = (most.y - most.x) / (full.y - full.x);
    return part > 0 && part < close_together ? most : full;
}

glm::vec2 wanted_ends(const FieldLook& look, const scene::SceneField& field, scene::FieldRecords& records,
                      bool logarithmic) {
    switch (look.range) {
        case FieldRange::percentiles: return percentile_ends(look, field, records, logarithmic);
        case FieldRange::by_hand: return look.limits;
        case FieldRange::full: return full_ends(records.statistics(field), logarithmic);
        case FieldRange::automatic: break;
    }
    return automatic_ends(look, field, records, logarithmic);
}

/// Between which there is nothing.
void widen(glm::vec2& ends) {
    const float half = std::max(0.5F, 1e-3F * std::abs(ends.x));
    ends = {ends.x - half, ends.x + half};
}

std::string remark_of(const FieldLook& look, const scene::FieldStatistics& known) {
    if (known.finite() == 0) return "there are no finite numbers";
    if (look.logarithmic && known.least_positive == 0) return "no number is positive: there are no logarithms";
    if (known.min == known.max) return fmt::format("all numbers are {:g}", known.min);
    if (look.logarithmic && known.not_positive > 0)
        return fmt::format("not positive, so without a logarithm: {} of {}", known.not_positive, known.finite());
    return {};
}

float line_step(const FieldLook& look, const ColorScale& scale) {
    return look.step > 0 ? look.step
                         : static_cast<float>(round_up(double{scale.high - scale.low} / double{usual_lines}));
}

std::vector<glm::u8vec4> colors_of(const scene::ColorMap& map, const glm::vec3& no_number, const ColorScale& bands) {
    constexpr float most = 255;
    const std::size_t count = map.kind == scene::ColorMap::Kind::categories ? map.colors.size() : table_colors;
    std::vector<glm::u8vec4> colors;
    for (std::size_t i = 0; i < count; ++i) {
        const auto steps = static_cast<float>(count - 1);
        const float t = static_cast<float>(i) / steps;
        const float band = std::floor(glm::mix(bands.low, bands.high, t) * bands.lines_per_unit);
        const bool dark = std::fmod(std::abs(band), 2.0F) == 1.0F;
        colors.emplace_back(glm::round(most * map.color(t) * (dark ? band_darkness : 1.0F)), 255);
    }
    colors.emplace_back(glm::round(most * no_number), 255);
    return colors;
}

}  // namespace

FieldScale scale_of(const FieldLook& look, const scene::SceneField& field, scene::FieldRecords& records) {
    const scene::FieldStatistics& known = records.statistics(field);
    FieldScale found{.scale = {}, .remark = remark_of(look, known)};
    ColorScale& scale = found.scale;
    if (look.map.kind == scene::ColorMap::Kind::categories) {
        scale.categories = look.map.colors.size();
        return found;
    }
    scale.logarithmic = look.logarithmic && known.least_positive > 0;
    glm::vec2 ends = wanted_ends(look, field, records, scale.logarithmic);
    if (ends.x > ends.y) std::swap(ends.x, ends.y);
    ends = glm::clamp(ends, -largest_end, largest_end);
    if (scale.logarithmic) ends = glm::log2(glm::max(ends, glm::vec2(known.least_positive))) / std::log2(10.0F);
    if (!(ends.x < ends.y)) widen(ends);
    scale.low = ends.x;
    scale.high = ends.y;
    if (look.isolines != Isolines::none) scale.lines_per_unit = 1 / line_step(look, scale);
    return found;
}

std::shared_ptr<const ShownField> FieldStore::show(const scene::Scene& scene, const FieldLook& look,
                                                   gpu::Mirrors& mirrors) {
    if (look.name.empty()) return nullptr;
    const std::optional<scene::SceneField> field = scene::field_named(scene, look.name);
    if (!field) return nullptr;
    const FieldScale found = scale_of(look, *field, records_);
    tell(look.name, found.remark);
    return std::make_shared<const ShownField>(
        ShownField{.look = look, .scale = found.scale, .table = table(look, found.scale, mirrors)});
}

ColorTable FieldStore::table(const FieldLook& look, const ColorScale& scale, gpu::Mirrors& mirrors) {
    const bool banded = look.isolines == Isolines::bands && scale.categories == 0;
    const Key key{.map = look.map, .no_number = look.no_number, .bands = banded ? scale : ColorScale()};
    auto kept = std::ranges::find(tables_, key, &Kept::key);
    if (kept == tables_.end()) {
        if (tables_.size() >= most_tables) tables_.pop_back();
        std::vector<glm::u8vec4> colors = colors_of(key.map, key.no_number, key.bands);
        kept = tables_.insert(tables_.begin(), Kept{.key = key, .colors = {}, .image = {colors.size(), 1}});
        kept->image.assign(kept->image.rect(), colors);
        kept->image.set_label("colour table");
        kept->colors = std::make_shared<const std::vector<glm::u8vec4>>(std::move(colors));
    }
    tables_.splice(tables_.begin(), tables_, kept);
    return {kept->colors, mirrors.share(kept->image.tracked_texels())};
}

void FieldStore::tell(const std::string& name, const std::string& remark) {
    const std::string text = remark.empty() ? "" : name + ": " + remark;
    // Viewports may show different fields in turns.
    if (text.empty() || told_.find(text + "\n") != std::string::npos) return;
    told_ += text + "\n";
    log().warn("{}", text);
}

}  // namespace vitrine::render
