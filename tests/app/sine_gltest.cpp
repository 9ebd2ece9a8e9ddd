#include <app/demos/sine_demo.h>
#include <app/demos/sine_model.h>
#include <app/model_test.h>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace vitrine::app {
namespace {

class SineTest : public test::ModelTest {
protected:
    static constexpr std::size_t points = 1001;  // no whole number of work groups

    void expect_sine(const Sine& sine) {
        const std::vector<glm::vec3> seen = drawn(positions_);
        for (std::size_t i = 0; i < points; ++i) {
            const double x = -1 + 2.0 * static_cast<double>(i) / (points - 1);
            const double y = double(sine.amplitude) * std::sin(double(sine.frequency) * x + double(sine.phase));
            ASSERT_NEAR(seen[i].x, x, 1e-6) << i;
            // An angle of float precision is off by its last digit.
            ASSERT_NEAR(seen[i].y, y, 1e-5 * sine.amplitude) << i;
            ASSERT_EQ(seen[i].z, 0.0F) << i;
        }
    }

    SineModel model_{points};
    arrays::TrackedArray<glm::vec3> positions_{points};
};

INSTANTIATE_TEST_SUITE_P(All, SineTest, testing::ValuesIn(compute::all_ways), test::way_in_name);

TEST_P(SineTest, APointForEachXIsWrittenWhereItIsDrawn) {
    model_.write(queue(), {.amplitude = 0.5F, .frequency = 10, .phase = 0}, positions_);
    expect_sine({.amplitude = 0.5F, .frequency = 10, .phase = 0});
    EXPECT_LE(note_uploads(), points * sizeof(float) + sent_to_draw(positions_.size_bytes()));
    const Sine other{.amplitude = 0.8F, .frequency = 4, .phase = 1.25F};
    model_.write(queue(), other, positions_);
    expect_sine(other);
    EXPECT_EQ(note_uploads(), sent_to_draw(positions_.size_bytes()));
    EXPECT_EQ(mirrors().bytes_fetched(), 0U);
}

TEST_P(SineTest, AnotherWayGoesOn) {
    model_.write(queue(), {}, positions_);
    switch_way();
    const Sine other{.amplitude = 0.3F, .frequency = 7, .phase = -2};
    model_.write(queue(), other, positions_);
    expect_sine(other);
}

TEST_P(SineTest, TheDemoShowsTheSineBeforeItsFirstFrameAndMovesItWithoutCopies) {
    SineDemo demo;
    scene::Scene scene = demo.make_scene();
    const scene::CollectionId line = scene.collections().ids().front();
    const arrays::TrackedArray<glm::vec3>& positions = scene.collection(line).positions();
    ASSERT_EQ(positions.size(), 10'000U);
    for (const glm::vec3& point : positions) ASSERT_NEAR(point.y, 0.5 * std::sin(10.0 * double(point.x)), 1e-5);
    demo.advance(scene, queue(), 0);
    const std::uint64_t revision = scene.revision();
    demo.advance(scene, queue(), 0.05);
    EXPECT_NE(scene.revision(), revision);
    const std::vector<glm::vec3> seen = drawn(positions);
    EXPECT_NEAR(seen[5000].y, 0.5 * std::sin(10.0 * double(seen[5000].x) + 0.1), 1e-5);
    EXPECT_EQ(mirrors().bytes_fetched(), 0U);
    EXPECT_FALSE(scene.bounds().empty());
}

}  // namespace
}  // namespace vitrine::app
