#include <vitrine/arrays/array_error.h>
#include <vitrine/scene/sample_cloud.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/scene/shared_copy.h>

#include <gtest/gtest.h>

#include <utility>

namespace vitrine::scene {
namespace {

TEST(SharedCopy, LiesInTheSameMemoryUntilOneIsWritten) {
    Mesh mesh = make_cube();
    mesh.positions.set_label("cube positions");
    Mesh copy = shared_copy(mesh);
    EXPECT_EQ(copy.positions.data(), mesh.positions.data());
    EXPECT_EQ(copy.indices.data(), mesh.indices.data());
    EXPECT_EQ(copy.positions.label(), "cube positions");
    EXPECT_NE(copy.positions.tracked_bytes().tracking, mesh.positions.tracked_bytes().tracking);
    const glm::vec3 before = mesh.positions[0];
    mesh.positions.set(0, glm::vec3(7));
    EXPECT_EQ(copy.positions[0], before);
    copy.indices.set(0, 1);
    EXPECT_NE(copy.indices.data(), mesh.indices.data());
}

TEST(SharedCopy, OfACloudKeepsAllThatItHas) {
    PointCloud cloud = make_scan(100);
    cloud.size_pixels = 3;
    cloud.sample_layers = 4;
    cloud.scalars.push_back({"height", arrays::TrackedArray<float>(100)});
    const PointCloud copy = shared_copy(cloud);
    EXPECT_EQ(copy.positions, cloud.positions);
    EXPECT_EQ(copy.colors, cloud.colors);
    EXPECT_EQ(copy.name, cloud.name);
    EXPECT_EQ(copy.size_pixels, 3);
    EXPECT_EQ(copy.sample_layers, 4U);
    ASSERT_EQ(copy.scalars.size(), 1U);
    EXPECT_EQ(copy.scalars[0].name, "height");
    EXPECT_EQ(copy.scalars[0].values.data(), cloud.scalars[0].values.data());
}

TEST(SharedCopy, WhatHasNoCopyInMainMemoryCannotBeShared) {
    Mesh mesh = make_cube();
    EXPECT_TRUE(has_copies(mesh));
    mesh.normals.tracked_bytes().tracking->drop_bytes();
    EXPECT_FALSE(has_copies(mesh));
    EXPECT_THROW(shared_copy(mesh), arrays::ArrayError);
    PointCloud cloud = make_scan(100);
    EXPECT_TRUE(has_copies(cloud));
    cloud.colors.tracked_bytes().tracking->drop_bytes();
    EXPECT_FALSE(has_copies(cloud));
}

TEST(SharedCopy, OfASceneHasItsNodesAndMaterials) {
    Scene scene;
    Material red;
    red.name = "red";
    Mesh cube = make_cube();
    cube.name = "cube";
    cube.material = scene.add(std::move(red));
    const NodeId id = scene.add_shown(std::move(cube));
    Node child;
    child.name = "child";
    child.visible = false;
    scene.add_node(std::move(child), id);
    const Scene copy = shared_copy(scene);
    EXPECT_EQ(copy.counts().nodes, 2U);
    const Node& node = copy.node(copy.node(copy.root()).children.at(0));
    EXPECT_EQ(node.name, "cube");
    const Mesh& mesh = copy.mesh(std::get<MeshId>(node.geometries.at(0)));
    EXPECT_EQ(copy.material(mesh.material).name, "red");
    EXPECT_EQ(mesh.positions.data(), scene.mesh(scene.meshes().ids().at(0)).positions.data());
    EXPECT_FALSE(copy.node(node.children.at(0)).visible);
}

}  // namespace
}  // namespace vitrine::scene
