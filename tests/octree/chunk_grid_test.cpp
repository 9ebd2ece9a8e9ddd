#include <vitrine/octree/chunk_grid.h>

#include <octree/points.h>

#include <gtest/gtest.h>

#include <set>

namespace vitrine::octree {
namespace {

constexpr Cube cube{glm::dvec3(-1), 2};

ChunkGrid counted(const NodeKey& node, const std::vector<glm::vec3>& points) {
    ChunkGrid grid(node, cube.of(node));
    for (const glm::vec3& point : points) grid.count(point);
    return grid;
}

TEST(ChunkGrid, LeavesFewPointsInOneChunk) {
    ChunkGrid grid = counted({}, {{0, 0, 0}, {0.5F, 0.5F, -0.5F}});
    const std::vector<Chunk> chunks = grid.part(2);
    ASSERT_EQ(chunks.size(), 1U);
    EXPECT_EQ(chunks[0].key, NodeKey());
    EXPECT_EQ(chunks[0].points, 2U);
}

TEST(ChunkGrid, HalvesWhatHasTooManyAndLeavesOutWhatHasNone) {
    ChunkGrid grid = counted({}, {{-0.9F, -0.9F, -0.9F}, {0.9F, -0.9F, -0.9F}, {0.1F, -0.9F, -0.9F}});
    const std::vector<Chunk> chunks = grid.part(1);
    ASSERT_EQ(chunks.size(), 3U);
    EXPECT_EQ(chunks[0].key, (NodeKey{1, {0, 0, 0}}));
    EXPECT_EQ(chunks[1].key, (NodeKey{2, {2, 0, 0}}));
    EXPECT_EQ(chunks[2].key, (NodeKey{2, {3, 0, 0}}));
    EXPECT_EQ(grid.chunk_of({0.9F, -0.9F, -0.9F}), 2U);
}

TEST(ChunkGrid, EndsWhereItsCellsDo) {
    ChunkGrid grid = counted({}, std::vector<glm::vec3>(10, glm::vec3(1)));
    const std::vector<Chunk> chunks = grid.part(3);
    ASSERT_EQ(chunks.size(), 1U);
    EXPECT_EQ(chunks[0].key, (NodeKey{ChunkGrid::levels, glm::uvec3(127)}));
    EXPECT_EQ(chunks[0].points, 10U);
}

TEST(ChunkGrid, NamesTheChunksOfANodeBelowTheRoot) {
    const NodeKey node{3, {7, 0, 7}};
    const Cube own = cube.of(node);
    ChunkGrid grid = counted(node, {glm::vec3(own.corner), glm::vec3(own.corner + 0.9 * own.edge)});
    const std::vector<Chunk> chunks = grid.part(1);
    ASSERT_EQ(chunks.size(), 2U);
    EXPECT_EQ(chunks[0].key, (NodeKey{4, {14, 0, 14}}));
    EXPECT_EQ(chunks[1].key, (NodeKey{4, {15, 1, 15}}));
}

TEST(ChunkGrid, HasEachPointInOneChunk) {
    const std::vector<OctreePoint> points = bumpy_points(20'000);
    const Cube around{glm::dvec3(6, -9, -2), 9};
    ChunkGrid grid({}, around);
    for (const OctreePoint& point : points) grid.count(point.position);
    const std::vector<Chunk> chunks = grid.part(500);
    std::vector<std::uint64_t> found(chunks.size());
    for (const OctreePoint& point : points) ++found[grid.chunk_of(point.position)];
    std::set<NodeKey> keys;
    for (std::size_t i = 0; i < chunks.size(); ++i) {
        EXPECT_EQ(found[i], chunks[i].points);
        EXPECT_LE(chunks[i].points, 500U);
        keys.insert(chunks[i].key);
    }
    EXPECT_EQ(keys.size(), chunks.size());
    EXPECT_GT(chunks.size(), 40U);
}

}  // namespace
}  // namespace vitrine::octree
