#include <vitrine/scene/append.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>
#include <glm/gtc/matrix_transform.hpp>

#include <string>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

Scene small_scene(const std::string& name, const glm::vec4& color) {
    Scene scene;
    Material material;
    material.name = name;
    material.base_color = color;
    const MaterialId id = scene.add(std::move(material));
    Mesh mesh = make_cube(1);
    mesh.material = id;
    const MeshId cube = scene.add(std::move(mesh));
    Node arm;
    arm.name = name;
    arm.transform = glm::translate(glm::mat4(1), glm::vec3(1, 2, 3));
    const NodeId above = scene.add_node(std::move(arm));
    for (int i = 0; i < 2; ++i) {
        Node hand;
        hand.name = name + " hand";
        hand.geometries.emplace_back(cube);
        scene.add_node(std::move(hand), above);
    }
    return scene;
}

TEST(Append, BringsNodesWithWhatTheyShow) {
    Scene scene = small_scene("first", {1, 0, 0, 1});
    const std::vector<NodeId> added = append(scene, small_scene("second", {0, 1, 0, 1}));
    ASSERT_EQ(added.size(), 1U);
    EXPECT_EQ(scene.node(added[0]).name, "second");
    EXPECT_EQ(scene.counts().nodes, 6U);
    EXPECT_EQ(scene.counts().meshes, 2U) << "one for two nodes";
    std::vector<std::string> shown;
    scene.visit([&](NodeId, const Node& node, const glm::mat4& world) {
        for (const Geometry& geometry : node.geometries) {
            const Mesh& mesh = scene.mesh(std::get<MeshId>(geometry));
            shown.push_back(node.name + " " + scene.material(mesh.material).name);
            EXPECT_EQ(glm::vec3(world[3]), glm::vec3(1, 2, 3));
        }
    });
    EXPECT_EQ(shown, (std::vector<std::string>{"first hand first", "first hand first", "second hand second",
                                               "second hand second"}));
}

TEST(Append, CopiesNoArrays) {
    Scene other = small_scene("other", glm::vec4(1));
    const glm::vec3* const memory = other.mesh(other.meshes().ids().front()).positions.data();
    Scene scene;
    append(scene, std::move(other));
    EXPECT_EQ(scene.mesh(scene.meshes().ids().front()).positions.data(), memory);
}

TEST(Append, LeavesGeometryThatIsGoneAway) {
    Scene other = small_scene("other", glm::vec4(1));
    other.remove(other.meshes().ids().front());
    Scene scene = small_scene("first", glm::vec4(1));
    append(scene, std::move(other));
    EXPECT_EQ(scene.counts().meshes, 1U);
    std::size_t shown = 0;
    scene.visit([&](NodeId, const Node& node, const glm::mat4&) {
        for (const Geometry& geometry : node.geometries) shown += scene.contains(geometry) ? 1 : 0;
    });
    EXPECT_EQ(shown, 2U) << "only those of the first";
}

}  // namespace
}  // namespace vitrine::scene
