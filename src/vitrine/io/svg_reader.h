#pragma once

#include <vitrine/io/source_file.h>
#include <vitrine/io/svg_drawing.h>

namespace vitrine::io {

/// Whether the text begins as an SVG document does: an `svg` element after prolog, comments and document type.
bool looks_like_svg(const SourceFile& file);

/// Reads a drawing. What is not supported is left out, listed in the result and in one warning in the log; gradients
/// become their mean colour, the opacity of a group becomes that of each of its shapes. Throws FileError with line and
/// column for what is malformed, be it in XML, numbers, paths, transforms, colours or style sheets.
SvgDrawing read_svg_drawing(const SourceFile& file);

}  // namespace vitrine::io
