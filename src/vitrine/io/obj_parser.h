#pragma once

#include <vitrine/io/obj_data.h>
#include <vitrine/io/source_file.h>

namespace vitrine::io {

/// Reads the statements of an OBJ file (Wavefront Advanced Visualizer 4, appendix B1), on all cores. Polygons, lines
/// and points are kept; free-form curves and surfaces are left out with a warning. All indices are in range afterwards.
/// Throws FileError with the line, and CancelledError.
ObjData parse_obj(const SourceFile& file);

}  // namespace vitrine::io
