#include <vitrine/prepare/sample_order.h>

#include <vitrine/base/parallel.h>
#include <vitrine/prepare/morton.h>
#include <vitrine/prepare/radix_sort.h>
#include <vitrine/scene/bounds.h>

#include <algorithm>
#include <bit>
#include <cmath>

namespace vitrine::prepare {
namespace {

constexpr std::size_t least_work = 16384;
/// Of a layer, roughly: few enough to choose a share by, many enough to lie near each other.
constexpr std::size_t layer_points = 32768;
constexpr std::uint32_t most_layers = 128;
constexpr float steps = morton_steps;

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
    if (!is_finite(at)) return (1U << morton_bits) - 1;
    return morton_code(glm::uvec3(glm::clamp((at - box.low) * box.steps_per_unit, 0.0F, steps - 1)));
}

std::vector<KeyedIndex> curve(std::span<const glm::vec3> positions) {
    const Box box = box_around(positions);
    std::vector<KeyedIndex> points(positions.size());
    parallel_for(positions.size(), least_work, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            points[i] = {place_of(positions[i], box), static_cast<std::uint32_t>(i)};
    });
    radix_sort(points, morton_bits);
    return points;
}

/// 0, 1/2, 1/4, 3/4, 1/8, … of `count`, a power of two.
std::uint32_t halving(std::uint32_t i, std::uint32_t count) {
    std::uint32_t reversed = 0;
    for (std::uint32_t bit = 1; bit < count; bit *= 2) reversed = 2 * reversed + ((i & bit) != 0 ? 1U : 0U);
    return reversed;
}

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
    SampleOrder order{std::vector<std::uint32_t>(count), std::bit_floor(wanted)};
    const std::vector<KeyedIndex> points = curve(positions);
    parallel_for(order.layers, 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t layer = begin; layer < end; ++layer) {
            std::size_t place = 0;  // after all layers before
            for (std::uint32_t before = 0; before < layer; ++before)
                place += (count - halving(before, order.layers) + order.layers - 1) / order.layers;
            for (std::size_t i = halving(static_cast<std::uint32_t>(layer), order.layers); i < count; i += order.layers)
                order.points[place++] = points[i].index;
        }
    });
    return order;
}

void order_for_sampling(scene::PointCloud& cloud) {
    cloud.positions.require_copy();
    const SampleOrder order = sample_order(cloud.positions.view());
    permute(cloud.positions, order);
    permute(cloud.normals, order);
    permute(cloud.colors, order);
    for (scene::ScalarField& scalar : cloud.scalars) permute(scalar.values, order);
    cloud.sample_layers = order.layers;
}

void order_for_sampling(scene::Scene& scene) {
    std::vector<scene::PointCloudId> large;
    scene.point_clouds().for_each([&](scene::PointCloudId id, const scene::PointCloud& cloud) {
        if (cloud.positions.size() >= worth_ordering) large.push_back(id);
    });
    for (const scene::PointCloudId id : large) order_for_sampling(scene.edit_point_cloud(id));
}

}  // namespace vitrine::prepare
