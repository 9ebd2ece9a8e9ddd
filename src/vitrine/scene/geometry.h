#pragma once

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/scene/bounds.h>
#include <vitrine/scene/ids.h>
#include <vitrine/scene/material.h>
#include <vitrine/scene/mesh_structure.h>
#include <vitrine/scene/morph_target.h>
#include <vitrine/scene/packed_normal.h>
#include <vitrine/scene/point_archive.h>
#include <vitrine/scene/point_blocks.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace vitrine::scene {

/// One number per vertex, face or point, kept under the name it had in its file.
struct ScalarField {
    std::string name;
    arrays::TrackedArray<float> values;
};

/// A mesh's vertex with all that it has. Its layout is what the GPU reads: 28 bytes.
struct MeshVertex {
    glm::vec3 position{0.0F};
    glm::vec3 normal{0.0F, 0.0F, 1.0F};
    glm::u8vec4 color{255};
};
static_assert(sizeof(MeshVertex) == 28, "the layout that render::attach describes");

/// Which vertex each corner of a mesh's triangles is, however that is kept. Does not own.
class CornerView {
public:
    CornerView(std::span<const std::uint32_t> indices, std::span<const std::uint16_t> short_indices,
               std::size_t vertices)
        : indices_(indices), short_indices_(short_indices), vertices_(vertices) {}

    /// Three for each triangle.
    std::size_t size() const {
        const std::size_t indexed = indices_.size() + short_indices_.size();
        return (indexed > 0 ? indexed : vertices_) / 3 * 3;
    }
    std::uint32_t operator[](std::size_t corner) const {
        if (!indices_.empty()) return indices_[corner];
        return short_indices_.empty() ? static_cast<std::uint32_t>(corner) : short_indices_[corner];
    }

private:
    std::span<const std::uint32_t> indices_;
    std::span<const std::uint16_t> short_indices_;
    std::size_t vertices_;
};

/// Triangles. Their vertices are either split, an array for each attribute, which sends the least where one of them
/// changes; or interleaved, all in `vertices`, which sends the least where single vertices change as a whole. Of split
/// ones the arrays beside `positions` are empty or have one element per position; of interleaved ones they are empty,
/// but for texture coordinates, tangents and what moves the vertices, which have arrays of their own in either case.
struct Mesh {
    std::string name;
    arrays::TrackedArray<glm::vec3> positions;
    /// Unit length. Empty: the renderer shades each face flat until `compute_normals` fills them.
    arrays::TrackedArray<glm::vec3> normals;
    /// In the place of `normals`, in a third of their memory.
    arrays::TrackedArray<PackedNormal> packed_normals;
    /// sRGB-encoded red, green, blue and linear alpha, 0 to 255.
    arrays::TrackedArray<glm::u8vec4> colors;
    arrays::TrackedArray<MeshVertex> vertices;
    /// Where each vertex is in its material's textures, from (0, 0) at the upper left corner to (1, 1) at the lower
    /// right one: v runs down, as in glTF. Empty, or one per vertex.
    arrays::TrackedArray<glm::vec2> texcoords;
    /// Others, for textures that go by them. Empty, or one per vertex.
    arrays::TrackedArray<glm::vec2> second_texcoords;
    /// Where u grows along the surface, at right angles to the normal and of unit length, for textures of normals; w:
    /// 1, or -1 where the texture is seen mirrored. cross(normal, tangent) * w is where v shrinks, as in glTF. Empty,
    /// or one per vertex; see `compute_tangents`.
    arrays::TrackedArray<glm::vec4> tangents;
    /// By which joints of a node's skin each vertex is moved. Empty, or one per vertex, and so are `weights`: the parts
    /// that they have in it, none below 0, together 1.
    arrays::TrackedArray<glm::u16vec4> joints;
    arrays::TrackedArray<glm::vec4> weights;
    /// Three per triangle, each below `vertex_count()`. Empty: vertices come in triples.
    arrays::TrackedArray<std::uint32_t> indices;
    /// In the place of `indices`, in half of their memory, where there are at most 65,536 vertices.
    arrays::TrackedArray<std::uint16_t> short_indices;
    /// The triangles of coarser forms, one form after the other, where `structure` has any.
    arrays::TrackedArray<std::uint32_t> level_indices;
    KnownStructure structure;               ///< what is known of the triangles
    std::vector<ScalarField> scalars;       ///< of vertices
    std::vector<ScalarField> face_scalars;  ///< of triangles, in their order
    std::vector<MorphTarget> morph_targets;
    std::vector<float> morph_weights;  ///< of the targets, where a node has none of its own; empty: 0
    Id<Material> material;             ///< none: the default material

    bool is_interleaved() const { return !vertices.empty(); }
    std::size_t vertex_count() const { return is_interleaved() ? vertices.size() : positions.size(); }
    bool is_indexed() const { return !indices.empty() || !short_indices.empty(); }
    std::size_t triangle_count() const {
        return (is_indexed() ? indices.size() + short_indices.size() : vertex_count()) / 3;
    }
    /// To read, however they are kept.
    arrays::StridedSpan<const glm::vec3> position_view() const;
    CornerView corners() const { return {indices.view(), short_indices.view(), vertex_count()}; }
    /// The set that a texture slot names by 0 or 1.
    const arrays::TrackedArray<glm::vec2>& texcoord_set(unsigned set) const {
        return set == 0 ? texcoords : second_texcoords;
    }
    bool has_normals() const { return is_interleaved() || !normals.empty() || !packed_normals.empty(); }
};

/// Points drawn as round dots of a size in pixels. Arrays beside `positions` are empty or as long.
struct PointCloud {
    std::string name;
    arrays::TrackedArray<glm::vec3> positions;
    arrays::TrackedArray<glm::vec3> normals;   ///< unit length; lit when present
    arrays::TrackedArray<glm::u8vec4> colors;  ///< as in Mesh
    std::vector<ScalarField> scalars;
    Id<Material> material;
    float size_pixels = 2.0F;  ///< diameter at UI scale 1
    /// In how many layers of equal size the points lie, any first few of which stand for the whole cloud
    /// (prepare::order_for_sampling). Then, while the picture moves, no more of them are drawn than there is time for.
    /// 0: they lie in any order, and all are drawn.
    std::uint32_t sample_layers = 0;
    KnownBlocks blocks;  ///< where the points of which layer lie; not known: all points are drawn wherever they are
    /// Where all points are, if the arrays hold only some of them, which stand for all. Null: they hold all.
    std::shared_ptr<const PointArchive> archive;
};

/// Separate line segments: positions 2i and 2i+1 (through `indices` when there are any) are the ends of segment i.
struct LineSet {
    std::string name;
    arrays::TrackedArray<glm::vec3> positions;
    arrays::TrackedArray<glm::u8vec4> colors;  ///< as in Mesh
    arrays::TrackedArray<std::uint32_t> indices;
    Id<Material> material;
    float width_pixels = 1.5F;  ///< at UI scale 1

    std::size_t segment_count() const { return (indices.empty() ? positions.size() : indices.size()) / 2; }
};

/// Puts the vertices' attributes into one array, or parts them into an array each. Normals and colours that a mesh
/// lacks are computed and white in the one array; an array of white ones is not made again.
void interleave(Mesh& mesh);
void split(Mesh& mesh);

/// Fills the mesh's normals with the average of the normals of the faces around each vertex, weighted by their angle
/// there (Thürmer and Wüthrich 1998). Vertices of no face, or of degenerate faces alone, get +Z. Packed ones stay
/// packed.
void compute_normals(Mesh& mesh);

}  // namespace vitrine::scene
