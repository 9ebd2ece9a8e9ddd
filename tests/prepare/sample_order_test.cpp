#include <vitrine/prepare/sample_order.h>

#include <vitrine/prepare/radix_sort.h>
#include <vitrine/scene/sample_cloud.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace vitrine::prepare {
namespace {

constexpr std::size_t many = 300'000;

/// How many of the points lie in each eighth of space.
std::array<double, 8> eighths(std::span<const glm::vec3> positions, std::span<const std::uint32_t> points) {
    std::array<double, 8> parts{};
    for (const std::uint32_t i : points) {
        const glm::vec3& at = positions[i];
        ++parts[(at.x > 0 ? 1U : 0U) + (at.y > 0 ? 2U : 0U) + (at.z > 0 ? 4U : 0U)];
    }
    for (double& part : parts) part /= static_cast<double>(points.size());
    return parts;
}

/// A scan line by line: nothing of a first part of it is anywhere else.
std::vector<glm::vec3> lines(std::size_t count) {
    const auto edge = static_cast<std::size_t>(std::sqrt(static_cast<double>(count)));
    std::vector<glm::vec3> positions;
    for (std::size_t i = 0; i < count; ++i) {
        const glm::vec2 at = glm::vec2(i % edge, i / edge) / static_cast<float>(edge) * 2.0F - 1.0F;
        positions.emplace_back(at.x, at.y, std::sin(9 * at.x));
    }
    return positions;
}

TEST(SampleOrder, EachPointComesOnce) {
    for (const std::size_t count : {0U, 1U, 2U, 77U, 70'001U, 300'000U}) {
        const std::vector<glm::vec3> positions = lines(count);
        SampleOrder order = sample_order(positions);
        EXPECT_GE(order.layers, 1U);
        std::ranges::sort(order.points);
        std::vector<std::uint32_t> all(count);
        std::iota(all.begin(), all.end(), 0U);
        EXPECT_EQ(order.points, all) << count;
    }
}

TEST(SampleOrder, AnyFirstLayersStandForTheWhole) {
    const std::vector<glm::vec3> positions = lines(many);
    const SampleOrder order = sample_order(positions);
    ASSERT_GE(order.layers, 8U);
    const std::array<double, 8> whole = eighths(positions, order.points);
    for (std::uint32_t layers = 1; layers <= order.layers; ++layers) {
        const std::size_t first = many * layers / order.layers;
        const std::array<double, 8> part = eighths(positions, std::span(order.points).first(first));
        for (std::size_t i = 0; i < part.size(); ++i) EXPECT_NEAR(part[i], whole[i], 0.002) << layers;
    }
}

TEST(SampleOrder, WithinALayerNeighboursAreNear) {
    const scene::PointCloud cloud = scene::make_scan(many);
    const std::span<const glm::vec3> positions = cloud.positions.view();
    const SampleOrder order = sample_order(positions);
    const auto mean_step = [&](const auto& index) {
        double sum = 0;
        for (std::size_t i = 1; i < many; ++i) sum += glm::distance(positions[index(i - 1)], positions[index(i)]);
        return sum / static_cast<double>(many - 1);
    };
    const double before = mean_step([](std::size_t i) { return i; });
    EXPECT_GT(before, 1);
    EXPECT_LT(mean_step([&](std::size_t i) { return order.points[i]; }), before / 20);
}

TEST(SampleOrder, TakesPointsThatAreNowhereOrAllInOnePlace) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinity = std::numeric_limits<float>::infinity();
    const float most = std::numeric_limits<float>::max();
    for (const std::vector<glm::vec3>& positions :
         {std::vector<glm::vec3>(1000, glm::vec3(5)), std::vector<glm::vec3>(1000, glm::vec3(nan)),
          std::vector<glm::vec3>{{nan, 0, 0}, {0, infinity, 0}, {1, 2, 3}, {-1, 2, 3}},
          std::vector<glm::vec3>{{most, most, most}, {-most, -most, -most}, {0, 0, 0}}}) {
        std::vector<std::uint32_t> points = sample_order(positions).points;
        std::ranges::sort(points);
        for (std::size_t i = 0; i < points.size(); ++i) EXPECT_EQ(points[i], i);
    }
}

