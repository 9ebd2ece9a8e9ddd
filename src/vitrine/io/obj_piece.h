#pragma once

#include <vitrine/io/obj_data.h>
#include <vitrine/io/obj_outline.h>
#include <vitrine/io/source_file.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace vitrine::io {

/// A statement that says what the following ones belong to.
struct ObjName {
    enum class Kind { object, group, material, library };
    Kind kind{};
    std::string text;
};

/// What stands between two such statements.
struct ObjRun {
    std::vector<ObjName> names;  ///< that come before it
    ObjCorners corners;
    std::vector<std::uint32_t> segments;
    std::vector<std::uint32_t> points;
};

/// Something a reader passes over, and its line; 0: there was nothing.
struct ObjOddity {
    std::uint64_t line = 0;
    std::string keyword;
};

/// What a chunk says beside its vertices.
struct ObjPiece {
    std::vector<ObjRun> runs;
    std::vector<glm::vec3> colors;  ///< one for each of its vertices, as in ObjData; empty: none has any
    ObjOddity free_form;            ///< the first curve or surface
    ObjOddity unknown;              ///< the first statement that is none
};

/// Room for the vertices of the whole file.
struct ObjRoom {
    std::span<glm::vec3> positions;
    std::span<glm::vec2> texcoords;
    std::span<glm::vec3> normals;
};

/// Reads the statements of a chunk. Its vertices go to their places in `room`. Throws FileError with the line.
ObjPiece read_obj_piece(const SourceFile& file, const ObjOutline& outline, const ObjChunk& chunk, const ObjRoom& room);

/// Whether the text's first statement is one of an OBJ file.
bool looks_like_obj(const SourceFile& file);

}  // namespace vitrine::io
