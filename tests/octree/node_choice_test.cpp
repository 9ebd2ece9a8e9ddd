#include <vitrine/octree/node_choice.h>

#include <vitrine/octree/build_octree.h>
#include <vitrine/scene/camera.h>

#include <io/test_files.h>
#include <octree/points.h>

#include <gtest/gtest.h>

#include <set>

namespace vitrine::octree {
namespace {

constexpr std::size_t page_points = 100;

class NodeChoice : public testing::Test {
protected:
    NodeChoice() {
        write_ply(folder_.path() / "points.ply", bumpy_points(100'000));
        build_octree(*io::PointFile::open(folder_.path() / "points.ply"), folder_.path() / "points.octree",
                     {.progress = nullptr, .chunk_points = 10'000, .leaf_points = 300});
        octree_ = Octree::open(folder_.path() / "points.octree");
    }

    CloudView view(const scene::Camera& camera, glm::dvec2 size = {1000, 1000}) const {
        const scene::ClipPlanes planes = scene::clip_planes_for(camera, octree_->bounds());
        return {camera.projection_matrix(size.x / size.y, planes) * camera.view(), size};
    }
    scene::Camera whole() const { return scene::default_camera(octree_->bounds(), 1); }
    std::vector<ChosenNode> choose(const std::vector<CloudView>& views, std::size_t pages = 1'000'000) const {
        return choose_nodes(*octree_, views, {pages, page_points});
    }
    NodeKey key(const ChosenNode& node) const { return octree_->nodes()[node.node].key; }

    io::TemporaryFolder folder_;
    std::shared_ptr<const Octree> octree_;
};

TEST_F(NodeChoice, BeginsWithTheRootAndHasParentsFirst) {
    std::set<NodeKey> before;
    const std::vector<ChosenNode> nodes = choose({view(whole())});
    ASSERT_FALSE(nodes.empty());
    EXPECT_EQ(key(nodes[0]), NodeKey());
    for (const ChosenNode& node : nodes) {
        EXPECT_TRUE(key(node).level == 0 || before.contains(key(node).above(key(node).level - 1)));
        EXPECT_TRUE(before.insert(key(node)).second);
    }
}

TEST_F(NodeChoice, HasMoreWhereTheViewIsLarger) {
    const std::size_t small = choose({view(whole(), {60, 60})}).size();
    const std::size_t large = choose({view(whole(), {2000, 2000})}).size();
    EXPECT_EQ(small, 1U);  // the root's gaps are below a pixel
    EXPECT_GT(large, 8U);
}

TEST_F(NodeChoice, StaysWithinItsPages) {
    for (const std::size_t pages : {10U, 100U, 333U}) {
        const PageBudget budget{pages, page_points};
        std::size_t used = 0;
        for (const ChosenNode& node : choose({view(whole(), {4000, 4000})}, pages)) {
            used += budget.pages_of(node.points);
            EXPECT_LE(node.points, octree_->nodes()[node.node].points);
        }
        EXPECT_LE(used, pages);
        EXPECT_GT(used, 0U);
    }
}

TEST_F(NodeChoice, LeavesOutWhatIsNotSeen) {
    scene::Camera near = whole();
    near.pivot = octree_->bounds().max;
    near.distance = 0.3;
    std::size_t outside = 0;
    for (const ChosenNode& node : choose({view(near)})) {
        const Cube cube = octree_->cube().of(key(node));
        const double radius = 0.5 * std::sqrt(3.0) * cube.edge;
        const glm::dvec3 eye = near.orientation * glm::dvec3(0, 0, near.distance) + near.pivot;
        const double depth = glm::dot(cube.center() - eye, near.forward());
        if (depth < -radius) ++outside;
    }
    EXPECT_LE(outside, 1U);  // the root alone
    EXPECT_LT(choose({view(near)}).size(), choose({view(whole(), {4000, 4000})}).size());
}

TEST_F(NodeChoice, HasFinerNodesNearTheEye) {
    scene::Camera near = whole();
    near.pivot = {13.2, -5, 2};
    near.distance = 0.5;
    std::uint32_t deepest = 0;
    for (const ChosenNode& node : choose({view(whole(), {200, 200})})) deepest = std::max(deepest, key(node).level);
    std::uint32_t deepest_near = 0;
    for (const ChosenNode& node : choose({view(near, {200, 200})}))
        deepest_near = std::max(deepest_near, key(node).level);
    EXPECT_GT(deepest_near, deepest);
}

TEST_F(NodeChoice, ServesSeveralViews) {
    scene::Camera near = whole();
    near.pivot = {13.2, -5, 2};
    near.distance = 0.5;
    std::set<std::uint32_t> both;
    for (const ChosenNode& node : choose({view(whole()), view(near)})) both.insert(node.node);
    for (const ChosenNode& node : choose({view(near)})) EXPECT_TRUE(both.contains(node.node));
    for (const ChosenNode& node : choose({view(whole())})) EXPECT_TRUE(both.contains(node.node));
}

TEST_F(NodeChoice, SeesTheSameInParallelProjection) {
    scene::Camera camera = whole();
    camera.projection = scene::Projection::orthographic;
    EXPECT_GT(choose({view(camera)}).size(), 8U);
}

}  // namespace
}  // namespace vitrine::octree
