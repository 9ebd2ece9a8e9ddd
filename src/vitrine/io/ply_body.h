#pragma once

#include <vitrine/io/ply_header.h>
#include <vitrine/io/source_file.h>
#include <vitrine/io/triangulate.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::io {

/// Where the numbers of one property go: one of the pointers, or none to pass over them. `stride` counts numbers.
struct PlyTarget {
    float* numbers = nullptr;
    std::uint8_t* bytes = nullptr;     ///< clamped to 0..255
    std::uint32_t* indices = nullptr;  ///< what is no index becomes `no_index`
    std::size_t stride = 1;
    bool finite = false;  ///< NaN and infinity are errors

    bool wanted() const { return numbers != nullptr || bytes != nullptr || indices != nullptr; }
};

/// Stands for "no vertex" among indices.
inline constexpr std::uint32_t no_index = std::numeric_limits<std::uint32_t>::max();

/// Lists of vertex indices, one after the other.
struct PlyIndexLists {
    std::size_t property = 0;        ///< which of the element's properties is the list
    std::uint64_t vertex_count = 0;  ///< every index must be below it
    bool strips = false;             ///< negative indices and the ends of lists become `no_index`
    arrays::Elements<std::uint32_t> indices;
    /// Another list of the element, of two numbers for each index; none: there is none.
    std::optional<std::size_t> texcoord_property;
    arrays::Elements<float> texcoords;  ///< two for each of `indices`, 0 where the file has fewer
    FaceSizes faces;                    ///< of lists of at least 3, when not `strips`; shorter ones are dropped
};

/// The data of a PLY file, element after element.
class PlyBody {
public:
    virtual ~PlyBody() = default;
    /// Throws FileError when what is left of the file is too short for all rows of `element`.
    virtual void check_fits(const PlyElement& element) const = 0;
    /// Reads all rows of `element`. `targets` has one entry per property or is empty; `lists` may be null.
    /// `preview` makes a scene of the first so many rows, where those of its targets, or triangles, are all there is
    /// to know of them; it may be empty.
    virtual void read(const PlyElement& element, std::span<const PlyTarget> targets, PlyIndexLists* lists,
                      const Preview& preview) = 0;
};

/// `file` must outlive the body.
std::unique_ptr<PlyBody> make_ply_body(const SourceFile& file, const PlyHeader& header);
/// The kinds of body that `make_ply_body` makes.
std::unique_ptr<PlyBody> make_ascii_ply_body(const SourceFile& file, const PlyHeader& header);
std::unique_ptr<PlyBody> make_binary_ply_body(const SourceFile& file, const PlyHeader& header);

/// Adds one list that was read completely, `count` indices at the end of `lists.indices`.
void end_list(PlyIndexLists& lists, std::size_t count);

/// After a row: as many texture coordinates as there are indices.
void end_texcoords(PlyIndexLists& lists);

/// "face index 9 is out of range, there are 8 vertices"
std::string index_problem(const PlyElement& element, std::int64_t index, const PlyIndexLists& lists);

}  // namespace vitrine::io
