#pragma once

#include <vitrine/arrays/array_state.h>
#include <vitrine/scene/bounds.h>

#include <glm/glm.hpp>

#include <span>
#include <vector>

namespace vitrine::scene {

struct Mesh;
struct Node;

/// What morph targets and joints can do to a mesh's vertices: measured once, it tells where they are at any time
/// without a look at each of them.
class MotionReach {
public:
    MotionReach() = default;
    /// The mesh's arrays have copies in CPU memory.
    explicit MotionReach(const Mesh& mesh);

    /// A box around the mesh as it is moved (`deformed`), in its node's coordinates; larger than the smallest one where
    /// vertices follow several joints or targets at once. `joints`: as of `joint_matrices`.
    Bounds around(const Mesh& mesh, const Node& node, std::span<const glm::mat4> joints) const;

private:
    Bounds rest_;                    ///< around the vertices as they are
    std::vector<Bounds> by_joint_;   ///< around those that a joint has a part in
    std::vector<Bounds> by_target_;  ///< around the ways that vertices go; empty: none does
};

/// A mesh's reach, measured again whenever its arrays have changed and all have copies in CPU memory.
class KnownReach {
public:
    const MotionReach& of(const Mesh& mesh);

private:
    MotionReach reach_;
    std::vector<arrays::ArrayState> states_;
};

}  // namespace vitrine::scene
