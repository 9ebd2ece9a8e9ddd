#pragma once

#include <vitrine/io/xml_document.h>
#include <vitrine/scene/path.h>

namespace vitrine::io {

/// The path that path data describes (SVG 2, section 9.3): all commands, absolute and relative. Throws FileError with
/// the column of the fault.
scene::Path parse_path_data(const PlacedText& data);

/// The polyline of a `points` attribute (SVG 2, section 10.6).
scene::Path parse_points(const PlacedText& points, bool closed);

}  // namespace vitrine::io
