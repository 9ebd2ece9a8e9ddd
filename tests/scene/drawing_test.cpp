#include <vitrine/scene/drawing.h>

#include <scene/checks.h>
#include <scene/polygon_checks.h>

#include <gtest/gtest.h>

namespace vitrine::scene {
namespace {

Collection square() {
    Collection collection(CollectionKind::polygons, "square");
    collection.add_polygon(fill_polygon(std::vector{ring({{0, 0}, {4, 0}, {4, 2}, {0, 2}})}, FillRule::nonzero));
    return collection;
}

TEST(Drawing, IsFlatAndLayered) {
    Scene scene;
    EXPECT_FALSE(is_drawing(scene));
    scene.add_shown(square());
    EXPECT_TRUE(is_drawing(scene));
    scene.add_shown(square(), glm::mat4(glm::vec4(1, 0, 0, 0), glm::vec4(0, 1, 0, 0), glm::vec4(0, 0, 1, 0),
                                        glm::vec4(0, 0, 1, 1)));
    EXPECT_FALSE(is_drawing(scene));
}

TEST(Drawing, HasNoMeshesAndNothingSolid) {
    Scene flat_mesh;
    flat_mesh.add_shown(square());
    Mesh mesh;
    mesh.positions.assign(std::vector<glm::vec3>{{0, 0, 0}, {1, 0, 0}, {0, 1, 0}});
    const NodeId node = flat_mesh.add_shown(std::move(mesh));
    EXPECT_FALSE(is_drawing(flat_mesh));
    flat_mesh.edit_node(node).visible = false;
    EXPECT_TRUE(is_drawing(flat_mesh));

    Scene solid;
    Collection collection = square();
    collection.depth = CollectionDepth::solid;
    solid.add_shown(std::move(collection));
    EXPECT_FALSE(is_drawing(solid));
}

TEST(Drawing, IsSeenFromTheFrontWithoutPerspective) {
    Scene scene;
    scene.add_shown(square());
    const Camera camera = drawing_camera(scene.bounds(), 2);
    EXPECT_EQ(camera.projection, Projection::orthographic);
    EXPECT_TRUE(near(camera.forward(), {0, 0, -1}));
    EXPECT_TRUE(near(camera.pivot, {2, 1, 0}));
    EXPECT_GT(camera.view_height(), 2);
    EXPECT_LT(camera.view_height(), 2.3);
}

}  // namespace
}  // namespace vitrine::scene
