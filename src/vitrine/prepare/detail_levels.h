#pragma once

#include <vitrine/prepare/prepared_mesh.h>

namespace vitrine::prepare {

/// Adds coarser and coarser levels of the triangles, their vertices numbered as those are, each in a good order for
/// vertex caches: by collapsing edges (Garland and Heckbert 1997), and by merging vertices of a grid where that gets no
/// further. Each level's error is the sum of those of the steps that led to it.
void add_levels(PreparedMesh& prepared, const Triangles& triangles, const PrepareOptions& options,
                const std::stop_token& stop);

}  // namespace vitrine::prepare
