#include <vitrine/prepare/sample_order.h>

#include <vitrine/base/parallel.h>
#include <vitrine/prepare/radix_sort.h>
#include <vitrine/scene/bounds.h>
#include <vitrine/scene/morton.h>

#include <algorithm>
#include <bit>
#include <cmath>

namespace vitrine::prepare {
namespace {

constexpr std::size_t least_work = 16384;
/// Of a layer, roughly: few enough to choose a share by, many enough to lie near each other.
constexpr std::size_t layer_points = 32768;
constexpr std::uint32_t most_layers = 128;
constexpr float steps = scene::morton_steps;
/// Of a block, at least: many enough to be worth a call.
constexpr std::size_t block_points = 256;
constexpr std::size_t usual_pieces = 128;

bool is_finite(const glm::vec3& at) {
    return std::isfinite(at.x) && std::isfinite(at.y) && std::isfinite(at.z);
}

struct Box {
    glm::vec3 low{0};
    float steps_per_unit = 0;
};

/// A cube, so that steps are as long along all axes.
Box box_around(std::span<const glm::vec3> positions) {
    const scene::Bounds bounds = scene::bounds_of(positions);
    if (bounds.empty()) return {};
    const glm::dvec3 size = bounds.size();
    const double edge = std::max({size.x, size.y, size.z});
    return {glm::vec3(bounds.min), edge > 0 ? static_cast<float>(steps / edge) : 0.0F};
}

std::uint32_t place_of(const glm::vec3& at, const Box& box) {
    if (!is_finite(at)) return (1U << scene::morton_bits) - 1;
    return scene::morton_code(glm::uvec3(glm::clamp((at - box.low) * box.steps_per_unit, 0.0F, steps - 1)));
}

std::vector<KeyedIndex> curve(std::span<const glm::vec3> positions) {
    const Box box = box_around(positions);
    std::vector<KeyedIndex> points(positions.size());
    parallel_for(positions.size(), least_work, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            points[i] = {place_of(positions[i], box), static_cast<std::uint32_t>(i)};
    });
    radix_sort(points, scene::morton_bits);
    return points;
}

/// Cuts the curve where cells of space begin, so that pieces are compact: a piece across such a boundary may reach from
/// one end of space to the other.
class Cutter {
public:
    Cutter(std::span<const KeyedIndex> points, std::size_t most) : points_(points), most_(most) {}

    std::vector<std::size_t> run() {
        cut(0, points_.size(), scene::morton_bits);
        return std::move(ends_);
    }

private:
    /// The points of a cell, whose keys differ in the last `bits` alone. Of its eight parts those that follow each
    /// other and are few stay together.
    void cut(std::size_t first, std::size_t end, unsigned bits) {
        if (end - first <= most_ || bits == 0) return ends_.push_back(end);
        const unsigned below = bits - 3;
        while (first < end) {
            const std::uint32_t part = points_[first].key >> below;
            const auto rest = points_.subspan(first, end - first);
            const auto next =
                std::ranges::partition_point(rest, [&](const KeyedIndex& point) { return point.key >> below == part; });
            const std::size_t part_end = first + static_cast<std::size_t>(next - rest.begin());
            if (!ends_.empty() && ends_.back() == first && joined_ + part_end - first <= most_) {
                ends_.back() = part_end;
                joined_ += part_end - first;
            } else if (part_end - first <= most_) {
                ends_.push_back(part_end);
                joined_ = part_end - first;
            } else {
                cut(first, part_end, below);
                joined_ = most_;
            }
            first = part_end;
        }
        joined_ = most_;
    }

    std::span<const KeyedIndex> points_;
    std::size_t most_;
    std::vector<std::size_t> ends_;
    std::size_t joined_ = 0;  ///< points in the last piece, if it is of the cell that is cut
};

/// 0, 1/2, 1/4, 3/4, 1/8, … of `count`, a power of two.
std::uint32_t halving(std::uint32_t i, std::uint32_t count) {
    std::uint32_t reversed = 0;
    for (std::uint32_t bit = 1; bit < count; bit *= 2) reversed = 2 * reversed + ((i & bit) != 0 ? 1U : 0U);
    return reversed;
}

/// How the places of an order are shared out.
struct Layers {
    std::size_t points = 0;
    std::uint32_t count = 1;

