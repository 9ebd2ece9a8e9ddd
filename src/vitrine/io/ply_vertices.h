#pragma once

#include <vitrine/io/ply_body.h>
#include <vitrine/io/ply_header.h>
#include <vitrine/io/source_file.h>
#include <vitrine/scene/geometry.h>

#include <glm/glm.hpp>

#include <vector>

namespace vitrine::io {

/// The rows of the element "vertex". Arrays beside `positions` are empty or as long.
struct PlyVertices {
    arrays::Elements<glm::vec3> positions;
    arrays::Elements<glm::vec3> normals;    ///< as in the file, of any length
    arrays::Elements<glm::u8vec4> colors;   ///< as in scene::Mesh
    arrays::Elements<glm::vec2> texcoords;  ///< likewise
    std::vector<scene::ScalarField> scalars;
};

/// Reads the vertices, an element of the header that must come next in `body`. Those of a cloud, and those of a text,
/// whose faces are a long way off, may be shown as points before all are there. Throws FileError.
PlyVertices read_ply_vertices(const SourceFile& file, const PlyHeader& header, const PlyElement& element,
                              PlyBody& body);

}  // namespace vitrine::io
