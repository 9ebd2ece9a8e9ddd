#include <vitrine/scene/instances.h>

#include <vitrine/scene/morton.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

namespace vitrine::scene {
namespace {

/// Enough of them to be worth a call and a look at the box around them.
constexpr std::uint32_t most_in_block = 256;

bool is_mirrored(const glm::mat4& transform) {
    return glm::determinant(glm::mat3(transform)) < 0.0F;
}

/// How much longer the longest of its axes is than 1.
float scale_of(const glm::mat4& transform) {
    return std::max({glm::length(glm::vec3(transform[0])), glm::length(glm::vec3(transform[1])),
                     glm::length(glm::vec3(transform[2]))});
}

/// A cube of cells around the instances' places.
class PlaceGrid {
public:
    explicit PlaceGrid(std::span<const glm::mat4> transforms) {
        Bounds bounds;
        for (const glm::mat4& transform : transforms) bounds.add(glm::dvec3(transform[3]));
        const glm::dvec3 size = bounds.size();
        const double edge = std::max({size.x, size.y, size.z});
        low_ = bounds.empty() ? glm::dvec3(0) : bounds.min;
        steps_per_unit_ = edge > 0 ? (morton_steps - 1) / edge : 0;
    }
    std::uint32_t code(const glm::mat4& transform) const {
        const glm::dvec3 place = (glm::dvec3(transform[3]) - low_) * steps_per_unit_;
        const bool is_inside = std::isfinite(place.x + place.y + place.z);
        return is_inside ? morton_code(glm::uvec3(glm::clamp(place, 0.0, morton_steps - 1.0))) : 0U;
    }

private:
    glm::dvec3 low_{0};
    double steps_per_unit_ = 0;
};

/// Those that do not mirror first, each kind along a curve that fills space.
std::vector<std::uint32_t> sorted(std::span<const glm::mat4> transforms) {
    const PlaceGrid grid(transforms);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> keys(transforms.size());
    for (std::size_t i = 0; i < transforms.size(); ++i) {
        const std::uint32_t kind = is_mirrored(transforms[i]) ? 1U << morton_bits : 0U;
        keys[i] = {kind | grid.code(transforms[i]), static_cast<std::uint32_t>(i)};
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::uint32_t> numbers(keys.size());
    std::transform(keys.begin(), keys.end(), numbers.begin(), [](const auto& key) { return key.second; });
    return numbers;
}

void add(InstanceBlock& block, const glm::mat4& transform) {
    for (int column = 0; column < 4; ++column) {
        block.low[column] = glm::min(block.low[column], transform[column]);
        block.high[column] = glm::max(block.high[column], transform[column]);
    }
    block.scale = std::max(block.scale, scale_of(transform));
    ++block.count;
}

std::vector<InstanceBlock> blocks_of(std::span<const glm::mat4> transforms, std::span<const std::uint32_t> numbers) {
    std::vector<InstanceBlock> blocks;
    for (std::uint32_t i = 0; i < numbers.size(); ++i) {
        const glm::mat4& transform = transforms[numbers[i]];
        const bool mirrored = is_mirrored(transform);
        if (blocks.empty() || blocks.back().count == most_in_block || blocks.back().mirrored != mirrored)
            blocks.push_back({.first = i, .mirrored = mirrored, .low = transform, .high = transform});
        add(blocks.back(), transform);
    }
    return blocks;
}

/// Of instances that nobody has seen in CPU memory.
InstanceOrder unknown_order(std::size_t count) {
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0U);
    InstanceOrder order;
    order.numbers.assign(std::move(numbers));
    order.blocks = {{.count = static_cast<std::uint32_t>(count), .scale = std::numeric_limits<float>::infinity()}};
    return order;
}

}  // namespace

Bounds bounds_of(const InstanceBlock& block, const Bounds& of_one) {
    if (of_one.empty()) return {};
    Bounds all{glm::dvec3(block.low[3]), glm::dvec3(block.high[3])};
    for (int axis = 0; axis < 3; ++axis) {
        const glm::dvec3 low(block.low[axis]);
        const glm::dvec3 high(block.high[axis]);
        const double from = of_one.min[axis];
        const double to = of_one.max[axis];
        all.min += glm::min(glm::min(low * from, low * to), glm::min(high * from, high * to));
        all.max += glm::max(glm::max(low * from, low * to), glm::max(high * from, high * to));
    }
    return all;
}

const InstanceOrder& KnownInstanceOrder::of(const Instances& instances) {
    const arrays::TrackedArray<glm::mat4>& transforms = instances.transforms;
    const arrays::ArrayState now(transforms);
    if (transforms.has_copy()) {
        if (order_.measured && now == state_) return order_;
        const std::vector<std::uint32_t> numbers = sorted(transforms.view());
        if (!std::ranges::equal(numbers, order_.numbers)) order_.numbers.assign(numbers);
        order_.blocks = blocks_of(transforms.view(), numbers);
        order_.measured = true;
        state_ = now;
    } else if (order_.numbers.size() != transforms.size()) {
        order_ = unknown_order(transforms.size());
    } else if (now != state_) {
        order_.measured = false;
    }
    return order_;
}

const Bounds& KnownInstanceBounds::around(const Instances& instances, const Bounds& of_one) {
    const arrays::ArrayState now(instances.transforms);
    if (!instances.transforms.has_copy() || (now == state_ && of_one == of_one_)) return all_;
    all_ = {};
    for (const glm::mat4& transform : instances.transforms) all_.add(transformed(of_one, transform));
    of_one_ = of_one;
    state_ = now;
    return all_;
}

}  // namespace vitrine::scene
