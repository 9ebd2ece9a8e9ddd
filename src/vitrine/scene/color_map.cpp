#include <vitrine/scene/color_map.h>

#include <vitrine/base/error.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace vitrine::scene {
namespace {

using Kind = ColorMap::Kind;

ColorMap make_map(std::string name, Kind kind, std::initializer_list<std::uint32_t> colors) {
    constexpr std::uint32_t byte = 0xFF;
    ColorMap map{.name = std::move(name), .kind = kind, .colors = {}};
    for (const std::uint32_t rgb : colors) map.colors.emplace_back(rgb >> 16U & byte, rgb >> 8U & byte, rgb & byte);
    return map;
}

std::vector<ColorMap> make_maps() {
    return {
        make_map("viridis", Kind::sequence,
                 {0x440154, 0x48186A, 0x472D7B, 0x424086, 0x3B528B, 0x33638D, 0x2C728E, 0x26818E, 0x21908C, 0x1F9F88,
                  0x28AE80, 0x3EBC74, 0x5DC963, 0x82D34C, 0xABDC32, 0xD5E21A, 0xFDE725}),
        make_map("magma", Kind::sequence,
                 {0x000004, 0x0A0822, 0x1D1146, 0x36106A, 0x50127C, 0x691C81, 0x822681, 0x9C2E7F, 0xB63779, 0xCF4170,
                  0xE65163, 0xF5695C, 0xFB8761, 0xFEA571, 0xFEC387, 0xFDE0A2, 0xFCFDBF}),
        make_map("inferno", Kind::sequence,
                 {0x000004, 0x0B0724, 0x210C4A, 0x3C0965, 0x57106D, 0x70196E, 0x89226A, 0xA32B61, 0xBB3755, 0xD14644,
                  0xE35932, 0xF1711E, 0xF98D0A, 0xFCAB0F, 0xF9CA32, 0xF2E865, 0xFCFFA4}),
        make_map("plasma", Kind::sequence,
                 {0x0D0887, 0x310596, 0x4C02A1, 0x6600A7, 0x7E03A8, 0x9511A2, 0xA92396, 0xBB3587, 0xCB4778, 0xD9596A,
                  0xE66C5C, 0xF07F4F, 0xF89441, 0xFDAB33, 0xFDC328, 0xF9DD25, 0xF0F921}),
        make_map("cividis", Kind::sequence,
                 {0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55, 0xFEE838}),
        make_map("turbo", Kind::sequence,
                 {0x30123B, 0x4145AB, 0x4675ED, 0x39A2FC, 0x1BCFD4, 0x24ECA6, 0x61FC6C, 0xA4FC3B, 0xD1E834, 0xF3C63A,
                  0xFE9B2D, 0xF36315, 0xD93806, 0xB11901, 0x7A0402}),
        make_map("coolwarm", Kind::sequence,
                 {0x3B4CC0, 0x4D68D7, 0x6282EA, 0x779AF7, 0x8DB0FE, 0xA3C2FF, 0xB8D0F9, 0xCCD9EE, 0xDDDDDD, 0xECD3C5,
                  0xF5C4AD, 0xF7B194, 0xF49A7B, 0xEC7F63, 0xDE604D, 0xCB3E38, 0xB40426}),
        make_map("twilight", Kind::cycle,
                 {0xE2D9E2, 0x9EBBC9, 0x6785BE, 0x5E43A5, 0x421257, 0x471340, 0x8E2C50, 0xBA6657, 0xCEAC94}),
        make_map("categories", Kind::categories,
                 {0x4E79A7, 0xF28E2B, 0xE15759, 0x76B7B2, 0x59A14F, 0xEDC948, 0xB07AA1, 0xFF9DA7, 0x9C755F, 0xBAB0AC}),
    };
}

/// Of a whole that is neither negative nor above `most`.
std::size_t place_below(float place, std::size_t most) {
    return std::min(static_cast<std::size_t>(place), most);
}

}  // namespace

glm::vec3 ColorMap::color(float t) const {
    constexpr float most = 255;
    const float at = t > 0 ? std::min(t, 1.0F) : 0.0F;  // NaN is not above 0
    if (kind == Kind::categories)
        return glm::vec3(colors[place_below(at * static_cast<float>(colors.size()), colors.size() - 1)]) / most;
    const std::size_t steps = kind == Kind::cycle ? colors.size() : colors.size() - 1;
    const float place = at * static_cast<float>(steps);
    const std::size_t first = place_below(place, steps - 1);
    const glm::vec3 a(colors[first]);
    const glm::vec3 b(colors[(first + 1) % colors.size()]);
    return glm::mix(a, b, place - static_cast<float>(first)) / most;
}

std::span<const ColorMap> color_maps() {
    static const std::vector<ColorMap> maps = make_maps();
    return maps;
}

const ColorMap& color_map_named(std::string_view name) {
    std::string names;
    for (const ColorMap& map : color_maps()) {
        if (map.name == name) return map;
        names += map.name + ", ";
    }
    throw UsageError(fmt::format("unknown map '{}', expected {}or colours as in #000000,#ff8000", name, names));
}

const ColorMap& viridis() {
    return color_maps().front();
}

glm::u8vec3 parse_color(std::string_view text) {
    constexpr std::size_t digits = 6;
    std::uint32_t rgb = 0;
    const char* const end = text.data() + text.size();
    if (text.size() != digits + 1 || text.front() != '#' || std::from_chars(text.data() + 1, end, rgb, 16).ptr != end)
        throw UsageError(fmt::format("expected a colour as in #ff8000, found '{}'", text));
    return make_map("", Kind::sequence, {rgb}).colors.front();
}

ColorMap parse_color_map(std::string_view text) {
    if (!text.starts_with('#')) return color_map_named(text);
    ColorMap map{.name = {}, .colors = {}};
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        map.colors.push_back(parse_color(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (map.colors.size() < 2) throw UsageError("expected two colours or more");
    return map;
}

std::string text_of(const ColorMap& map) {
    if (!map.name.empty()) return map.name;
    std::string text;
    for (const glm::u8vec3& color : map.colors)
        text += fmt::format("{}#{:02x}{:02x}{:02x}", text.empty() ? "" : ",", color.r, color.g, color.b);
    return text;
}

}  // namespace vitrine::scene