    /// Of those that come before `place` on the curve, how many are in the layer.
    std::size_t before(std::uint32_t layer, std::size_t place) const {
        const std::uint32_t offset = halving(layer, count);
        return place <= offset ? 0 : (place - offset + count - 1) / count;
    }
    /// The first point of each layer, and one beyond the last.
    std::vector<std::size_t> begins() const {
        std::vector<std::size_t> begins{0};
        for (std::uint32_t layer = 0; layer < count; ++layer) begins.push_back(begins.back() + before(layer, points));
        return begins;
    }
};

template <class T>
void permute(arrays::TrackedArray<T>& array, const SampleOrder& order) {
    if (array.size() != order.points.size() || array.empty()) return;
    array.require_copy();
    const std::span<const T> before = array.view();
    auto after = arrays::Elements<T>::unset(array.size());
    const std::span<T> places = after.edit();
    parallel_for(places.size(), least_work, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) places[i] = before[order.points[i]];
    });
    array.adopt(std::move(after));
}

}  // namespace

SampleOrder sample_order(std::span<const glm::vec3> positions) {
    const std::size_t count = positions.size();
    const auto wanted = static_cast<std::uint32_t>(std::clamp<std::size_t>(count / layer_points, 1, most_layers));
    SampleOrder order{std::vector<std::uint32_t>(count), std::bit_floor(wanted), {}};
    const std::vector<KeyedIndex> points = curve(positions);
    order.pieces = Cutter(points, std::max(count / usual_pieces, order.layers * block_points)).run();
    const std::vector<std::size_t> begins = Layers{count, order.layers}.begins();
    parallel_for(order.layers, 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t layer = begin; layer < end; ++layer) {
            std::size_t place = begins[layer];
            for (std::size_t i = halving(static_cast<std::uint32_t>(layer), order.layers); i < count; i += order.layers)
                order.points[place++] = points[i].index;
        }
    });
    return order;
}

scene::PointBlocks sample_blocks(std::span<const glm::vec3> ordered, const SampleOrder& order) {
    const Layers layers{ordered.size(), order.layers};
    const std::vector<std::size_t> begins = layers.begins();
    const std::size_t pieces = order.pieces.size();
    scene::PointBlocks result;
    for (std::uint32_t layer = 0; layer < order.layers; ++layer) {
        std::size_t first = 0;
        for (std::size_t piece = 0; piece < pieces; ++piece) {
            const std::size_t end = layers.before(layer, order.pieces[piece]);
            result.blocks.push_back({.first = begins[layer] + first,
                                     .count = static_cast<std::uint32_t>(end - first),
                                     .box = static_cast<std::uint32_t>(piece)});
            first = end;
        }
        result.layer_ends.push_back(result.blocks.size());
    }
    result.boxes.resize(pieces);
    parallel_for(pieces, 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t piece = begin; piece < end; ++piece) {
            for (std::size_t at = piece; at < result.blocks.size(); at += pieces) {
                const scene::PointBlock& block = result.blocks[at];
                result.boxes[piece].add(scene::bounds_of(ordered.subspan(block.first, block.count)));
            }
        }
    });
    return result;
}

void order_for_sampling(scene::PointCloud& cloud) {
    cloud.positions.require_copy();
    const SampleOrder order = sample_order(cloud.positions.view());
    permute(cloud.positions, order);
    permute(cloud.normals, order);
    permute(cloud.colors, order);
    for (scene::ScalarField& scalar : cloud.scalars) permute(scalar.values, order);
    cloud.sample_layers = order.layers;
    cloud.blocks.set(cloud, sample_blocks(cloud.positions.view(), order));
}

void order_for_sampling(scene::Scene& scene) {
    std::vector<scene::PointCloudId> large;
    scene.point_clouds().for_each([&](scene::PointCloudId id, const scene::PointCloud& cloud) {
        if (!cloud.archive && cloud.positions.size() >= worth_ordering) large.push_back(id);
    });
    for (const scene::PointCloudId id : large) order_for_sampling(scene.edit_point_cloud(id));
}

}  // namespace vitrine::prepare
