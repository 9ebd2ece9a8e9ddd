#include <vitrine/io/svg_color.h>

#include <vitrine/io/names.h>
#include <vitrine/io/svg_cursor.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

namespace vitrine::io {
namespace {

/// In the order of the alphabet.
constexpr std::array<std::pair<std::string_view, std::uint32_t>, 148> color_names{{{"aliceblue", 0xf0f8ff},
                                                                                   {"antiquewhite", 0xfaebd7},
                                                                                   {"aqua", 0x00ffff},
                                                                                   {"aquamarine", 0x7fffd4},
                                                                                   {"azure", 0xf0ffff},
                                                                                   {"beige", 0xf5f5dc},
                                                                                   {"bisque", 0xffe4c4},
                                                                                   {"black", 0x000000},
                                                                                   {"blanchedalmond", 0xffebcd},
                                                                                   {"blue", 0x0000ff},
                                                                                   {"blueviolet", 0x8a2be2},
                                                                                   {"brown", 0xa52a2a},
                                                                                   {"burlywood", 0xdeb887},
                                                                                   {"cadetblue", 0x5f9ea0},
                                                                                   {"chartreuse", 0x7fff00},
                                                                                   {"chocolate", 0xd2691e},
                                                                                   {"coral", 0xff7f50},
                                                                                   {"cornflowerblue", 0x6495ed},
                                                                                   {"cornsilk", 0xfff8dc},
                                                                                   {"crimson", 0xdc143c},
                                                                                   {"cyan", 0x00ffff},
                                                                                   {"darkblue", 0x00008b},
                                                                                   {"darkcyan", 0x008b8b},
                                                                                   {"darkgoldenrod", 0xb8860b},
                                                                                   {"darkgray", 0xa9a9a9},
                                                                                   {"darkgreen", 0x006400},
                                                                                   {"darkgrey", 0xa9a9a9},
                                                                                   {"darkkhaki", 0xbdb76b},
                                                                                   {"darkmagenta", 0x8b008b},
                                                                                   {"darkolivegreen", 0x556b2f},
                                                                                   {"darkorange", 0xff8c00},
                                                                                   {"darkorchid", 0x9932cc},
                                                                                   {"darkred", 0x8b0000},
                                                                                   {"darksalmon", 0xe9967a},
                                                                                   {"darkseagreen", 0x8fbc8f},
                                                                                   {"darkslateblue", 0x483d8b},
                                                                                   {"darkslategray", 0x2f4f4f},
                                                                                   {"darkslategrey", 0x2f4f4f},
                                                                                   {"darkturquoise", 0x00ced1},
                                                                                   {"darkviolet", 0x9400d3},
                                                                                   {"deeppink", 0xff1493},
                                                                                   {"deepskyblue", 0x00bfff},
                                                                                   {"dimgray", 0x696969},
                                                                                   {"dimgrey", 0x696969},
                                                                                   {"dodgerblue", 0x1e90ff},
                                                                                   {"firebrick", 0xb22222},
                                                                                   {"floralwhite", 0xfffaf0},
                                                                                   {"forestgreen", 0x228b22},
                                                                                   {"fuchsia", 0xff00ff},
                                                                                   {"gainsboro", 0xdcdcdc},
                                                                                   {"ghostwhite", 0xf8f8ff},
                                                                                   {"gold", 0xffd700},
                                                                                   {"goldenrod", 0xdaa520},
                                                                                   {"gray", 0x808080},
                                                                                   {"green", 0x008000},
                                                                                   {"greenyellow", 0xadff2f},
                                                                                   {"grey", 0x808080},
                                                                                   {"honeydew", 0xf0fff0},
                                                                                   {"hotpink", 0xff69b4},
                                                                                   {"indianred", 0xcd5c5c},
                                                                                   {"indigo", 0x4b0082},
                                                                                   {"ivory", 0xfffff0},
                                                                                   {"khaki", 0xf0e68c},
                                                                                   {"lavender", 0xe6e6fa},
                                                                                   {"lavenderblush", 0xfff0f5},
                                                                                   {"lawngreen", 0x7cfc00},
                                                                                   {"lemonchiffon", 0xfffacd},
                                                                                   {"lightblue", 0xadd8e6},
                                                                                   {"lightcoral", 0xf08080},
                                                                                   {"lightcyan", 0xe0ffff},
                                                                                   {"lightgoldenrodyellow", 0xfafad2},
                                                                                   {"lightgray", 0xd3d3d3},
                                                                                   {"lightgreen", 0x90ee90},
                                                                                   {"lightgrey", 0xd3d3d3},
                                                                                   {"lightpink", 0xffb6c1},
                                                                                   {"lightsalmon", 0xffa07a},
                                                                                   {"lightseagreen", 0x20b2aa},
                                                                                   {"lightskyblue", 0x87cefa},
                                                                                   {"lightslategray", 0x778899},
                                                                                   {"lightslategrey", 0x778899},
                                                                                   {"lightsteelblue", 0xb0c4de},
                                                                                   {"lightyellow", 0xffffe0},
                                                                                   {"lime", 0x00ff00},
                                                                                   {"limegreen", 0x32cd32},
                                                                                   {"linen", 0xfaf0e6},
                                                                                   {"magenta", 0xff00ff},
                                                                                   {"maroon", 0x800000},
                                                                                   {"mediumaquamarine", 0x66cdaa},
                                                                                   {"mediumblue", 0x0000cd},
                                                                                   {"mediumorchid", 0xba55d3},
                                                                                   {"mediumpurple", 0x9370db},
                                                                                   {"mediumseagreen", 0x3cb371},
                                                                                   {"mediumslateblue", 0x7b68ee},
                                                                                   {"mediumspringgreen", 0x00fa9a},
                                                                                   {"mediumturquoise", 0x48d1cc},
                                                                                   {"mediumvioletred", 0xc71585},
                                                                                   {"midnightblue", 0x191970},
                                                                                   {"mintcream", 0xf5fffa},
                                                                                   {"mistyrose", 0xffe4e1},
                                                                                   {"moccasin", 0xffe4b5},
                                                                                   {"navajowhite", 0xffdead},
                                                                                   {"navy", 0x000080},
                                                                                   {"oldlace", 0xfdf5e6},
                                                                                   {"olive", 0x808000},
                                                                                   {"olivedrab", 0x6b8e23},
                                                                                   {"orange", 0xffa500},
                                                                                   {"orangered", 0xff4500},
                                                                                   {"orchid", 0xda70d6},
                                                                                   {"palegoldenrod", 0xeee8aa},
                                                                                   {"palegreen", 0x98fb98},
                                                                                   {"paleturquoise", 0xafeeee},
                                                                                   {"palevioletred", 0xdb7093},
                                                                                   {"papayawhip", 0xffefd5},
                                                                                   {"peachpuff", 0xffdab9},
                                                                                   {"peru", 0xcd853f},
                                                                                   {"pink", 0xffc0cb},
                                                                                   {"plum", 0xdda0dd},
                                                                                   {"powderblue", 0xb0e0e6},
                                                                                   {"purple", 0x800080},
                                                                                   {"rebeccapurple", 0x663399},
                                                                                   {"red", 0xff0000},
                                                                                   {"rosybrown", 0xbc8f8f},
                                                                                   {"royalblue", 0x4169e1},
                                                                                   {"saddlebrown", 0x8b4513},
                                                                                   {"salmon", 0xfa8072},
                                                                                   {"sandybrown", 0xf4a460},
                                                                                   {"seagreen", 0x2e8b57},
                                                                                   {"seashell", 0xfff5ee},
                                                                                   {"sienna", 0xa0522d},
                                                                                   {"silver", 0xc0c0c0},
                                                                                   {"skyblue", 0x87ceeb},
                                                                                   {"slateblue", 0x6a5acd},
                                                                                   {"slategray", 0x708090},
                                                                                   {"slategrey", 0x708090},
                                                                                   {"snow", 0xfffafa},
                                                                                   {"springgreen", 0x00ff7f},
                                                                                   {"steelblue", 0x4682b4},
                                                                                   {"tan", 0xd2b48c},
                                                                                   {"teal", 0x008080},
                                                                                   {"thistle", 0xd8bfd8},
                                                                                   {"tomato", 0xff6347},
                                                                                   {"turquoise", 0x40e0d0},
                                                                                   {"violet", 0xee82ee},
                                                                                   {"wheat", 0xf5deb3},
                                                                                   {"white", 0xffffff},
                                                                                   {"whitesmoke", 0xf5f5f5},
                                                                                   {"yellow", 0xffff00},
                                                                                   {"yellowgreen", 0x9acd32}}};

SvgColor from_bytes(std::uint32_t rgb) {
    const glm::uvec3 bytes((rgb >> 16U) & 0xFFU, (rgb >> 8U) & 0xFFU, rgb & 0xFFU);
    return {glm::dvec3(bytes) / 255.0, 1};
}

std::optional<unsigned> hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return std::nullopt;
}

/// "#rgb" and the like, without the '#'; none when it is no such thing.
std::optional<SvgColor> from_hex(std::string_view digits) {
    const bool is_short = digits.size() == 3 || digits.size() == 4;
    if (!is_short && digits.size() != 6 && digits.size() != 8) return std::nullopt;
    const std::size_t width = is_short ? 1 : 2;
    glm::dvec4 channels(1);
    for (std::size_t i = 0; i < digits.size() / width; ++i) {
        const std::optional<unsigned> high = hex_digit(digits[i * width]);
        const std::optional<unsigned> low = hex_digit(digits[i * width + width - 1]);
        if (!high || !low) return std::nullopt;
        channels[static_cast<int>(i)] = (16 * *high + *low) / 255.0;
    }
    return SvgColor{glm::dvec3(channels), channels.w};
}

/// CSS Color 4, section 7.1.
glm::dvec3 from_hsl(double hue_degrees, double saturation, double lightness) {
    const double reach = saturation * std::min(lightness, 1 - lightness);
    const auto channel = [&](double n) {
        const double turned = std::fmod(n + hue_degrees / 30, 12.0);
        const double k = turned < 0 ? turned + 12 : turned;
        return lightness - reach * std::clamp(std::min(k - 3, 9 - k), -1.0, 1.0);
    };
    return {channel(0), channel(8), channel(4)};
}

/// The arguments of a colour function: numbers and percentages between commas, blanks or a slash.
class ColorArguments {
public:
    explicit ColorArguments(SvgCursor& cursor) : cursor_(cursor) {}

