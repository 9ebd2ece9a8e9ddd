#pragma once

#include <vitrine/arrays/array_state.h>
#include <vitrine/arrays/tracked_array.h>
#include <vitrine/scene/bounds.h>
#include <vitrine/scene/geometry.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::scene {

/// Where a node shows its geometries: each of them once at each of these places, and not at the node itself. For many
/// of a kind that is far cheaper than a node for each.
struct Instances {
    std::string name;
    /// From the geometries' coordinates to the node's. Their last rows are (0, 0, 0, 1).
    arrays::TrackedArray<glm::mat4> transforms;
    std::vector<ScalarField> scalars;  ///< numbers of instances
};

/// Instances that are near each other and all turn the winding of faces around, or none of them does.
struct InstanceBlock {
    std::uint32_t first = 0;  ///< of an order's numbers
    std::uint32_t count = 0;
    bool mirrored = false;
    float scale = 0;      ///< how many times as long as it is the longest thing can become
    glm::mat4 low{0.0F};  ///< between these all their transforms lie, number by number
    glm::mat4 high{0.0F};
};

/// A box around whatever a block's instances make of a box.
Bounds bounds_of(const InstanceBlock& block, const Bounds& of_one);

/// In which order instances are drawn: those that are near each other together.
struct InstanceOrder {
    arrays::TrackedArray<std::uint32_t> numbers;  ///< each instance's, once
    std::vector<InstanceBlock> blocks;            ///< one after the other, together all
    bool measured = false;  ///< false: transforms have been written by kernels, and may be others than the blocks say
};

/// The order of instances, found again when their transforms have changed in CPU memory.
class KnownInstanceOrder {
public:
    const InstanceOrder& of(const Instances& instances);

private:
    InstanceOrder order_;
    arrays::ArrayState state_;
};

/// The box around all instances of something, computed again when they or it have changed.
class KnownInstanceBounds {
public:
    /// `of_one`: in the geometries' coordinates. Where transforms are not in CPU memory it stays what it was.
    const Bounds& around(const Instances& instances, const Bounds& of_one);

private:
    Bounds of_one_;
    Bounds all_;
    arrays::ArrayState state_;
};

}  // namespace vitrine::scene
