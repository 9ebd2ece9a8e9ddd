#include <vitrine/scene/animator.h>
#include <vitrine/scene/append.h>
#include <vitrine/scene/shared_copy.h>

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

/// Nodes "a" and "b" below it. The first animation moves "a" along x within a second and gives it weights; the second
/// one moves "b" along y.
Scene moving() {
    Scene scene;
    Node node;
    node.name = "a";
    node.transform = Pose{{0, 0, 5}, {1, 0, 0, 0}, {2, 2, 2}}.matrix();
    const NodeId a = scene.add_node(node);
    node.name = "b";
    const NodeId b = scene.add_node(node, a);
    const Pose rest = pose_of(node.transform);
    Animation walk{"walk", {}, {0, 1}, {0, 0, 0, 8, 0, 0, /**/ 0, 1}};
    walk.nodes.push_back({a,
                          rest,
                          {},
                          {{AnimationPath::translation, Interpolation::linear, 2, 0, 0, 3},
                           {AnimationPath::weights, Interpolation::linear, 2, 0, 6, 1}}});
    scene.add(std::move(walk));
    Animation jump{"jump", {}, {0, 2}, {0, 0, 0, 0, 8, 0}};
    jump.nodes.push_back({b, rest, {}, {{AnimationPath::translation, Interpolation::linear, 2, 0, 0, 3}}});
    scene.add(std::move(jump));
    return scene;
}

NodeId find(const Scene& scene, const std::string& name) {
    NodeId found;
    scene.visit([&](NodeId id, const Node& node, const glm::mat4&) {
        if (node.name == name) found = id;
    });
    return found;
}

glm::vec3 place_of(const Scene& scene, const std::string& name) {
    return glm::vec3(scene.node(find(scene, name)).transform[3]);
}

TEST(Animator, MovesWhatTheAnimationMoves) {
    Scene scene = moving();
    Animator animator;
    animator.set_time(scene, 0, 0.5);
    EXPECT_EQ(place_of(scene, "a"), glm::vec3(4, 0, 0));
    EXPECT_EQ(scene.node(find(scene, "a")).transform[0][0], 2) << "its scale stays";
    EXPECT_EQ(scene.node(find(scene, "a")).weights, std::vector{0.5F});
    EXPECT_EQ(place_of(scene, "b"), glm::vec3(0, 0, 5));
    animator.set_time(scene, 0, 7);
    EXPECT_EQ(place_of(scene, "a"), glm::vec3(8, 0, 0));
    EXPECT_EQ(animator.animation(), 0U);
}

TEST(Animator, PutsEverythingBack) {
    Scene scene = moving();
    const glm::mat4 before = scene.node(find(scene, "a")).transform;
    Animator animator;
    animator.set_time(scene, 0, 0.5);
    animator.rest(scene);
    EXPECT_EQ(scene.node(find(scene, "a")).transform, before);
    EXPECT_TRUE(scene.node(find(scene, "a")).weights.empty());
    EXPECT_FALSE(animator.animation());
    animator.set_time(scene, 0, 0.5);
    animator.set_time(scene, 1, 1);
    EXPECT_EQ(scene.node(find(scene, "a")).transform, before) << "another animation does not move it";
    EXPECT_EQ(place_of(scene, "b"), glm::vec3(0, 4, 0));
}

TEST(Animator, ChangesTheSceneOnlyWhereSomethingMoves) {
    Scene scene = moving();
    Animator animator;
    animator.set_time(scene, 0, 1);
    const std::uint64_t before = scene.revision();
    animator.set_time(scene, 0, 1);
    animator.set_time(scene, 0, 2);
    EXPECT_EQ(scene.revision(), before);
    animator.set_time(scene, 0, 0.5);
    EXPECT_NE(scene.revision(), before);
}

TEST(Animator, GoesOnWithoutNodesThatAreGone) {
    Scene scene = moving();
    Animator animator;
    animator.set_time(scene, 1, 1);
    scene.remove_node(find(scene, "b"));
    ASSERT_EQ(scene.animations().size(), 2U) << "numbers stay";
    EXPECT_TRUE(scene.animations()[1].nodes.empty());
    EXPECT_EQ(scene.animations()[1].duration(), 0);
    animator.set_time(scene, 1, 2);
    animator.set_time(scene, 0, 1);
    EXPECT_EQ(place_of(scene, "a"), glm::vec3(8, 0, 0));
}

TEST(Animator, AnimationsComeAlongWithTheirNodes) {
    Scene scene = moving();
    append(scene, moving());
    ASSERT_EQ(scene.animations().size(), 4U);
    EXPECT_NE(scene.animations()[2].nodes[0].node, scene.animations()[0].nodes[0].node);
    Animator animator;
    animator.set_time(scene, 2, 1);
    EXPECT_EQ(scene.node(scene.animations()[2].nodes[0].node).transform[3].x, 8);
    EXPECT_EQ(scene.node(scene.animations()[0].nodes[0].node).transform[3].x, 0);
    Scene copy = scene;
    EXPECT_EQ(shared_copy(copy).animations().size(), 4U);
    copy.remove_node(copy.animations()[0].nodes[0].node);
    EXPECT_TRUE(copy.animations()[0].nodes.empty());
    EXPECT_EQ(scene.animations()[0].nodes.size(), 1U);
}

TEST(Animator, KeepsAStageForTheWholeAnimation) {
    Scene scene = moving();
    Mesh mesh;
    mesh.positions.assign({{0, 0, 0}, {1, 0, 0}, {0, 1, 0}});
    scene.edit_node(find(scene, "a")).geometries.push_back(scene.add(std::move(mesh)));
    EXPECT_EQ(scene.stage(), scene.bounds());
    Animator animator;
    animator.set_time(scene, 0, 0);
    const Bounds stage = scene.stage();
    EXPECT_EQ(stage.min, glm::dvec3(0, 0, 0));
    EXPECT_EQ(stage.max, glm::dvec3(10, 2, 5)) << "from where it rests to where it ends";
    EXPECT_EQ(scene.bounds().max, glm::dvec3(2, 2, 0));
    animator.set_time(scene, 0, 1);
    EXPECT_EQ(scene.stage(), stage);
    animator.rest(scene);
    EXPECT_EQ(scene.stage(), scene.bounds());
}

}  // namespace
}  // namespace vitrine::scene