    /// A number out of `whole`, or a percentage: a fraction from 0 to 1.
    double fraction(double whole) {
        const double value = next();
        return std::clamp(cursor_.accept('%') ? value / 100 : value / whole, 0.0, 1.0);
    }
    double degrees() {
        const double value = next();
        const std::size_t begin = cursor_.offset();
        const std::string unit = lower(cursor_.word());
        if (unit.empty() || unit == "deg") return value;
        if (unit == "turn") return 360 * value;
        if (unit == "rad") return glm::degrees(value);
        cursor_.fail_at(begin, "expected an angle in deg, rad or turn, found " + in_quotes(unit));
    }
    double optional_alpha() {
        cursor_.skip_separator();
        if (cursor_.accept('/')) cursor_.skip_blanks();
        return cursor_.at_number() ? fraction(1) : 1;
    }
    void end() {
        cursor_.skip_blanks();
        cursor_.expect(')');
        cursor_.skip_blanks();
        if (!cursor_.at_end()) cursor_.fail_expected("nothing after a colour");
    }

private:
    double next() {
        cursor_.skip_separator();
        return cursor_.number("a colour");
    }

    SvgCursor& cursor_;
};

std::optional<SvgColor> from_function(SvgCursor& cursor, std::string_view name) {
    ColorArguments arguments(cursor);
    SvgColor color;
    if (name == "rgb" || name == "rgba") {
        for (int i = 0; i < 3; ++i) color.rgb[i] = arguments.fraction(255);
    } else if (name == "hsl" || name == "hsla") {
        const double hue = arguments.degrees();
        const double saturation = arguments.fraction(100);
        color.rgb = from_hsl(hue, saturation, arguments.fraction(100));
    } else {
        return std::nullopt;
    }
    color.alpha = arguments.optional_alpha();
    arguments.end();
    return color;
}

}  // namespace

std::optional<SvgColor> named_color(std::string_view name) {
    const std::string lowered = lower(name);
    if (lowered == "transparent") return SvgColor{glm::dvec3(0), 0};
    const auto found = std::lower_bound(color_names.begin(), color_names.end(), std::string_view(lowered),
                                        [](const auto& row, std::string_view wanted) { return row.first < wanted; });
    if (found == color_names.end() || found->first != lowered) return std::nullopt;
    return from_bytes(found->second);
}

std::optional<SvgColor> parse_color(const PlacedText& text) {
    const PlacedText value = text.trimmed();
    SvgCursor cursor(value);
    std::optional<SvgColor> color;
    if (cursor.accept('#')) {
        color = from_hex(cursor.rest());
    } else {
        const std::string name = lower(cursor.word());
        if (cursor.accept('(')) return from_function(cursor, name);
        if (cursor.at_end()) color = named_color(name);
    }
    if (!color)
        value.fail(0, "expected a colour such as red, #ff0000 or rgb(255, 0, 0), found " + in_quotes(value.text()));
    return color;
}

}  // namespace vitrine::io
