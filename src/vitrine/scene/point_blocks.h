#pragma once

#include <vitrine/arrays/array_state.h>
#include <vitrine/scene/bounds.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace vitrine::scene {

struct PointCloud;

/// Points of a cloud that follow each other in its arrays.
struct PointBlock {
    std::uint64_t first = 0;
    std::uint32_t count = 0;
    std::uint32_t box = 0;  ///< of PointBlocks::boxes, in which they lie
    friend bool operator==(const PointBlock&, const PointBlock&) = default;
};

/// A cloud's points in the order in which they are missed when there is time for some of them only: layer by layer,
/// any first few of which stand for the whole cloud. Points of no block are not drawn.
struct PointBlocks {
    std::vector<Bounds> boxes;  ///< in the cloud's coordinates
    std::vector<PointBlock> blocks;
    std::vector<std::size_t> layer_ends;  ///< how many blocks there are up to the end of each layer
};

/// A cloud's blocks for as long as its points are where they were; a copy of the cloud has none.
class KnownBlocks {
public:
    /// `cloud`: whose these are.
    void set(const PointCloud& cloud, PointBlocks blocks);
    /// Null: not known, or the points have changed since.
    const PointBlocks* of(const PointCloud& cloud) const;

private:
    std::optional<PointBlocks> blocks_;
    arrays::ArrayState positions_;
};

}  // namespace vitrine::scene