TEST(SampleBlocks, HoldEachPointOnceInItsBoxLayerByLayer) {
    for (const std::size_t count : {std::size_t{1}, std::size_t{255}, std::size_t{70'001}, many}) {
        const std::vector<glm::vec3> positions = lines(count);
        const SampleOrder order = sample_order(positions);
        std::vector<glm::vec3> ordered;
        for (const std::uint32_t i : order.points) ordered.push_back(positions[i]);
        const scene::PointBlocks blocks = sample_blocks(ordered, order);
        ASSERT_EQ(blocks.layer_ends.size(), order.layers);
        EXPECT_EQ(blocks.layer_ends.back(), blocks.blocks.size());
        std::uint64_t next = 0;
        for (const scene::PointBlock& block : blocks.blocks) {
            ASSERT_EQ(block.first, next);
            next += block.count;
            const scene::Bounds& box = blocks.boxes[block.box];
            for (std::uint64_t i = block.first; i < next; ++i) {
                const glm::dvec3 at(ordered[i]);
                ASSERT_TRUE(glm::all(glm::greaterThanEqual(at, box.min)) && glm::all(glm::lessThanEqual(at, box.max)));
            }
        }
        EXPECT_EQ(next, count);
    }
}

TEST(SampleBlocks, LieInSmallBoxes) {
    const std::vector<glm::vec3> positions = lines(many);
    const SampleOrder order = sample_order(positions);
    std::vector<glm::vec3> ordered;
    for (const std::uint32_t i : order.points) ordered.push_back(positions[i]);
    const scene::PointBlocks blocks = sample_blocks(ordered, order);
    EXPECT_GT(blocks.boxes.size(), 32U);
    EXPECT_LT(blocks.boxes.size(), 1024U);
    double area = 0;
    for (const scene::Bounds& box : blocks.boxes) area += box.size().x * box.size().y;
    EXPECT_LT(area, 4 * 2 * 2) << "of a square with edges of 2";
}

TEST(SampleOrder, ACloudKeepsWhatItsPointsHave) {
    scene::PointCloud cloud;
    std::vector<glm::u8vec4> colors;
    std::vector<float> heights;
    const std::vector<glm::vec3> positions = lines(many);
    for (const glm::vec3& at : positions) {
        colors.emplace_back(100.0F * (at + 1.0F), 255);
        heights.push_back(at.y);
    }
    cloud.positions.assign(positions);
    cloud.normals.assign(positions);
    cloud.colors.assign(colors);
    cloud.scalars.push_back({"height", {}});
    cloud.scalars.back().values.assign(heights);
    order_for_sampling(cloud);
    EXPECT_GT(cloud.sample_layers, 0U);
    ASSERT_NE(cloud.blocks.of(cloud), nullptr);
    EXPECT_EQ(cloud.blocks.of(cloud)->layer_ends.size(), cloud.sample_layers);
    EXPECT_NE(cloud.positions.view()[1], positions[1]);
    for (std::size_t i = 0; i < many; ++i) {
        const glm::vec3 at = cloud.positions[i];
        ASSERT_EQ(cloud.normals[i], at);
        ASSERT_EQ(cloud.colors[i], glm::u8vec4(100.0F * (at + 1.0F), 255));
        ASSERT_EQ(cloud.scalars[0].values[i], at.y);
    }
}

TEST(SampleBlocks, AreForgottenWithTheFirstEdit) {
    scene::PointCloud cloud = scene::make_scan(worth_ordering);
    order_for_sampling(cloud);
    const scene::PointCloud copy = cloud;
    EXPECT_EQ(copy.blocks.of(copy), nullptr);
    const scene::PointCloud moved = std::move(cloud);
    ASSERT_NE(moved.blocks.of(moved), nullptr);
    scene::PointCloud edited = std::move(cloud = scene::make_scan(worth_ordering));
    order_for_sampling(edited);
    edited.positions.edit(7, 1)[0] = {5, 5, 5};
    EXPECT_EQ(edited.blocks.of(edited), nullptr);
}

TEST(SampleOrder, OnlyLargeCloudsOfASceneAreOrdered) {
    scene::Scene scene;
    const scene::PointCloudId small = scene.add(scene::make_scan(1000));
    const scene::PointCloudId large = scene.add(scene::make_scan(worth_ordering));
    order_for_sampling(scene);
    EXPECT_EQ(scene.point_cloud(small).sample_layers, 0U);
    EXPECT_GT(scene.point_cloud(large).sample_layers, 0U);
}

TEST(RadixSort, SortsByKeyAndKeepsTheOrderOfEqualOnes) {
    std::vector<KeyedIndex> items(many);
    for (std::uint32_t i = 0; i < many; ++i) items[i] = {i * 2654435761U % (1U << 18U), i};
    std::vector<KeyedIndex> expected = items;
    std::ranges::stable_sort(expected, {}, &KeyedIndex::key);
    radix_sort(items, 30);
    for (std::size_t i = 0; i < many; ++i) ASSERT_EQ(items[i].index, expected[i].index) << i;
}

}  // namespace
}  // namespace vitrine::prepare
