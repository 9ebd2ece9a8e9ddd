#pragma once

#include <vitrine/io/svg_cursor.h>
#include <vitrine/io/xml_document.h>
#include <vitrine/scene/path.h>

#include <string_view>

namespace vitrine::io {

/// The length that an attribute gives, in user units; `missing` where there is none, or it says auto.
double length_attribute(const XmlDocument& document, pugi::xml_node node, const char* name, const SvgUnits& units,
                        SvgAxis axis, double missing = 0);
/// The same, which must not be negative.
double size_attribute(const XmlDocument& document, pugi::xml_node node, const char* name, const SvgUnits& units,
                      SvgAxis axis, double missing = 0);

/// Whether an element of this name is a shape.
bool is_svg_shape(std::string_view name);

/// The path that a `path`, `rect`, `circle`, `ellipse`, `line`, `polyline` or `polygon` element is equivalent to (SVG
/// 2, chapters 9 and 10), in its own coordinates. Throws FileError.
scene::Path shape_path(const XmlDocument& document, pugi::xml_node node, const SvgUnits& units);

}  // namespace vitrine::io
