#pragma once

#include <vitrine/io/triangulate.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace vitrine::io {

/// Stands for "none" among indices.
inline constexpr std::uint32_t obj_none = std::numeric_limits<std::uint32_t>::max();

/// One corner of a face: indices, counted from 0, into the file's positions and normals.
struct ObjCorner {
    std::uint32_t position = 0;
    std::uint32_t normal = obj_none;  ///< obj_none: the file gives none
    friend bool operator==(const ObjCorner&, const ObjCorner&) = default;
};

/// Everything of one object, group and material.
struct ObjPart {
    std::size_t object = 0;          ///< in ObjData::objects
    std::size_t group = 0;           ///< in ObjData::groups
    std::size_t material = 0;        ///< in ObjData::materials
    std::vector<ObjCorner> corners;  ///< of one face after the other
    FaceSizes faces;
    std::vector<std::uint32_t> segments;  ///< two positions each
    std::vector<std::uint32_t> points;    ///< positions
};

/// What an OBJ file says, before it is made into meshes. The first object, group and material have no name: they
/// hold what comes before the first `o`, `g` and `usemtl`.
struct ObjData {
    std::vector<glm::vec3> positions;
    std::vector<glm::vec3> colors;   ///< sRGB as in the file, x < 0 where a vertex has none; empty: no vertex has any
    std::vector<glm::vec3> normals;  ///< as in the file, of any length
    std::vector<std::string> objects{""};
    std::vector<std::string> groups{""};
    std::vector<std::string> materials{""};
    std::vector<ObjPart> parts;
    std::vector<std::string> libraries;  ///< what follows `mtllib`
};

}  // namespace vitrine::io
