#include <app/viewer/point_ordering.h>

#include <vitrine/prepare/sample_order.h>
#include <vitrine/scene/sample_cloud.h>

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace vitrine::app {
namespace {

/// Waits for the thread; false when it says nothing.
bool wait_for(const std::atomic<int>& calls) {
    for (int i = 0; i < 3000 && calls == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return calls > 0;
}

TEST(PointOrdering, PutsLargeCloudsInWhenTheyAreReady) {
    scene::Scene scene;
    const scene::PointCloudId large = scene.add(scene::make_scan(prepare::worth_ordering));
    const scene::PointCloudId small = scene.add(scene::make_scan(100));
    scene::PointCloud expected = scene.point_cloud(large);
    prepare::order_for_sampling(expected);
    std::atomic<int> calls = 0;
    PointOrdering ordering;
    ordering.begin(scene, [&] { ++calls; });
    ASSERT_TRUE(wait_for(calls));
    EXPECT_TRUE(ordering.take(scene));
    EXPECT_EQ(scene.point_cloud(large).sample_layers, expected.sample_layers);
    EXPECT_EQ(scene.point_cloud(large).positions, expected.positions);
    EXPECT_EQ(scene.point_cloud(large).colors, expected.colors);
    EXPECT_EQ(scene.point_cloud(large).name, "scan");
    EXPECT_EQ(scene.point_cloud(small).sample_layers, 0U);
    EXPECT_FALSE(ordering.take(scene)) << "once";
}

TEST(PointOrdering, LeavesCloudsThatChangedMeanwhile) {
    scene::Scene scene;
    const scene::PointCloudId id = scene.add(scene::make_scan(prepare::worth_ordering));
    std::atomic<int> calls = 0;
    PointOrdering ordering;
    ordering.begin(scene, [&] { ++calls; });
    scene.edit_point_cloud(id).positions.set(0, glm::vec3(7));
    ASSERT_TRUE(wait_for(calls));
    EXPECT_FALSE(ordering.take(scene));
    EXPECT_EQ(scene.point_cloud(id).sample_layers, 0U);
    EXPECT_EQ(scene.point_cloud(id).positions[0], glm::vec3(7));
}

TEST(PointOrdering, HasNothingToDoForSmallScenesAndEndsEarly) {
    scene::Scene small;
    small.add(scene::make_scan(100));
    scene::Scene large;
    large.add(scene::make_scan(prepare::worth_ordering));
    PointOrdering ordering;
    ordering.begin(large, {});
    ordering.begin(small, {});
    EXPECT_FALSE(ordering.take(small));
}

}  // namespace
}  // namespace vitrine::app
