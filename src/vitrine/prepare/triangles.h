#pragma once

#include <vitrine/arrays/elements.h>
#include <vitrine/scene/geometry.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>

namespace vitrine::prepare {

/// What a mesh's triangles are made of, to be worked on while the mesh goes on: in the mesh's own memory where it lies
/// there as it is wanted, which the mesh copies before it is changed (arrays::TrackedArray::share).
struct Triangles {
    arrays::Elements<glm::vec3> positions;
    arrays::Elements<glm::vec3> normals;      ///< empty, or one for each position
    arrays::Elements<std::uint32_t> indices;  ///< three for each triangle, each below the number of positions
    bool indexed = true;                      ///< in the mesh; otherwise its vertices come in triples

    std::size_t count() const { return indices.size() / 3; }
};

/// Empty where the mesh lacks a copy of some array in CPU memory, or where an index is that of no vertex.
Triangles triangles_of(const scene::Mesh& mesh);

}  // namespace vitrine::prepare
