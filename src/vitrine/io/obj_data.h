#pragma once

#include <vitrine/arrays/elements.h>
#include <vitrine/io/triangulate.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <string>
#include <vector>

namespace vitrine::io {

/// Stands for "none" among indices.
inline constexpr std::uint32_t obj_none = std::numeric_limits<std::uint32_t>::max();

/// Which normals, or texture coordinates, the corners of faces name.
enum class ObjNaming {
    none,  ///< none do
    same,  ///< each one with the number of its position
    own    ///< any
};

/// What corners of faces name beside their positions.
struct ObjColumn {
    std::vector<std::uint32_t> values;  ///< empty unless `naming` is `own`; obj_none where a corner names none
    ObjNaming naming = ObjNaming::none;

    /// Of the corner that comes behind `positions` and is at `position`.
    void add(const std::vector<std::uint32_t>& positions, std::uint32_t position, std::uint32_t value) {
        if (naming == ObjNaming::own) return values.push_back(value);
        const ObjNaming wanted = naming_of(position, value);
        if (positions.empty() || wanted != naming) begin(positions, wanted, value);
    }
    /// Of a corner that is at `position`.
    std::uint32_t value(std::size_t corner, std::uint32_t position) const {
        if (naming == ObjNaming::own) return values[corner];
        return naming == ObjNaming::same ? position : obj_none;
    }

private:
    /// What a corner makes of what all before it are.
    static ObjNaming naming_of(std::uint32_t position, std::uint32_t value) {
        if (value == obj_none) return ObjNaming::none;
        return value == position ? ObjNaming::same : ObjNaming::own;
    }

    /// With a corner that names what none has named before: the first one, or one unlike them.
    void begin(const std::vector<std::uint32_t>& positions, ObjNaming wanted, std::uint32_t value);
};

/// Corners of faces one after the other: indices, counted from 0, into the file's positions, texture coordinates and
/// normals.
struct ObjCorners {
    std::vector<std::uint32_t> positions;
    ObjColumn texcoords;
    ObjColumn normals;
    FaceSizes faces;

    void add(std::uint32_t position, std::uint32_t texcoord, std::uint32_t normal) {
        texcoords.add(positions, position, texcoord);
        normals.add(positions, position, normal);
        positions.push_back(position);
    }
};

/// Everything of one object, group and material.
struct ObjPart {
    std::size_t object = 0;    ///< in ObjData::objects
    std::size_t group = 0;     ///< in ObjData::groups
    std::size_t material = 0;  ///< in ObjData::materials
    std::vector<ObjCorners> corners;
    std::vector<std::uint32_t> segments;  ///< two positions each
    std::vector<std::uint32_t> points;    ///< positions
};

/// What an OBJ file says, before it is made into meshes. The first object, group and material have no name: they
/// hold what comes before the first `o`, `g` and `usemtl`.
struct ObjData {
    arrays::Elements<glm::vec3> positions;
    arrays::Elements<glm::vec3> normals;    ///< as in the file, of any length
    arrays::Elements<glm::vec2> texcoords;  ///< v runs down, as in scene::Mesh
    std::vector<glm::vec3> colors;          ///< sRGB as in the file, x < 0 where a vertex has none; empty: none has any
    std::vector<std::string> objects{""};
    std::vector<std::string> groups{""};
    std::vector<std::string> materials{""};
    std::vector<ObjPart> parts;
    std::vector<std::string> libraries;  ///< what follows `mtllib`
};

}  // namespace vitrine::io
