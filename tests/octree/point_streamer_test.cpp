#include <vitrine/octree/point_streamer.h>

#include <vitrine/base/log.h>
#include <vitrine/octree/build_octree.h>
#include <vitrine/octree/large_cloud.h>

#include <io/test_files.h>
#include <octree/points.h>

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <set>

namespace vitrine::octree {
namespace {

class Streaming : public testing::Test {
protected:
    Streaming() {
        write_ply(folder_.path() / "points.ply", points_);
        build_octree(*io::PointFile::open(folder_.path() / "points.ply"), folder_.path() / "points.octree",
                     {.progress = nullptr, .chunk_points = 20'000, .leaf_points = 1000});
        scene_ = *read_large_cloud(folder_.path() / "points.octree");
    }

    SceneView whole() const { return {scene::default_camera(scene_.bounds(), 1), {1000, 1000}}; }
    SceneView near() const {
        SceneView view = whole();
        view.camera.pivot = {13.2, -5, 2};
        view.camera.distance = 0.5;
        return view;
    }
    const scene::PointCloud& cloud() const { return scene_.point_cloud(scene_.point_clouds().ids().front()); }
    std::size_t shown_near(const SceneView& view, double distance) const {
        std::set<std::string> there;
        for (std::size_t i = 0; i < cloud().positions.size(); ++i) {
            if (glm::length(glm::dvec3(cloud().positions[i]) - view.camera.pivot) < distance)
                there.insert(key_of({cloud().positions[i], cloud().colors[i]}));
        }
        return there.size();
    }

    io::TemporaryFolder folder_;
    std::vector<OctreePoint> points_ = bumpy_points(200'000);
    scene::Scene scene_;
};

TEST_F(Streaming, ShowsTheUpperNodesAtOnce) {
    EXPECT_EQ(cloud().archive->point_count(), points_.size());
    EXPECT_GT(cloud().positions.size(), 1000U);
    EXPECT_EQ(scene_.counts().points, points_.size());
    EXPECT_EQ(scene_.bounds(), cloud().archive->bounds());
}

TEST_F(Streaming, LeavesDamagedNodesOutAndSaysSo) {
    const auto octree = Octree::open(folder_.path() / "points.octree");
    std::fstream file(folder_.path() / "points.octree", std::ios::binary | std::ios::in | std::ios::out);
    constexpr float nonsense = 1e20F;
    for (const Octree::Node& node : octree->nodes()) {
        if (node.key.level == 0) continue;
        file.seekp(static_cast<std::streamoff>(octree_data_offset + node.first_point * octree_point_bytes(true)));
        file.write(reinterpret_cast<const char*>(&nonsense), sizeof(nonsense));
    }
    file.close();
    const std::size_t before = log_line_count();
    PointStreamer streamer(100'000);
    streamer.finish(scene_, std::vector{whole()});
    EXPECT_GT(log_line_count(), before);
    const std::size_t root = octree->nodes().front().points;
    std::set<std::string> shown;
    for (std::size_t i = 0; i < cloud().positions.size(); ++i)
        shown.insert(key_of({cloud().positions[i], cloud().colors[i]}));
    EXPECT_LE(shown.size(), root);
    EXPECT_GT(shown.size(), root / 4);
}

TEST_F(Streaming, TellsWhichPointsAreToBeDrawn) {
    PointStreamer streamer(50'000);
    streamer.finish(scene_, std::vector{whole()});
    const auto listed = [&] {
        std::uint64_t points = 0;
        const scene::PointBlocks& blocks = *cloud().blocks.of(cloud());
        EXPECT_EQ(blocks.layer_ends.back(), blocks.blocks.size());
        for (const scene::PointBlock& block : blocks.blocks) {
            for (std::uint64_t i = block.first; i < block.first + block.count; ++i) {
                const glm::dvec3 at(cloud().positions[i]);
                const scene::Bounds& box = blocks.boxes[block.box];
                EXPECT_TRUE(glm::all(glm::greaterThan(at, box.min - 1e-3)) &&
                            glm::all(glm::lessThan(at, box.max + 1e-3)));
            }
            points += block.count;
        }
        return points;
    };
    ASSERT_NE(cloud().blocks.of(cloud()), nullptr);
    const std::uint64_t of_whole = listed();
    EXPECT_GT(of_whole, 20'000U);
    EXPECT_LE(of_whole, cloud().positions.size());
    // What is left over from the other view is not drawn.
    streamer.finish(scene_, std::vector{near()});
    EXPECT_LT(listed(), of_whole);
}

TEST_F(Streaming, BringsPointsThatAreInTheFileAndNoOthers) {
    PointStreamer streamer(100'000);
    const std::vector views{whole()};
    streamer.finish(scene_, views);
    const std::vector<std::string> all = sorted_keys(points_);
    ASSERT_LE(cloud().positions.size(), 100'000U);
    for (std::size_t i = 0; i < cloud().positions.size(); ++i)
        ASSERT_TRUE(std::binary_search(all.begin(), all.end(), key_of({cloud().positions[i], cloud().colors[i]})));
}

TEST_F(Streaming, BringsAllWhereThereIsRoom) {
    PointStreamer streamer(10'000'000);
    SceneView view = whole();
    view.size_pixels = {20'000, 20'000};
    streamer.finish(scene_, std::vector{view});
    std::set<std::string> there;
    for (std::size_t i = 0; i < cloud().positions.size(); ++i)
        there.insert(key_of({cloud().positions[i], cloud().colors[i]}));
    EXPECT_EQ(there.size(), points_.size());
}

TEST_F(Streaming, FollowsTheView) {
    PointStreamer streamer(100'000);
    SceneView small = whole();
    small.size_pixels = {50, 50};
    streamer.finish(scene_, std::vector{small});
    const std::size_t before = shown_near(near(), 0.4);
    streamer.finish(scene_, std::vector{near()});
    const std::size_t after = shown_near(near(), 0.4);
    EXPECT_GT(after, 2 * before);
    std::size_t all = 0;
    for (const OctreePoint& point : points_)
        if (glm::length(glm::dvec3(point.position) - near().camera.pivot) < 0.4) ++all;
    EXPECT_GT(after, all / 2);
}

TEST_F(Streaming, SendsNothingForAViewThatStays) {
    PointStreamer streamer(100'000);
    streamer.finish(scene_, std::vector{whole()});
    const std::uint64_t revision = scene_.revision();
    EXPECT_FALSE(streamer.update(scene_, std::vector{whole()}));
    EXPECT_EQ(scene_.revision(), revision);
}

TEST_F(Streaming, ChangesOnlyThePagesOfNodesThatCome) {
    PointStreamer streamer(60'000);
    streamer.finish(scene_, std::vector{whole()});
    scene::PointCloud& edited = scene_.edit_point_cloud(scene_.point_clouds().ids().front());
    const arrays::TrackedBytes bytes = edited.positions.tracked_bytes();
    bytes.tracking->taken(bytes.bytes);
    streamer.finish(scene_, std::vector{near()});
    std::size_t changed = 0;
    for (const arrays::ByteRange& range : edited.positions.pending()) changed += range.end - range.begin;
    EXPECT_GT(changed, 0U);
    EXPECT_LT(changed, edited.positions.size_bytes());
}

TEST_F(Streaming, TellsWhenThereIsSomethingToBring) {
    std::atomic<int> told = 0;
    PointStreamer streamer(100'000, [&] { ++told; });
    EXPECT_TRUE(streamer.update(scene_, std::vector{whole()}));
    streamer.finish(scene_, std::vector{whole()});
    EXPECT_GT(told, 0);
}

TEST_F(Streaming, ForgetsCloudsThatAreGoneOrHidden) {
    PointStreamer streamer(100'000);
    streamer.finish(scene_, std::vector{whole()});
    scene_ = scene::Scene();
    EXPECT_FALSE(streamer.update(scene_, std::vector{whole()}));
    scene_ = *read_large_cloud(folder_.path() / "points.octree");
    EXPECT_TRUE(streamer.update(scene_, std::vector{whole()}));
}

TEST_F(Streaming, TakesAnotherBudget) {
    PointStreamer streamer(100'000);
    streamer.finish(scene_, std::vector{whole()});
    streamer.set_budget(20'000);
    streamer.finish(scene_, std::vector{whole()});
    EXPECT_LE(cloud().positions.size(), 20'000U);
}

}  // namespace
}  // namespace vitrine::octree
