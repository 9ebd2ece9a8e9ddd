#include <app/bench/bench_flight.h>

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace vitrine::app {
namespace {

scene::Camera base() {
    return scene::default_camera({glm::dvec3(-1), glm::dvec3(1)}, 1.5);
}

TEST(BenchFlight, BeginsAtTheBase) {
    const scene::Camera camera = flight_camera(base(), 0);
    EXPECT_DOUBLE_EQ(camera.distance, base().distance);
    EXPECT_NEAR(glm::length(camera.eye() - base().eye()), 0, 1e-12);
}

TEST(BenchFlight, IsTheSameEveryTime) {
    for (const int frame : {-4, 0, 1, 59, 1000}) EXPECT_EQ(flight_camera(base(), frame), flight_camera(base(), frame));
}

TEST(BenchFlight, EveryFrameDiffers) {
    std::set<std::string> cameras;
    for (int frame = -8; frame < 1000; ++frame) cameras.insert(scene::to_string(flight_camera(base(), frame)));
    EXPECT_EQ(cameras.size(), 1008U);
}

TEST(BenchFlight, LooksAtThePivotFromAround) {
    const double height = base().eye().y / base().distance;
    for (int frame = -8; frame < 300; ++frame) {
        const scene::Camera camera = flight_camera(base(), frame);
        EXPECT_EQ(camera.pivot, base().pivot);
        EXPECT_NEAR(glm::length(camera.orientation), 1, 1e-12);
        EXPECT_LE(camera.distance, base().distance);
        EXPECT_GE(camera.distance, 0.749 * base().distance);
        EXPECT_NEAR(camera.eye().y / camera.distance, height, 1e-9);
    }
}

TEST(BenchFlight, GoesAroundTheWorldsUp) {
    const scene::Camera z_up = scene::default_camera({glm::dvec3(-1), glm::dvec3(1)}, 1.5, {0, 0, 1});
    const scene::Camera camera = flight_camera(z_up, 60);
    EXPECT_NEAR(camera.eye().z / camera.distance, z_up.eye().z / z_up.distance, 1e-9);
    // A quarter of the orbit later.
    EXPECT_NEAR(glm::dot(glm::dvec2(camera.eye()), glm::dvec2(z_up.eye())), 0, 1e-9);
}

}  // namespace
}  // namespace vitrine::app
