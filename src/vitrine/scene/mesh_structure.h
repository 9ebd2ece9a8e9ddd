#pragma once

#include <vitrine/arrays/tracking.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace vitrine::scene {

struct Mesh;

/// A coarser form of a mesh over the same vertices: a part of `Mesh::level_indices`.
struct DetailLevel {
    std::size_t first_triangle = 0;
    std::size_t triangles = 0;
    float error = 0;  ///< how far its surface is off, in the mesh's units
    friend bool operator==(const DetailLevel&, const DetailLevel&) = default;
};

/// What is to be found out about a mesh's triangles; prepare::structure_of does.
struct MeshStructure {
    /// Each part of the surface encloses a volume and all of its faces look out of it: from outside no back is seen.
    bool closed = false;
    /// Each normal leans to the front of each face around its vertex.
    bool normals_agree = false;
    std::vector<DetailLevel> levels;  ///< from fine to coarse
};

/// A mesh's structure for as long as its arrays are what they were; a copy of the mesh has none.
class KnownStructure {
public:
    /// `mesh`: whose this is.
    void set(const Mesh& mesh, MeshStructure structure);
    /// Null: not known, or the arrays have changed since.
    const MeshStructure* of(const Mesh& mesh) const;

private:
    struct ArrayState {
        std::weak_ptr<const arrays::Tracking> array;
        std::uint64_t revision = 0;
    };
    using States = std::array<ArrayState, 8>;
    static States states_of(const Mesh& mesh);

    std::optional<MeshStructure> structure_;
    States states_;
};

}  // namespace vitrine::scene
