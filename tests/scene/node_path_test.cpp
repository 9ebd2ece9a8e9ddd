#include <vitrine/scene/node_path.h>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vitrine::scene {
namespace {

Node named(const std::string& name) {
    Node node;
    node.name = name;
    return node;
}

TEST(NodePath, NamesTheWayFromTheRoot) {
    Scene scene;
    const NodeId car = scene.add_node(named("car"));
    const NodeId wheel = scene.add_node(named("wheel"), car);
    EXPECT_EQ(path_of(scene, car), "car");
    EXPECT_EQ(path_of(scene, wheel), "car/wheel");
    EXPECT_EQ(path_of(scene, scene.root()), "");
    EXPECT_EQ(node_at(scene, "car/wheel"), wheel);
    EXPECT_FALSE(node_at(scene, "wheel"));
    EXPECT_FALSE(node_at(scene, "car/door"));
    EXPECT_FALSE(node_at(scene, "car/wheel/nut"));
    EXPECT_FALSE(node_at(scene, ""));
}

TEST(NodePath, NodesWithoutANameOfTheirOwnHavePlaces) {
    Scene scene;
    const NodeId car = scene.add_node(named("car"));
    std::vector<NodeId> parts;
    for (const char* name : {"wheel", "wheel", "", "#0", "a/b", "door"})
        parts.push_back(scene.add_node(named(name), car));
    const std::vector<std::string> paths{"car/#0", "car/#1", "car/#2", "car/#3", "car/#4", "car/door"};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        EXPECT_EQ(path_of(scene, parts[i]), paths[i]);
        EXPECT_EQ(node_at(scene, paths[i]), parts[i]);
    }
    for (const char* wrong : {"car/#6", "car/#", "car/#-1", "car/#1x", "#1"})
        EXPECT_FALSE(node_at(scene, wrong)) << wrong;
    EXPECT_EQ(node_at(scene, "car/wheel"), parts[0]) << "the first of them, for people who write it";
}

}  // namespace
}  // namespace vitrine::scene
