#include <vitrine/scene/point_blocks.h>

#include <vitrine/scene/geometry.h>

#include <utility>

namespace vitrine::scene {

void KnownBlocks::set(const PointCloud& cloud, PointBlocks blocks) {
    blocks_ = std::move(blocks);
    positions_ = arrays::ArrayState(cloud.positions);
}

const PointBlocks* KnownBlocks::of(const PointCloud& cloud) const {
    return blocks_ && positions_ == arrays::ArrayState(cloud.positions) ? &*blocks_ : nullptr;
}

}  // namespace vitrine::scene
