#include <vitrine/scene/camera.h>

#include <scene/checks.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace vitrine::scene {
namespace {

const Bounds flat_box{{-4, 0, -1}, {2, 0.5, 7}};

/// The farthest that a corner of the box lies off the middle of the view: 1 at its border.
double filled_part(const Camera& camera, const Bounds& bounds, double aspect) {
    const ClipPlanes planes = clip_planes_for(camera, bounds);
    double most = 0;
    for (const glm::dvec3& corner : corners_of(bounds)) {
        const Projected seen = project(camera, corner, {2 * aspect, 2}, planes);
        EXPECT_GT(seen.w, 0) << "behind the eye";
        most = std::max({most, std::abs(seen.position.x / aspect - 1), std::abs(seen.position.y - 1)});
    }
    return most;
}

std::vector<Camera> cameras_from_all_sides() {
    std::vector<Camera> cameras;
    for (const Projection projection : {Projection::perspective, Projection::orthographic}) {
        Camera camera = some_camera(projection);
        cameras.push_back(camera);
        for (const StandardView view : {StandardView::front, StandardView::left, StandardView::top}) {
            look_from(camera, view);
            cameras.push_back(camera);
        }
        cameras.push_back(default_camera(flat_box, 1.5));
    }
    return cameras;
}

TEST(Frame, FillsTheViewWithTheBoxButForAMargin) {
    for (Camera camera : cameras_from_all_sides()) {
        for (const double aspect : {0.3, 0.75, 1.0, 1.6, 4.0}) {
            frame(camera, flat_box, aspect);
            EXPECT_NEAR(filled_part(camera, flat_box, aspect), 0.95, 1e-9) << camera << " aspect " << aspect;
            EXPECT_TRUE(near(camera.pivot, flat_box.center()));
        }
    }
}

TEST(Frame, KeepsOrientationAndProjection) {
    Camera camera = some_camera(Projection::orthographic);
    frame(camera, flat_box, 1.5);
    EXPECT_EQ(camera.orientation, some_camera().orientation);
    EXPECT_EQ(camera.projection, Projection::orthographic);
}

TEST(Frame, ScalesWithTheScene) {
    for (const double scale : {1e-6, 1e-3, 1.0, 1e6, 1e12}) {
        const Bounds bounds{scale * flat_box.min, scale * flat_box.max};
        const Camera camera = default_camera(bounds, 1.5);
        EXPECT_NEAR(camera.distance / scale, default_camera(flat_box, 1.5).distance, 1e-9);
    }
}

TEST(Frame, ShowsAUnitBoxForNothingOrAPoint) {
    Camera camera;
    frame(camera, Bounds{}, 1);
    EXPECT_TRUE(near(camera.pivot, {0, 0, 0}));
    EXPECT_NEAR(filled_part(camera, {glm::dvec3(-0.5), glm::dvec3(0.5)}, 1), 0.95, 1e-9);
    frame(camera, {{7, 8, 9}, {7, 8, 9}}, 1);
    EXPECT_TRUE(near(camera.pivot, {7, 8, 9}));
    EXPECT_NEAR(filled_part(camera, {{6.5, 7.5, 8.5}, {7.5, 8.5, 9.5}}, 1), 0.95, 1e-9);
}

TEST(Frame, StaysBeforeALineSeenFromItsEnd) {
    for (const Projection projection : {Projection::perspective, Projection::orthographic}) {
        Camera camera;
        camera.projection = projection;
        const Bounds line{{0, 0, -3}, {0, 0, 3}};
        frame(camera, line, 1.5);
        EXPECT_GT(camera.distance, 0.1);
        EXPECT_LE(filled_part(camera, line, 1.5), 0.95);
    }
}

TEST(ClipPlanes, ContainScenesOfAllScales) {
    for (const double scale : {1e-3, 1.0, 1e3, 1e6}) {
        const Bounds bounds{scale * flat_box.min, scale * flat_box.max};
        for (Camera camera : cameras_from_all_sides()) {
            frame(camera, bounds, 1.5);
            const ClipPlanes planes = clip_planes_for(camera, bounds);
            for (const glm::dvec3& corner : corners_of(bounds)) {
                const double depth = project(camera, corner, {3, 2}, planes).depth;
                EXPECT_GT(depth, 0) << camera;
                EXPECT_LT(depth, 1) << camera;
            }
        }
    }
}

TEST(ClipPlanes, KeepTheNearPlaneBeforeTheEyeInPerspective) {
    Camera camera = default_camera(flat_box, 1.5);
    for (const double closer : {1.0, 1e-1, 1e-2, 1e-3, 1e-5}) {
        camera.distance = closer * flat_box.radius();
        const ClipPlanes planes = clip_planes_for(camera, flat_box);
        EXPECT_GE(planes.near, 1e-5 * planes.far);
        EXPECT_LT(planes.near, planes.far);
        for (const glm::dvec3& corner : corners_of(flat_box))
            EXPECT_LT(glm::dot(corner - camera.eye(), camera.forward()), planes.far);
    }
}

TEST(ClipPlanes, LeaveTheClosestZoomUnclipped) {
    Camera camera = default_camera(flat_box, 1.5);
    camera.distance = 1e-4 * flat_box.radius();
    EXPECT_LT(clip_planes_for(camera, flat_box).near, 0.5 * camera.distance);
}

TEST(ClipPlanes, AreValidWhenTheSceneIsBehindTheEyeOrFarAway) {
    Camera camera;
    camera.pivot = {0, 0, -100};
    const ClipPlanes behind = clip_planes_for(camera, {{-1, -1, -1}, {1, 1, 1}});
    EXPECT_GT(behind.near, 0);
    EXPECT_LT(behind.near, behind.far);
    const Bounds far_away{{-1, -1, -1e6}, {1, 1, -1e6 + 2}};
    const ClipPlanes far = clip_planes_for(Camera{}, far_away);
    EXPECT_GE(far.near, 1e-5 * far.far);
    EXPECT_GT(far.far, 1e6 + 3);
    EXPECT_LT(far.near, 1e6);
}

TEST(ClipPlanes, OfAnOrthographicCameraReachBehindTheEye) {
    Camera camera = default_camera(flat_box, 1.5);
    camera.projection = Projection::orthographic;
    camera.distance = 0.01;
    const ClipPlanes planes = clip_planes_for(camera, flat_box);
    EXPECT_LT(planes.near, 0);
    for (const glm::dvec3& corner : corners_of(flat_box)) {
        const double distance = glm::dot(corner - camera.eye(), camera.forward());
        EXPECT_GT(distance, planes.near);
        EXPECT_LT(distance, planes.far);
    }
}

TEST(ClipPlanes, SurroundThePivotWhenThereIsNothing) {
    for (const Projection projection : {Projection::perspective, Projection::orthographic}) {
        for (const Bounds& bounds : {Bounds{}, Bounds{{1, -2, 3}, {1, -2, 3}}}) {
            const Camera camera = some_camera(projection);
            const ClipPlanes planes = clip_planes_for(camera, bounds);
            EXPECT_LT(planes.near, 0.9 * camera.distance);
            EXPECT_GT(planes.far, 1.1 * camera.distance);
        }
    }
}

}  // namespace
}  // namespace vitrine::scene
