#pragma once

#include <vitrine/io/xml_document.h>

#include <glm/glm.hpp>

#include <optional>
#include <string_view>

namespace vitrine::io {

/// A colour of a drawing.
struct SvgColor {
    glm::dvec3 rgb{0};  ///< red, green, blue, sRGB-encoded, 0 to 1
    double alpha = 1;

    friend bool operator==(const SvgColor&, const SvgColor&) = default;
};

/// The colour of a name, in any case (CSS Color 4, section 6.1); none when there is no such name.
std::optional<SvgColor> named_color(std::string_view name);

/// The colour that the whole of `text` is: `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `rgba()`, `hsl()`,
/// `hsla()`, `transparent` or a name. None for functions that other programs may know. Throws FileError for what is no
/// colour.
std::optional<SvgColor> parse_color(const PlacedText& text);

}  // namespace vitrine::io
