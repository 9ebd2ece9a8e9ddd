#pragma once

#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

namespace vitrine::io {

/// Reads an SVG file. Below `parent` stand a node "page", a white rectangle from (0, 0) to the page's size in pixels,
/// and a node "drawing" with one collection of polygons in painter's order, y up, both in the plane z = 0: two draw
/// calls. Throws FileError.
void read_svg(const SourceFile& file, scene::Scene& scene, scene::NodeId parent);

}  // namespace vitrine::io
