#include <vitrine/scene/append.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/scene/view_camera.h>

#include <gtest/gtest.h>
#include <glm/gtc/matrix_transform.hpp>

#include <utility>

namespace vitrine::scene {
namespace {

/// A cube of edge 2 at the origin and a camera at x = 10 that looks at it.
Scene seen_from_the_right(const glm::mat4& more = glm::mat4(1)) {
    Scene scene;
    scene.add_shown(make_cube(2));
    Node stand;
    stand.name = "stand";
    stand.transform = glm::translate(glm::mat4(1), glm::vec3(10, 0, 0)) *
                      glm::rotate(glm::mat4(1), glm::radians(90.0F), glm::vec3(0, 1, 0)) * more;
    NamedView view;
    view.name = "right";
    view.node = scene.add_node(std::move(stand));
    view.fov_y_radians = 0.5;
    scene.add(std::move(view));
    return scene;
}

double distance(const glm::dvec3& a, const glm::dvec3& b) {
    return glm::distance(a, b);
}

TEST(ViewCamera, StandsWhereItsNodeStands) {
    const Scene scene = seen_from_the_right();
    const Camera camera = camera_of(scene, scene.views()[0]);
    EXPECT_LT(distance(camera.eye(), {10, 0, 0}), 1e-5);
    EXPECT_LT(distance(camera.forward(), {-1, 0, 0}), 1e-5);
    EXPECT_LT(distance(camera.up_axis(), {0, 1, 0}), 1e-5);
    EXPECT_LT(distance(camera.pivot, {0, 0, 0}), 1e-5) << "in the middle of the scene";
    EXPECT_EQ(camera.fov_y_radians, 0.5);
    EXPECT_EQ(camera.projection, Projection::perspective);
}

TEST(ViewCamera, LooksAheadWhereTheSceneIsBehind) {
    const Scene scene = seen_from_the_right(glm::rotate(glm::mat4(1), glm::radians(180.0F), glm::vec3(0, 1, 0)));
    const Camera camera = camera_of(scene, scene.views()[0]);
    EXPECT_LT(distance(camera.eye(), {10, 0, 0}), 1e-5);
    EXPECT_LT(distance(camera.forward(), {1, 0, 0}), 1e-5);
    EXPECT_GT(camera.distance, 0);
}

TEST(ViewCamera, SeesTheHeightOfAnOrthographicView) {
    Scene scene = seen_from_the_right(glm::scale(glm::mat4(1), glm::vec3(3)));
    NamedView view = scene.views()[0];
    view.projection = Projection::orthographic;
    view.height = 4;
    const Camera camera = camera_of(scene, view);
    EXPECT_NEAR(camera.view_height(), 12, 1e-5);
    EXPECT_LT(distance(camera.forward(), {-1, 0, 0}), 1e-5);
    EXPECT_LT(distance(camera.pivot, {0, 0, 0}), 1e-5);
}

TEST(ViewCamera, IsUprightInASquashedNode) {
    for (const glm::vec3& scale : {glm::vec3(0), glm::vec3(1, 0, 1), glm::vec3(0, 0, 1), glm::vec3(-1, 2, 3)}) {
        const Scene scene = seen_from_the_right(glm::scale(glm::mat4(1), scale));
        const Camera camera = camera_of(scene, scene.views()[0]);
        EXPECT_NEAR(glm::length(camera.orientation), 1, 1e-9);
        EXPECT_LT(distance(camera.eye(), {10, 0, 0}), 1e-5);
    }
}

TEST(ViewCamera, ComesAlongWithItsNode) {
    Scene scene = seen_from_the_right();
    append(scene, seen_from_the_right());
    ASSERT_EQ(scene.views().size(), 2U);
    EXPECT_NE(scene.views()[0].node, scene.views()[1].node);
    EXPECT_EQ(scene.node(scene.views()[1].node).name, "stand");
    const Scene copy = scene;
    scene.remove_node(scene.views()[0].node);
    EXPECT_EQ(scene.views().size(), 1U);
    EXPECT_EQ(copy.views().size(), 2U);
}

}  // namespace
}  // namespace vitrine::scene
