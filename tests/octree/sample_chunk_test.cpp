#include <vitrine/octree/sample_chunk.h>

#include <octree/points.h>

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <span>

namespace vitrine::octree {
namespace {

const Cube around{glm::dvec3(6, -9, -2), 9};

glm::uvec3 cell_of(const glm::vec3& point, const Cube& cube, std::uint32_t steps) {
    return {(glm::dvec3(point) - cube.corner) / cube.edge * static_cast<double>(steps)};
}

TEST(SampleChunk, SharesEachPointOutOnce) {
    const std::vector<OctreePoint> points = bumpy_points(50'000);
    const SampledChunk sampled = sample_chunk(points, {}, around, 1000);
    EXPECT_EQ(sorted_keys(sampled.points), sorted_keys(points));
    std::size_t next = 0;
    for (const SampledNode& node : sampled.nodes) {
        EXPECT_EQ(node.first, next);
        next += node.count;
    }
    EXPECT_EQ(next, points.size());
}

TEST(SampleChunk, PutsPointsIntoNodesTheyLieIn) {
    const std::vector<OctreePoint> points = bumpy_points(50'000);
    const SampledChunk sampled = sample_chunk(points, {}, around, 1000);
    std::set<NodeKey> before;
    for (const SampledNode& node : sampled.nodes) {
        const Cube cube = around.of(node.key);
        for (std::size_t i = node.first; i < node.first + node.count; ++i) {
            const glm::dvec3 place = (glm::dvec3(sampled.points[i].position) - cube.corner) / cube.edge;
            EXPECT_TRUE(glm::all(glm::greaterThan(place, glm::dvec3(-1e-4))) &&
                        glm::all(glm::lessThan(place, glm::dvec3(1 + 1e-4))));
        }
        EXPECT_TRUE(node.key.level == 0 || before.contains(node.key.above(node.key.level - 1)));
        EXPECT_TRUE(before.insert(node.key).second);
    }
    EXPECT_GT(before.size(), 30U);
}

TEST(SampleChunk, TakesOnePointOfEachCellForTheRoot) {
    const std::vector<OctreePoint> points = bumpy_points(50'000);
    const SampledChunk sampled = sample_chunk(points, {}, around, 1000);
    const auto cells_of = [](std::span<const OctreePoint> some) {
        std::set<std::array<unsigned, 3>> cells;
        for (const OctreePoint& point : some) {
            const glm::uvec3 cell = cell_of(point.position, around, sample_steps);
            cells.insert({cell.x, cell.y, cell.z});
        }
        return cells;
    };
    const std::span root = std::span(sampled.points).first(sampled.nodes[0].count);
    const auto cells = cells_of(std::span(points));
    EXPECT_NEAR(static_cast<double>(cells.size()), static_cast<double>(root.size()),
                0.01 * static_cast<double>(root.size()));
    EXPECT_NEAR(static_cast<double>(cells_of(root).size()), static_cast<double>(cells.size()),
                0.01 * static_cast<double>(cells.size()));
}

TEST(SampleChunk, GivesNodesAboveTheChunkTheirPart) {
    std::vector<OctreePoint> points = bumpy_points(50'000);
    const NodeKey chunk{2, {3, 2, 1}};
    const Cube cube = around.of(chunk);
    std::erase_if(points, [&](const OctreePoint& point) {
        const glm::dvec3 place = (glm::dvec3(point.position) - cube.corner) / cube.edge;
        return glm::any(glm::lessThan(place, glm::dvec3(0))) || glm::any(glm::greaterThan(place, glm::dvec3(1)));
    });
    ASSERT_GT(points.size(), 100U);
    const SampledChunk sampled = sample_chunk(points, chunk, around, 20);
    ASSERT_GT(sampled.nodes.size(), 3U);
    EXPECT_EQ(sampled.nodes[0].key, (NodeKey{0, {0, 0, 0}}));
    EXPECT_EQ(sampled.nodes[1].key, (NodeKey{1, {1, 1, 0}}));
    EXPECT_EQ(sampled.nodes[2].key, chunk);
    EXPECT_EQ(sorted_keys(sampled.points), sorted_keys(points));
}

TEST(SampleChunk, IsTheSameInAnyOrder) {
    std::vector<OctreePoint> points = bumpy_points(30'000);
    const SampledChunk sampled = sample_chunk(points, {}, around, 1000);
    std::shuffle(points.begin(), points.end(), std::mt19937(3));
    const SampledChunk again = sample_chunk(points, {}, around, 1000);
    ASSERT_EQ(again.points.size(), sampled.points.size());
    for (std::size_t i = 0; i < points.size(); ++i) ASSERT_EQ(key_of(again.points[i]), key_of(sampled.points[i])) << i;
}

TEST(SampleChunk, EndsWithPointsInOnePlace) {
    const std::vector<OctreePoint> points(5000, {{10, -5, 2}, glm::u8vec4(255)});
    const SampledChunk sampled = sample_chunk(points, {}, around, 100);
    EXPECT_EQ(sampled.points.size(), points.size());
    EXPECT_LE(sampled.nodes.size(), 11U);
}

}  // namespace
}  // namespace vitrine::octree
