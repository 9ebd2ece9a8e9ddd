#pragma once

#include <vitrine/io/obj_data.h>
#include <vitrine/io/source_file.h>

namespace vitrine::io {

/// Reads the statements of an OBJ file (Wavefront Advanced Visualizer 4, appendix B1). Polygons, lines and points are
/// kept; free-form curves and surfaces are left out with a warning. All indices are in range afterwards.
/// Throws FileError with the line.
ObjData parse_obj(const SourceFile& file);

/// Whether the text's first statement is one of an OBJ file.
bool looks_like_obj(const SourceFile& file);

}  // namespace vitrine::io
