#include <vitrine/scene/camera_controller.h>

#include <scene/checks.h>

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

// What the left drag does in each camera controller.

namespace vitrine::scene {
namespace {

constexpr double pi = std::numbers::pi;

double angle_between(const glm::dvec3& a, const glm::dvec3& b) {
    return std::atan2(glm::length(glm::cross(a, b)), glm::dot(a, b));
}

double elevation(const Camera& camera) {
    return std::asin(glm::clamp(-glm::dot(camera.forward(), camera.up), -1.0, 1.0));
}

TEST(Turntable, OrbitsAroundThePivotAndStaysUpright) {
    for (const glm::dvec3& up : {glm::dvec3(0, 1, 0), glm::dvec3(0, 0, 1)}) {
        Rig rig(ControllerKind::turntable);
        rig.camera = default_camera(rig.context.bounds, 1.5, up);
        const Camera before = rig.camera;
        rig.press(MouseButton::left, {300, 200});
        for (int i = 1; i < 60; ++i) {
            rig.move(glm::vec2(300 + 23 * i, 200 + 90 * std::sin(0.7 * i)));
            EXPECT_EQ(rig.camera.pivot, before.pivot);
            EXPECT_EQ(rig.camera.distance, before.distance);
            EXPECT_NEAR(glm::distance(rig.camera.eye(), before.pivot), before.distance, 1e-9);
            EXPECT_TRUE(upright(rig.camera));
        }
    }
}

TEST(Turntable, TheViewportsHeightIsHalfATurn) {
    Rig rig(ControllerKind::turntable);
    const glm::dvec3 before = rig.camera.eye() - rig.camera.pivot;
    const double height = before.y;
    rig.drag(MouseButton::left, {100, 100}, {300, 100});
    EXPECT_NEAR(rig.camera.eye().y - rig.camera.pivot.y, height, 1e-9);
    const glm::dvec3 after = rig.camera.eye() - rig.camera.pivot;
    EXPECT_NEAR(angle_between({before.x, 0, before.z}, {after.x, 0, after.z}), pi / 2, 1e-9);
    rig.drag(MouseButton::left, {100, 100}, {300, 100});
    const glm::dvec3 opposite = rig.camera.eye() - rig.camera.pivot;
    EXPECT_TRUE(near(opposite, {-before.x, height, -before.z}));
}

TEST(Turntable, TheContentFollowsThePointer) {
    Rig rig(ControllerKind::turntable);
    rig.key(Key::digit_1);
    const glm::dvec3 front = rig.camera.pivot + glm::dvec3(0, 0, 0.3);
    const glm::dvec2 before = pixel_of(rig.camera, front, rig.context.size_pixels);
    rig.drag(MouseButton::left, {300, 200}, {310, 205});
    const glm::dvec2 after = pixel_of(rig.camera, front, rig.context.size_pixels);
    EXPECT_GT(after.x, before.x);
    EXPECT_GT(after.y, before.y);
}

TEST(Turntable, StopsJustShortOfThePoles) {
    Rig rig(ControllerKind::turntable);
    const glm::dvec3 right = rig.camera.right_axis();
    rig.drag(MouseButton::left, {300, 200}, {300, 5000});
    EXPECT_GT(elevation(rig.camera), 0.49 * pi);
    EXPECT_LT(elevation(rig.camera), 0.5 * pi);
    EXPECT_TRUE(near(rig.camera.right_axis(), right)) << "never flips";
    rig.drag(MouseButton::left, {300, 200}, {300, -5000});
    EXPECT_LT(elevation(rig.camera), -0.49 * pi);
    EXPECT_GT(elevation(rig.camera), -0.5 * pi);
    EXPECT_TRUE(near(rig.camera.right_axis(), right));
}

TEST(Turntable, GoesOnFromTheTopView) {
    for (const Modifiers modifiers : {Modifiers{}, Modifiers{.ctrl = true}}) {
        Rig rig(ControllerKind::turntable);
        rig.key(Key::digit_7, modifiers);
        const glm::dvec3 straight = rig.camera.forward();
        EXPECT_NEAR(std::abs(straight.y), 1, 1e-12);
        rig.press(MouseButton::left, {100, 200});
        rig.move({200, 200});
        EXPECT_TRUE(near(rig.camera.forward(), straight)) << "turning sideways keeps looking straight";
        const double side = straight.y < 0 ? -1 : 1;
        EXPECT_TRUE(near(rig.camera.right_axis(), {std::sqrt(0.5), 0, std::sqrt(0.5)}));
        const glm::dvec3 right = rig.camera.right_axis();
        rig.move({200, 200 + static_cast<float>(100 * side)});
        EXPECT_TRUE(near(rig.camera.right_axis(), right)) << "pitching keeps the azimuth";
        EXPECT_NEAR(elevation(rig.camera), -side * pi / 4, 1e-9);
        EXPECT_TRUE(upright(rig.camera));
    }
}

TEST(Turntable, LevelsACameraThatWasRolled) {
    Rig rig(ControllerKind::turntable);
    rig.camera = some_camera();
    const glm::dvec3 forward = rig.camera.forward();
    ASSERT_FALSE(upright(rig.camera));
    rig.drag(MouseButton::left, {300, 200}, {301, 200});
    EXPECT_TRUE(upright(rig.camera));
    EXPECT_LT(angle_between(rig.camera.forward(), forward), 0.02) << "without looking elsewhere";
}

TEST(Trackball, ADragAcrossTheMiddleTurnsByTheViewportsHeight) {
    Rig rig(ControllerKind::trackball);
    const Camera before = rig.camera;
    rig.drag(MouseButton::left, {300, 100}, {300, 300});
    EXPECT_NEAR(angle_between(before.forward(), rig.camera.forward()), pi / 2, 1e-9);
    EXPECT_TRUE(near(rig.camera.right_axis(), before.right_axis()));
    EXPECT_EQ(rig.camera.pivot, before.pivot);
    EXPECT_EQ(rig.camera.distance, before.distance);
}

TEST(Trackball, PassesOverThePoles) {
    Rig rig(ControllerKind::trackball);
    const Camera before = rig.camera;
    for (int i = 0; i < 4; ++i) rig.drag(MouseButton::left, {300, 100}, {300, 300});
    EXPECT_TRUE(near(rig.camera.forward(), before.forward()));
    EXPECT_TRUE(near(rig.camera.up_axis(), before.up_axis()));
}

TEST(Trackball, TheContentFollowsThePointer) {
    Rig rig(ControllerKind::trackball);
    rig.camera = some_camera();
    const glm::dvec3 front = rig.camera.pivot - 0.3 * rig.camera.forward();
    rig.drag(MouseButton::left, {300, 200}, {310, 205});
    const glm::dvec2 after = pixel_of(rig.camera, front, rig.context.size_pixels);
    EXPECT_GT(after.x, 300);
    EXPECT_GT(after.y, 200);
}

TEST(Trackball, RollsAlongTheRim) {
    Rig rig(ControllerKind::trackball);
    const Camera before = rig.camera;
    const auto rim = [](double angle) { return glm::vec2(300 + 200 * std::cos(angle), 200 + 200 * std::sin(angle)); };
    const glm::dvec3 grabbed = rig.under(rim(0));
    rig.press(MouseButton::left, rim(0));
    for (int i = 1; i <= 90; ++i) rig.move(rim(i * pi / 180));
    EXPECT_TRUE(near(rig.camera.forward(), before.forward(), 1e-3));
    const glm::dvec2 pixel = pixel_of(rig.camera, grabbed, rig.context.size_pixels);
    EXPECT_NEAR(pixel.x, rim(pi / 2).x, 0.5);
    EXPECT_NEAR(pixel.y, rim(pi / 2).y, 0.5);
}

TEST(Trackball, RadialMovementAtTheRimStillTilts) {
    Rig rig(ControllerKind::trackball);
    const Camera before = rig.camera;
    rig.drag(MouseButton::left, {520, 200}, {500, 200});
    EXPECT_NEAR(angle_between(before.forward(), rig.camera.forward()), 20 * pi / 400, 1e-9);
    EXPECT_TRUE(near(rig.camera.up_axis(), before.up_axis()));
}

TEST(Trackball, KeepsAUnitOrientation) {
    Rig rig(ControllerKind::trackball);
    rig.press(MouseButton::left, {0, 0});
    for (int i = 0; i < 2000; ++i) rig.move(glm::vec2(i * 37 % 600, i * 53 % 400));
    EXPECT_NEAR(glm::length(rig.camera.orientation), 1, 1e-12);
}

TEST(PanZoom, LeftDragPans) {
    Rig rig(ControllerKind::pan_zoom);
    const Camera before = rig.camera;
    const glm::dvec3 grabbed = rig.under({100, 50});
    rig.drag(MouseButton::left, {100, 50}, {321, 345});
    EXPECT_TRUE(near(rig.under({321, 345}), grabbed));
    EXPECT_EQ(rig.camera.orientation, before.orientation);
}

}  // namespace
}  // namespace vitrine::scene
