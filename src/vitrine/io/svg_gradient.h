#pragma once

#include <vitrine/io/svg_color.h>
#include <vitrine/io/svg_elements.h>
#include <vitrine/io/xml_document.h>

#include <optional>
#include <string_view>

namespace vitrine::io {

/// Whether an element of this name is a gradient.
bool is_svg_gradient(std::string_view name);

/// The mean of a gradient's colours along its way, weighted by alpha; none when it has no stops. Stops may be another
/// gradient's to which it refers. Throws FileError.
std::optional<SvgColor> mean_color(const XmlDocument& document, const SvgElements& elements, pugi::xml_node gradient,
                                   const SvgColor& current_color);

}  // namespace vitrine::io
