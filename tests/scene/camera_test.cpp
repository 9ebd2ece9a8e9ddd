#include <vitrine/scene/camera.h>

#include <scene/checks.h>

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace vitrine::scene {
namespace {

constexpr glm::dvec2 viewport{600, 400};
constexpr ClipPlanes planes{0.5, 50};

class BothProjections : public testing::TestWithParam<Projection> {};
INSTANTIATE_TEST_SUITE_P(Camera, BothProjections, testing::Values(Projection::perspective, Projection::orthographic),
                         [](const auto& tested) {
                             return tested.param == Projection::perspective ? "perspective" : "orthographic";
                         });

TEST(Camera, LooksAlongMinusZFromItsDistance) {
    Camera camera;
    camera.distance = 4;
    EXPECT_TRUE(near(camera.eye(), {0, 0, 4}));
    EXPECT_TRUE(near(camera.forward(), {0, 0, -1}));
    EXPECT_TRUE(near(camera.right_axis(), {1, 0, 0}));
    EXPECT_TRUE(near(camera.up_axis(), {0, 1, 0}));
}

TEST(Camera, ViewTakesTheEyeToTheOriginAndThePivotBeforeIt) {
    const Camera camera = some_camera();
    EXPECT_TRUE(near(glm::dvec3(camera.view() * glm::dvec4(camera.eye(), 1)), {0, 0, 0}, 1e-12));
    EXPECT_TRUE(near(glm::dvec3(camera.view() * glm::dvec4(camera.pivot, 1)), {0, 0, -5}, 1e-12));
}

TEST(Camera, PerspectiveProjectsKnownPoints) {
    Camera camera;
    camera.distance = 2;
    camera.fov_y_radians = std::numbers::pi / 2;
    EXPECT_DOUBLE_EQ(camera.view_height(), 4);
    EXPECT_EQ(project(camera, {0, 0, 0}, viewport, planes).position, glm::dvec2(300, 200));
    const Projected top = project(camera, {0, 2, 0}, viewport, planes);
    EXPECT_NEAR(top.position.y, 0, 1e-9);
    const Projected right = project(camera, {3, 0, 0}, viewport, planes);
    EXPECT_NEAR(right.position.x, 600, 1e-9);
    const Projected twice_as_far = project(camera, {3, 0, -2}, viewport, planes);
    EXPECT_NEAR(twice_as_far.position.x, 450, 1e-9);
}

TEST(Camera, OrthographicProjectsKnownPoints) {
    Camera camera;
    camera.distance = 2;
    camera.fov_y_radians = std::numbers::pi / 2;
    camera.projection = Projection::orthographic;
    EXPECT_DOUBLE_EQ(camera.view_height(), 4);
    for (const double z : {1.0, 0.0, -20.0}) {
        const Projected point = project(camera, {1.5, -1, z}, viewport, planes);
        EXPECT_NEAR(point.position.x, 450, 1e-9);
        EXPECT_NEAR(point.position.y, 300, 1e-9);
    }
}

TEST_P(BothProjections, DepthIsReversedFromNearToFar) {
    const Camera camera = some_camera(GetParam());
    const auto depth = [&](double distance) {
        return project(camera, camera.eye() + distance * camera.forward(), viewport, planes).depth;
    };
    EXPECT_NEAR(depth(planes.near), 1, 1e-12);
    EXPECT_NEAR(depth(planes.far), 0, 1e-12);
    EXPECT_GT(depth(1), depth(2));
    EXPECT_GT(depth(2), depth(40));
}

TEST_P(BothProjections, ShowTheSameHeightInThePivotPlane) {
    const Camera camera = some_camera(GetParam());
    const glm::dvec3 top = camera.pivot + 0.5 * camera.view_height() * camera.up_axis();
    EXPECT_NEAR(project(camera, top, viewport, planes).position.y, 0, 1e-9);
}

TEST_P(BothProjections, RayPassesThroughWhatIsProjectedThere) {
    const Camera camera = some_camera(GetParam());
    const glm::dvec3 point = camera.pivot + camera.orientation * glm::dvec3(0.7, -0.4, 1.1);
    const Ray ray = camera.ray_through(project(camera, point, viewport, planes).position, viewport);
    EXPECT_NEAR(glm::length(ray.direction), 1, 1e-12);
    EXPECT_NEAR(glm::length(glm::cross(point - ray.origin, ray.direction)), 0, 1e-9);
}

TEST_P(BothProjections, PointAtUndoesTheProjection) {
    const Camera camera = some_camera(GetParam());
    for (const glm::dvec3& offset : {glm::dvec3(0), glm::dvec3(0.7, -0.4, 1.1), glm::dvec3(-1.5, 1, -30)}) {
        const glm::dvec3 point = camera.pivot + camera.orientation * offset;
        const Projected seen = project(camera, point, viewport, planes);
        const auto back = camera.point_at(seen.position, viewport, seen.depth, planes);
        ASSERT_TRUE(back.has_value());
        EXPECT_TRUE(near(*back, point, 1e-8));
    }
}

TEST_P(BothProjections, ThereIsNothingAtTheBackground) {
    const Camera camera = some_camera(GetParam());
    EXPECT_FALSE(camera.point_at({300, 200}, viewport, 0, planes).has_value());
    EXPECT_FALSE(camera.point_at({300, 200}, viewport, std::nan(""), planes).has_value());
}

TEST(Camera, RaysOfAnOrthographicCameraAreParallel) {
    const Camera camera = some_camera(Projection::orthographic);
    EXPECT_TRUE(near(camera.ray_through({0, 0}, viewport).direction, camera.forward()));
    EXPECT_TRUE(near(camera.ray_through({599, 3}, viewport).direction, camera.forward()));
}

TEST(Camera, LooksFromEachSide) {
    Camera camera = some_camera();
    const auto look = [&](StandardView view) {
        look_from(camera, view);
        EXPECT_TRUE(near(camera.pivot, {1, -2, 3}));
        EXPECT_EQ(camera.distance, 5);
        return camera.eye() - camera.pivot;
    };
    EXPECT_TRUE(near(look(StandardView::front), {0, 0, 5}));
    EXPECT_TRUE(near(camera.up_axis(), {0, 1, 0}));
    EXPECT_TRUE(near(look(StandardView::back), {0, 0, -5}));
    EXPECT_TRUE(near(camera.up_axis(), {0, 1, 0}));
    EXPECT_TRUE(near(look(StandardView::right), {5, 0, 0}));
    EXPECT_TRUE(near(camera.up_axis(), {0, 1, 0}));
    EXPECT_TRUE(near(look(StandardView::left), {-5, 0, 0}));
    EXPECT_TRUE(near(camera.up_axis(), {0, 1, 0}));
    EXPECT_TRUE(near(look(StandardView::top), {0, 5, 0}));
    EXPECT_TRUE(near(camera.up_axis(), {0, 0, -1})) << "the front edge is at the bottom";
    EXPECT_TRUE(near(look(StandardView::bottom), {0, -5, 0}));
    EXPECT_TRUE(near(camera.up_axis(), {0, 0, 1}));
}

TEST(Camera, LooksFromEachSideOfAWorldWhoseUpIsZ) {
    Camera camera;
    camera.up = {0, 0, 1};
    look_from(camera, StandardView::front);
    EXPECT_TRUE(near(camera.eye(), {0, -3, 0}));
    EXPECT_TRUE(near(camera.right_axis(), {1, 0, 0}));
    EXPECT_TRUE(near(camera.up_axis(), {0, 0, 1}));
    look_from(camera, StandardView::right);
    EXPECT_TRUE(near(camera.eye(), {3, 0, 0}));
    EXPECT_TRUE(near(camera.up_axis(), {0, 0, 1}));
    look_from(camera, StandardView::top);
    EXPECT_TRUE(near(camera.eye(), {0, 0, 3}));
    EXPECT_TRUE(near(camera.up_axis(), {0, 1, 0}));
}

TEST(Camera, LooksFromEachSideWhateverIsUp) {
    for (const glm::dvec3& up : {glm::dvec3(1, 0, 0), glm::dvec3(-1, 0, 0), glm::dvec3(0, -1, 0), glm::dvec3(0, 0, -1),
                                 glm::normalize(glm::dvec3(1, 2, 3))}) {
        Camera camera;
        camera.up = up;
        for (const StandardView view :
             {StandardView::front, StandardView::back, StandardView::right, StandardView::left}) {
            look_from(camera, view);
            EXPECT_TRUE(near(camera.up_axis(), up));
            EXPECT_NEAR(glm::length(camera.orientation), 1, 1e-12);
        }
        look_from(camera, StandardView::top);
        EXPECT_TRUE(near(camera.forward(), -up));
    }
}

TEST(Camera, DefaultLooksFromTheRightAboveAndFront) {
    const Bounds bounds{{-1, -2, -3}, {1, 2, 5}};
    const Camera camera = default_camera(bounds, 1.5);
    const glm::dvec3 towards_eye = camera.eye() - bounds.center();
    EXPECT_TRUE(near(camera.pivot, bounds.center()));
    EXPECT_GT(towards_eye.x, 0);
    EXPECT_GT(towards_eye.y, 0);
    EXPECT_GT(towards_eye.z, towards_eye.x);
    EXPECT_TRUE(upright(camera));
    const Camera z_up = default_camera(bounds, 1.5, {0, 0, 1});
    EXPECT_TRUE(upright(z_up));
    EXPECT_GT(z_up.eye().z, bounds.center().z);
    EXPECT_LT(z_up.eye().y, bounds.center().y);
}

TEST(Camera, SetPivotCentersThePoint) {
    Camera camera = some_camera();
    const Camera before = camera;
    set_pivot(camera, {7, 8, 9});
    EXPECT_EQ(camera.orientation, before.orientation);
    EXPECT_EQ(camera.distance, before.distance);
    const glm::dvec2 pixel = pixel_of(camera, {7, 8, 9}, viewport);
    EXPECT_NEAR(pixel.x, 300, 1e-9);
    EXPECT_NEAR(pixel.y, 200, 1e-9);
}

}  // namespace
}  // namespace vitrine::scene
