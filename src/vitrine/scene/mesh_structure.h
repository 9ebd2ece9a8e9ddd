#pragma once

#include <vitrine/arrays/array_state.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
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

/// Consecutive triangles of a mesh, those with area: what they lie in and where they face.
struct TriangleCluster {
    static constexpr std::size_t triangles = 256;  ///< of each; the last one of a mesh may have fewer

    glm::vec3 center{0.0F};
    float radius = 0;
    /// All of them are seen from behind along each direction d of length 1 for which dot(d, axis) >= cutoff; 1: no
    /// direction is known to be one.
    glm::vec3 axis{0.0F};
    float cutoff = 1;
    float longest_edge = 0;  ///< of its triangles, in the mesh's units
    friend bool operator==(const TriangleCluster&, const TriangleCluster&) = default;
};

/// What is to be found out about a mesh's triangles; prepare::prepare does.
struct MeshStructure {
    /// Each part of the surface encloses a volume and all of its faces look out of it: from outside no back is seen.
    bool closed = false;
    /// Normals lean to the front of the faces around their vertices; but for slivers, whose corners are rounded.
    bool normals_agree = false;
    std::vector<DetailLevel> levels;          ///< from fine to coarse
    std::vector<TriangleCluster> clusters{};  ///< of all triangles, in their order; empty where there are too few
};

/// A mesh's structure for as long as its arrays are what they were; a copy of the mesh has none.
class KnownStructure {
public:
    /// `mesh`: whose this is.
    void set(const Mesh& mesh, MeshStructure structure);
    /// Null: not known, or the arrays have changed since.
    const MeshStructure* of(const Mesh& mesh) const;

private:
    using States = std::vector<arrays::ArrayState>;
    static States states_of(const Mesh& mesh);

    std::optional<MeshStructure> structure_;
    States states_;
};

}  // namespace vitrine::scene
