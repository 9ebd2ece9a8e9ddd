#include <vitrine/scene/fly_controller.h>

#include <scene/checks.h>

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <numbers>

namespace vitrine::scene {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class Fly : public testing::Test {
protected:
    bool advance(std::chrono::duration<double> elapsed) {
        return rig.controller->advance(elapsed, rig.camera, rig.context);
    }
    /// Where the eye goes in a second.
    glm::dvec3 moved_in_a_second() {
        const glm::dvec3 before = rig.camera.eye();
        advance(seconds(1));
        return rig.camera.eye() - before;
    }
    double speed() const { return dynamic_cast<FlyController&>(*rig.controller).speed(rig.context); }

    Rig rig{ControllerKind::fly};
};

TEST_F(Fly, RestsUntilAKeyIsHeld) {
    const Camera before = rig.camera;
    EXPECT_FALSE(advance(seconds(1)));
    EXPECT_EQ(rig.camera, before);
    EXPECT_FALSE(rig.key(Key::w)) << "the key alone moves nothing";
    EXPECT_EQ(rig.camera, before);
}

TEST_F(Fly, SpeedFollowsTheScene) {
    const double before = speed();
    rig.context.bounds = {1000.0 * rig.context.bounds.min, 1000.0 * rig.context.bounds.max};
    EXPECT_NEAR(speed(), 1000 * before, 1e-6);
    rig.context.bounds = {};
    EXPECT_GT(speed(), 0);
}

TEST_F(Fly, EachKeyHasItsDirection) {
    const Camera before = rig.camera;
    const auto fly = [&](Key key) {
        rig.key(key);
        const glm::dvec3 way = moved_in_a_second();
        rig.send(KeyReleased{key});
        return way / speed();
    };
    EXPECT_TRUE(near(fly(Key::w), before.forward()));
    EXPECT_TRUE(near(fly(Key::s), -before.forward()));
    EXPECT_TRUE(near(fly(Key::d), before.right_axis()));
    EXPECT_TRUE(near(fly(Key::a), -before.right_axis()));
    EXPECT_TRUE(near(fly(Key::e), before.up));
    EXPECT_TRUE(near(fly(Key::q), -before.up));
    EXPECT_TRUE(near(rig.camera.eye(), before.eye())) << "opposite ways cancelled";
    EXPECT_FALSE(advance(seconds(1)));
}

TEST_F(Fly, ThePivotMovesWithTheEye) {
    const Camera before = rig.camera;
    rig.key(Key::w);
    const glm::dvec3 way = moved_in_a_second();
    EXPECT_TRUE(near(rig.camera.pivot - before.pivot, way));
    EXPECT_EQ(rig.camera.distance, before.distance);
    EXPECT_EQ(rig.camera.orientation, before.orientation);
}

TEST_F(Fly, TimeIsWhatCountsNotTheNumberOfSteps) {
    Rig other(ControllerKind::fly);
    rig.key(Key::w);
    other.key(Key::w);
    advance(seconds(1));
    for (int i = 0; i < 100; ++i) other.controller->advance(milliseconds(10), other.camera, other.context);
    EXPECT_TRUE(near(rig.camera.pivot, other.camera.pivot));
}

TEST_F(Fly, DiagonalsAreNotFaster) {
    rig.key(Key::w);
    rig.key(Key::d);
    EXPECT_NEAR(glm::length(moved_in_a_second()), speed(), 1e-9);
}

TEST_F(Fly, OppositeKeysHoldStill) {
    rig.key(Key::a);
    rig.key(Key::d);
    const Camera before = rig.camera;
    EXPECT_TRUE(advance(seconds(1))) << "something is held";
    EXPECT_EQ(rig.camera, before);
}

TEST_F(Fly, ShiftIsFaster) {
    rig.key(Key::w);
    const double slow = glm::length(moved_in_a_second());
    rig.key(Key::shift);
    EXPECT_NEAR(glm::length(moved_in_a_second()), 4 * slow, 1e-9);
    rig.send(KeyReleased{Key::shift});
    EXPECT_NEAR(glm::length(moved_in_a_second()), slow, 1e-9);
    rig.send(KeyReleased{Key::w});
    rig.key(Key::w, {.shift = true});
    EXPECT_NEAR(glm::length(moved_in_a_second()), 4 * slow, 1e-9) << "Shift was down before the viewport had focus";
}

TEST_F(Fly, TheWheelSetsTheSpeed) {
    const double before = speed();
    EXPECT_FALSE(rig.send(WheelTurned{2, {300, 200}, {}})) << "the camera stays";
    EXPECT_NEAR(speed(), 1.44 * before, 1e-9);
    rig.send(WheelTurned{-2, {300, 200}, {}});
    EXPECT_NEAR(speed(), before, 1e-9);
    rig.send(WheelTurned{-1e30F, {300, 200}, {}});
    EXPECT_GT(speed(), 0);
    rig.send(WheelTurned{1e30F, {300, 200}, {}});
    EXPECT_TRUE(std::isfinite(speed()));
}

TEST_F(Fly, LosingInputReleasesTheKeys) {
    rig.key(Key::w);
    rig.key(Key::shift);
    rig.send(InputLost{});
    EXPECT_FALSE(advance(seconds(1)));
    rig.key(Key::w);
    EXPECT_NEAR(glm::length(moved_in_a_second()), speed(), 1e-9) << "Shift was released too";
}

TEST_F(Fly, ShortcutsDoNotFly) {
    rig.key(Key::s, {.ctrl = true});
    EXPECT_FALSE(advance(seconds(1)));
}

TEST_F(Fly, TimeThatRunsBackwardsIsIgnored) {
    rig.key(Key::w);
    const Camera before = rig.camera;
    EXPECT_TRUE(advance(seconds(-1)));
    EXPECT_EQ(rig.camera, before);
}

TEST_F(Fly, LeftDragLooksAroundFromTheEye) {
    const Camera before = rig.camera;
    rig.drag(MouseButton::left, {300, 200}, {400, 200});
    EXPECT_TRUE(near(rig.camera.eye(), before.eye()));
    EXPECT_EQ(rig.camera.distance, before.distance);
    EXPECT_TRUE(upright(rig.camera));
    EXPECT_GT(glm::dot(rig.camera.forward(), before.right_axis()), 0) << "to the right";
    const glm::dvec3 flat_before(before.forward().x, 0, before.forward().z);
    const glm::dvec3 flat_after(rig.camera.forward().x, 0, rig.camera.forward().z);
    EXPECT_NEAR(glm::dot(flat_before, flat_after), glm::dot(flat_before, flat_before) * std::cos(std::numbers::pi / 4),
                1e-9);
    rig.drag(MouseButton::left, {300, 200}, {300, 9000});
    EXPECT_LT(rig.camera.forward().y, -0.99) << "down, and not over the pole";
    EXPECT_TRUE(upright(rig.camera));
}

}  // namespace
}  // namespace vitrine::scene
