#include <vitrine/base/error.h>
#include <vitrine/scene/camera_controller.h>

#include <scene/checks.h>

#include <gtest/gtest.h>

#include <limits>
#include <string>

// What all camera controllers have in common.

namespace vitrine::scene {
namespace {

constexpr Modifiers shift{.shift = true};
constexpr Modifiers ctrl{.ctrl = true};
constexpr Modifiers alt{.alt = true};

class AnyController : public testing::TestWithParam<ControllerKind> {
protected:
    Rig rig{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Controllers, AnyController,
                         testing::Values(ControllerKind::turntable, ControllerKind::trackball, ControllerKind::fly,
                                         ControllerKind::pan_zoom),
                         [](const auto& tested) {
                             std::string name(name_of(tested.param));
                             std::erase(name, '-');
                             return name;
                         });

TEST(ControllerKinds, AreFoundByName) {
    EXPECT_EQ(controller_kind_named("turntable"), ControllerKind::turntable);
    EXPECT_EQ(controller_kind_named("trackball"), ControllerKind::trackball);
    EXPECT_EQ(controller_kind_named("fly"), ControllerKind::fly);
    EXPECT_EQ(controller_kind_named("pan-zoom"), ControllerKind::pan_zoom);
    try {
        static_cast<void>(controller_kind_named("walk"));
        FAIL() << "expected a UsageError";
    } catch (const UsageError& error) {
        EXPECT_STREQ(error.what(), "unknown camera controller 'walk', expected turntable, trackball, fly or pan-zoom");
    }
}

TEST_P(AnyController, KnowsItsKind) {
    EXPECT_EQ(rig.controller->kind(), GetParam());
}

TEST_P(AnyController, MiddleDragCarriesTheContentAlong) {
    for (const Projection projection : {Projection::perspective, Projection::orthographic}) {
        rig.camera.projection = projection;
        const Camera before = rig.camera;
        const glm::dvec3 grabbed = rig.under({100, 50});
        rig.press(MouseButton::middle, {100, 50});
        for (const glm::vec2 position : {glm::vec2(150, 80), glm::vec2(411, 333), glm::vec2(-50, 700)}) {
            EXPECT_TRUE(rig.move(position));
            EXPECT_TRUE(near(rig.under(position), grabbed)) << "also outside of the viewport";
        }
        rig.release(MouseButton::middle, {-50, 700});
        EXPECT_EQ(rig.camera.distance, before.distance);
        EXPECT_EQ(rig.camera.orientation, before.orientation);
        EXPECT_NEAR(glm::dot(rig.camera.pivot - before.pivot, before.forward()), 0, 1e-9);
    }
}

TEST_P(AnyController, ShiftAndLeftDragPansLikeTheMiddleOne) {
    Rig middle(GetParam());
    middle.drag(MouseButton::middle, {100, 50}, {220, 90});
    rig.drag(MouseButton::left, {100, 50}, {220, 90}, shift);
    EXPECT_EQ(rig.camera, middle.camera);
}

TEST_P(AnyController, RightDragMovesNearerAndFarther) {
    const Camera before = rig.camera;
    rig.drag(MouseButton::right, {300, 200}, {300, 100});
    EXPECT_NEAR(rig.camera.distance, before.distance / 2, 1e-9);
    EXPECT_TRUE(near(rig.camera.pivot, before.pivot));
    rig.drag(MouseButton::right, {300, 100}, {300, 200});
    EXPECT_NEAR(rig.camera.distance, before.distance, 1e-9);
}

TEST_P(AnyController, ADragBelongsToItsButton) {
    const Camera before = rig.camera;
    rig.press(MouseButton::middle, {100, 100});
    rig.press(MouseButton::left, {100, 100});
    rig.release(MouseButton::left, {100, 100});
    EXPECT_EQ(rig.camera, before);
    EXPECT_TRUE(rig.move({150, 100})) << "the middle button still holds";
    rig.release(MouseButton::middle, {150, 100});
    EXPECT_FALSE(rig.move({200, 100}));
}

TEST_P(AnyController, MovementAndReleaseWithoutAPressDoNothing) {
    const Camera before = rig.camera;
    EXPECT_FALSE(rig.release(MouseButton::left, {10, 10}));
    EXPECT_FALSE(rig.move({300, 200}));
    EXPECT_FALSE(rig.send(DoubleClicked{MouseButton::left, {300, 200}}));
    EXPECT_FALSE(rig.send(KeyReleased{Key::w}));
    EXPECT_EQ(rig.camera, before);
}

TEST_P(AnyController, LosingInputEndsADrag) {
    rig.press(MouseButton::middle, {100, 100});
    EXPECT_FALSE(rig.send(InputLost{}));
    EXPECT_FALSE(rig.move({200, 200}));
    EXPECT_FALSE(rig.release(MouseButton::middle, {200, 200}));
}

TEST_P(AnyController, APressAloneChangesNothing) {
    EXPECT_FALSE(rig.press(MouseButton::middle, {100, 100}));
    EXPECT_FALSE(rig.move({100, 100}));
}

TEST_P(AnyController, SurvivesOddNumbersAndViewportsWithoutSize) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const Camera before = rig.camera;
    rig.send(WheelTurned{nan, {10, 10}, {}});
    rig.send(WheelTurned{1, {nan, 10}, {}});
    rig.press(MouseButton::middle, {10, 10});
    rig.move({nan, 3});
    EXPECT_EQ(rig.camera, before);
    rig.context.size_pixels = {0, 0};
    rig.move({200, 200});
    rig.send(WheelTurned{1, {0, 0}, {}});
    EXPECT_EQ(rig.camera, before);
    rig.key(Key::f);
    EXPECT_GT(rig.camera.distance, 0);
}

TEST_P(AnyController, FFramesTheScene) {
    rig.camera.pivot = {50, 60, 70};
    Camera expected = rig.camera;
    frame(expected, rig.context.bounds, 1.5);
    EXPECT_TRUE(rig.key(Key::f));
    EXPECT_EQ(rig.camera, expected);
    EXPECT_FALSE(rig.key(Key::f)) << "nothing is left to change";
    rig.camera.pivot = {50, 60, 70};
    EXPECT_FALSE(rig.key(Key::f, ctrl)) << "left to others";
    EXPECT_FALSE(rig.key(Key::f, alt));
}

TEST_P(AnyController, RResets) {
    rig.camera = some_camera(Projection::orthographic);
    rig.camera.up = {0, 0, 1};
    EXPECT_TRUE(rig.key(Key::r));
    EXPECT_EQ(rig.camera, default_camera(rig.context.bounds, 1.5, {0, 0, 1}));
    rig.camera.pivot = {50, 60, 70};
    EXPECT_FALSE(rig.key(Key::r, ctrl));
}

TEST_P(AnyController, DigitsLookFromTheSides) {
    const auto direction_after = [&](Key key, Modifiers modifiers) {
        const Camera before = rig.camera;
        rig.key(key, modifiers);
        EXPECT_EQ(rig.camera.pivot, before.pivot);
        EXPECT_EQ(rig.camera.distance, before.distance);
        return rig.camera.forward();
    };
    EXPECT_TRUE(near(direction_after(Key::digit_1, {}), {0, 0, -1}));
    EXPECT_TRUE(near(direction_after(Key::digit_1, ctrl), {0, 0, 1}));
    EXPECT_TRUE(near(direction_after(Key::digit_3, {}), {-1, 0, 0}));
    EXPECT_TRUE(near(direction_after(Key::digit_3, ctrl), {1, 0, 0}));
    EXPECT_TRUE(near(direction_after(Key::digit_7, {}), {0, -1, 0}));
    EXPECT_TRUE(near(direction_after(Key::digit_7, ctrl), {0, 1, 0}));
}

TEST_P(AnyController, FiveTogglesTheProjectionAndKeepsTheHeight) {
    const double height = rig.camera.view_height();
    EXPECT_TRUE(rig.key(Key::digit_5));
    EXPECT_EQ(rig.camera.projection, Projection::orthographic);
    EXPECT_EQ(rig.camera.view_height(), height);
    EXPECT_TRUE(rig.key(Key::digit_5));
    EXPECT_EQ(rig.camera.projection, Projection::perspective);
}

// The wheel, which sets the speed when flying.
class ZoomingController : public AnyController {};
INSTANTIATE_TEST_SUITE_P(Controllers, ZoomingController,
                         testing::Values(ControllerKind::turntable, ControllerKind::trackball,
                                         ControllerKind::pan_zoom),
                         [](const auto& tested) {
                             std::string name(name_of(tested.param));
                             std::erase(name, '-');
                             return name;
                         });

TEST_P(ZoomingController, TheWheelKeepsWhatIsUnderTheCursor) {
    for (const Projection projection : {Projection::perspective, Projection::orthographic}) {
        rig.camera.projection = projection;
        for (const float steps : {1.0F, 3.0F, -0.25F, -7.0F}) {
            const Camera before = rig.camera;
            const glm::dvec3 under_cursor = rig.under({430, 77});
            EXPECT_TRUE(rig.send(WheelTurned{steps, {430, 77}, {}}));
            EXPECT_TRUE(near(rig.under({430, 77}), under_cursor));
            EXPECT_EQ(steps > 0, rig.camera.distance < before.distance) << "away from the user is nearer";
            EXPECT_EQ(rig.camera.orientation, before.orientation);
        }
    }
}

TEST_P(ZoomingController, StepsBackAndForthCancel) {
    const Camera before = rig.camera;
    rig.send(WheelTurned{5, {430, 77}, {}});
    rig.send(WheelTurned{-5, {430, 77}, {}});
    EXPECT_NEAR(rig.camera.distance, before.distance, 1e-9);
    EXPECT_TRUE(near(rig.camera.pivot, before.pivot));
}

TEST_P(ZoomingController, StepsAreRelativeToTheDistance) {
    const double before = rig.camera.distance;
    rig.send(WheelTurned{1, {300, 200}, {}});
    const double factor = rig.camera.distance / before;
    rig.camera.distance = 100 * before;
    rig.send(WheelTurned{1, {300, 200}, {}});
    EXPECT_NEAR(rig.camera.distance, 100 * before * factor, 1e-9 * before);
    EXPECT_GT(factor, 0.8);
    EXPECT_LT(factor, 0.95);
}

TEST_P(ZoomingController, TheDistanceHasLimits) {
    const double radius = rig.context.bounds.radius();
    for (int i = 0; i < 1000; ++i) rig.send(WheelTurned{3, {10, 390}, {}});
    EXPECT_NEAR(rig.camera.distance, 1e-4 * radius, 1e-12);
    EXPECT_FALSE(rig.send(WheelTurned{1, {10, 390}, {}})) << "nothing moves at the limit";
    for (int i = 0; i < 1000; ++i) rig.send(WheelTurned{-3, {10, 390}, {}});
    EXPECT_NEAR(rig.camera.distance, 1e4 * radius, 1e-6);
    EXPECT_FALSE(rig.send(WheelTurned{-1, {10, 390}, {}}));
    EXPECT_TRUE(rig.send(WheelTurned{1e30F, {10, 390}, {}})) << "absurd steps stop at the limit";
    EXPECT_NEAR(rig.camera.distance, 1e-4 * radius, 1e-12);
}

TEST_P(ZoomingController, ADistanceBeyondALimitComesBackWithoutAJump) {
    const double radius = rig.context.bounds.radius();
    rig.camera.distance = 1e6 * radius;
    EXPECT_FALSE(rig.send(WheelTurned{-1, {300, 200}, {}}));
    EXPECT_EQ(rig.camera.distance, 1e6 * radius);
    rig.send(WheelTurned{1, {300, 200}, {}});
    EXPECT_GT(rig.camera.distance, 0.8e6 * radius);
    EXPECT_LT(rig.camera.distance, 1e6 * radius);
}

TEST_P(ZoomingController, HasNothingToAdvance) {
    rig.key(Key::w);
    const Camera before = rig.camera;
    EXPECT_FALSE(rig.controller->advance(std::chrono::seconds(1), rig.camera, rig.context));
    EXPECT_EQ(rig.camera, before);
}

}  // namespace
}  // namespace vitrine::scene
