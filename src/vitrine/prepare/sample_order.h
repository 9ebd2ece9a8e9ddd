#pragma once

#include <vitrine/scene/scene.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::prepare {

/// An order of points: the one that is `points[i]` comes at place i.
struct SampleOrder {
    std::vector<std::uint32_t> points;
    std::uint32_t layers = 0;         ///< of equal size, any first few of which stand for all points
    std::vector<std::size_t> pieces;  ///< of the curve: how many points each and those before have together
};

/// Orders points so that any first part of them is a fair sample of where they lie, and points that are near each other
/// in the order mostly are in space: layers of equal size, in each of them along a Z-order curve (Morton 1966) of 1024
/// steps along each axis. A layer has every n-th point of the curve, and layers come in an order in which the gaps that
/// are left are halved. Points that are not finite come last on the curve. The same order on any number of cores.
/// Needs 16 bytes for each point while it works. At most 2^32 - 1 points.
SampleOrder sample_order(std::span<const glm::vec3> positions);

/// Where the points of such an order lie, once they are in it: each piece of the curve is a block in every layer, which
/// share a box.
scene::PointBlocks sample_blocks(std::span<const glm::vec3> ordered, const SampleOrder& order);

/// Puts a cloud's points, with all that they have, into that order, and notes it, and where they are then, in the
/// cloud. Elements of arrays that are not as long as the positions stay. Throws ArrayError where an array has no copy
/// in CPU memory.
void order_for_sampling(scene::PointCloud& cloud);

/// Clouds of fewer points are drawn in no time in any order.
inline constexpr std::size_t worth_ordering = 200'000;
/// All clouds of a scene for which it is worth while.
void order_for_sampling(scene::Scene& scene);

}  // namespace vitrine::prepare
