#include <vitrine/scene/append.h>
#include <vitrine/scene/deformation.h>
#include <vitrine/scene/scene_arrays.h>
#include <vitrine/scene/shared_copy.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

glm::mat4 moved(const glm::vec3& by) {
    return glm::translate(glm::mat4(1), by);
}

/// A rod of three vertices, at x = 0, 1 and 2; the first moves with joint 0, the last with joint 1, the middle one half
/// with each. A morph target lifts the last.
Mesh make_rod() {
    Mesh mesh;
    mesh.positions.assign({{0, 0, 0}, {1, 0, 0}, {2, 0, 0}});
    mesh.normals.assign(std::vector(3, glm::vec3(0, 1, 0)));
    mesh.joints.assign({{0, 0, 0, 0}, {0, 1, 0, 0}, {1, 0, 0, 0}});
    mesh.weights.assign({{1, 0, 0, 0}, {0.5F, 0.5F, 0, 0}, {1, 0, 0, 0}});
    MorphTarget& target = mesh.morph_targets.emplace_back();
    target.name = "lift";
    target.positions.assign({{0, 0, 0}, {0, 0, 0}, {0, 0, 3}});
    target.normals.assign({{0, 0, 0}, {0, 0, 0}, {1, -1, 0}});
    return mesh;
}

/// The rod at a node "rod", which stands at x = 10, with joints "hip" at its beginning and "knee" at its end.
struct Rig {
    Scene scene;
    NodeId hip, knee, rod;

    Rig() {
        Node node;
        node.name = "hip";
        node.transform = moved({10, 0, 0});
        hip = scene.add_node(node);
        node.name = "knee";
        node.transform = moved({2, 0, 0});
        knee = scene.add_node(node, hip);
        node.name = "rod";
        node.transform = moved({10, 0, 0});
        node.geometries.push_back(scene.add(make_rod()));
        node.skin = scene.add(Skin{"leg", {hip, knee}, {glm::mat4(1), moved({-2, 0, 0})}, hip});
        rod = scene.add_node(node);
    }
};

const Mesh& mesh_of(const Scene& scene, NodeId node) {
    return scene.mesh(std::get<MeshId>(scene.node(node).geometries.front()));
}

DeformedVertices deformed_at(const Scene& scene, NodeId node) {
    std::vector<glm::mat4> matrices;
    joint_matrices(scene, node, matrices);
    return deformed(mesh_of(scene, node), scene.node(node), matrices);
}

void expect_near(const std::vector<glm::vec3>& found, const std::vector<glm::vec3>& expected) {
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_LT(glm::distance(found[i], expected[i]), 1e-5F) << i;
}

TEST(Deformation, LeavesABoundMeshWhereItIs) {
    const Rig rig;
    const DeformedVertices vertices = deformed_at(rig.scene, rig.rod);
    expect_near(vertices.positions, {{0, 0, 0}, {1, 0, 0}, {2, 0, 0}});
    expect_near(vertices.normals, std::vector(3, glm::vec3(0, 1, 0)));
}

TEST(Deformation, MovesVerticesWithTheirJoints) {
    Rig rig;
    rig.scene.edit_node(rig.knee).transform[3].y = 4;
    expect_near(deformed_at(rig.scene, rig.rod).positions, {{0, 0, 0}, {1, 2, 0}, {2, 4, 0}});
    rig.scene.edit_node(rig.rod).transform = moved({0, 0, 7});
    std::vector<glm::mat4> matrices;
    joint_matrices(rig.scene, rig.rod, matrices);
    const DeformedVertices vertices = deformed(mesh_of(rig.scene, rig.rod), rig.scene.node(rig.rod), matrices);
    expect_near(vertices.positions, {{10, 0, -7}, {11, 2, -7}, {12, 4, -7}});
}

TEST(Deformation, TurnsNormals) {
    Rig rig;
    glm::mat4& hip = rig.scene.edit_node(rig.hip).transform;
    hip = glm::rotate(hip, std::numbers::pi_v<float> / 2, glm::vec3(0, 0, 1));
    expect_near(deformed_at(rig.scene, rig.rod).normals, std::vector(3, glm::vec3(-1, 0, 0)));
    hip = glm::scale(moved({10, 0, 0}), {5, -0.1F, 1});
    expect_near(deformed_at(rig.scene, rig.rod).normals, std::vector(3, glm::vec3(0, -1, 0)));
    hip = glm::scale(moved({10, 0, 0}), glm::vec3(0));
    expect_near(deformed_at(rig.scene, rig.rod).normals, std::vector(3, glm::vec3(0, 0, 1)));
}

TEST(Deformation, MorphsBeforeItSkins) {
    Rig rig;
    rig.scene.edit_node(rig.knee).transform[3].y = 4;
    rig.scene.edit_mesh(std::get<MeshId>(rig.scene.node(rig.rod).geometries.front())).morph_weights = {0.5F};
    EXPECT_EQ(deformed_at(rig.scene, rig.rod).positions[2], glm::vec3(2, 4, 1.5F)) << "the mesh's weight";
    rig.scene.edit_node(rig.rod).weights = {1};
    const DeformedVertices vertices = deformed_at(rig.scene, rig.rod);
    EXPECT_EQ(vertices.positions[2], glm::vec3(2, 4, 3)) << "the node's";
    EXPECT_EQ(vertices.normals[2], glm::vec3(1, 0, 0));
    EXPECT_EQ(morph_weight(mesh_of(rig.scene, rig.rod), rig.scene.node(rig.rod), 1), 0) << "there is none";
}

TEST(Deformation, IsTheSameHoweverVerticesAreKept) {
    Rig rig;
    rig.scene.edit_node(rig.knee).transform[3].y = 4;
    rig.scene.edit_node(rig.rod).weights = {1};
    const DeformedVertices before = deformed_at(rig.scene, rig.rod);
    interleave(rig.scene.edit_mesh(std::get<MeshId>(rig.scene.node(rig.rod).geometries.front())));
    const DeformedVertices after = deformed_at(rig.scene, rig.rod);
    EXPECT_EQ(after.positions, before.positions);
    EXPECT_EQ(after.normals, before.normals);
}

TEST(Deformation, OfAFlatNodeIsNone) {
    Rig rig;
    rig.scene.edit_node(rig.rod).transform = glm::scale(glm::mat4(1), {1, 0, 1});
    expect_near(deformed_at(rig.scene, rig.rod).positions, {{0, 0, 0}, {1, 0, 0}, {2, 0, 0}});
}

TEST(MotionReach, HoldsTheMovedMesh) {
    Rig rig;
    const auto expect_held = [&](double slack) {
        const Geometry mesh = rig.scene.node(rig.rod).geometries.front();
        const Bounds exact = bounds_of(deformed_at(rig.scene, rig.rod).positions);
        const Bounds found = rig.scene.bounds_of(rig.rod, mesh);
        for (int axis = 0; axis < 3; ++axis) {
            EXPECT_LE(found.min[axis], exact.min[axis] + 1e-6);
            EXPECT_GE(found.max[axis], exact.max[axis] - 1e-6);
            EXPECT_GE(found.min[axis], exact.min[axis] - slack);
            EXPECT_LE(found.max[axis], exact.max[axis] + slack);
        }
    };
    expect_held(1e-6);
    rig.scene.edit_node(rig.knee).transform = glm::rotate(moved({2, 0, 0}), 1.2F, glm::vec3(0, 0.2F, 1));
    expect_held(1);
    rig.scene.edit_node(rig.rod).weights = {-0.7F};
    expect_held(2.5);
    rig.scene.edit_node(rig.rod).transform = moved({0, 5, 0});
    expect_held(2.5);
    rig.scene.edit_node(rig.rod).skin = {};
    expect_held(1e-6);
    rig.scene.edit_mesh(std::get<MeshId>(rig.scene.node(rig.rod).geometries.front())).positions.edit(0, 1).front() = {
        -9, 0, 0};
    expect_held(1e-6);
}

TEST(MotionReach, IsPartOfTheScenesBounds) {
    Rig rig;
    rig.scene.edit_node(rig.knee).transform[3].y = 4;
    EXPECT_NEAR(rig.scene.bounds().max.y, 4, 1e-5);
    EXPECT_NEAR(rig.scene.bounds_of(rig.rod).max.y, 4, 1e-5);
    EXPECT_NEAR(rig.scene.bounds_of(rig.rod).min.x, 10, 1e-5);
}

TEST(Skin, ComesAlongWithItsJoints) {
    Scene scene = Rig().scene;
    append(scene, Rig().scene);
    ASSERT_EQ(scene.skins().size(), 2U);
    for (Scene copy : {scene, shared_copy(scene)}) {
        const auto skins = copy.skins().ids();
        ASSERT_EQ(skins.size(), 2U);
        const Skin second = copy.skin(skins[1]);
        EXPECT_EQ(copy.node(second.joints[1]).name, "knee");
        EXPECT_EQ(copy.node(second.skeleton).name, "hip");
        EXPECT_NE(copy.skin(skins[0]).joints, second.joints);
        copy.remove_node(second.joints[1]);
        EXPECT_EQ(copy.skins().ids(), std::vector{skins[0]});
        std::size_t skinned = 0;
        copy.visit([&](NodeId id, const Node& node, const glm::mat4&) {
            std::vector<glm::mat4> matrices(7);
            joint_matrices(copy, id, matrices);
            EXPECT_EQ(matrices.empty(), !copy.skins().contains(node.skin));
            skinned += matrices.size() == 2 ? 1 : 0;
        });
        EXPECT_EQ(skinned, 1U) << "the other one has lost its skin";
    }
}

TEST(Skin, ArraysOfTheMeshCountAndAreCopied) {
    const Rig rig;
    const Mesh& mesh = mesh_of(rig.scene, rig.rod);
    std::size_t bytes = 0;
    visit_arrays(rig.scene, [&](const arrays::TrackedBytes& array) { bytes += array.size_bytes; });
    EXPECT_EQ(bytes, 3 * (12 + 12 + 8 + 16 + 12 + 12U));
    EXPECT_EQ(rig.scene.counts().bytes, bytes);
    const Mesh copy = shared_copy(mesh);
    EXPECT_EQ(copy.joints.data(), mesh.joints.data());
    EXPECT_EQ(copy.weights.data(), mesh.weights.data());
    EXPECT_EQ(copy.morph_targets.at(0).name, "lift");
    EXPECT_EQ(copy.morph_targets[0].normals.data(), mesh.morph_targets[0].normals.data());
}

TEST(Skin, ChangesOfItsArraysAreChangesOfTheScene) {
    Rig rig;
    Mesh& mesh = rig.scene.edit_mesh(std::get<MeshId>(rig.scene.node(rig.rod).geometries.front()));
    mesh.structure.set(mesh, {});
    const std::uint64_t before = rig.scene.revision();
    mesh.morph_targets[0].positions.set(0, {1, 1, 1});
    EXPECT_NE(rig.scene.revision(), before);
    EXPECT_EQ(mesh.structure.of(mesh), nullptr);
    mesh.structure.set(mesh, {});
    mesh.joints.set(0, {1, 0, 0, 0});
    EXPECT_EQ(mesh.structure.of(mesh), nullptr);
}

}  // namespace
}  // namespace vitrine::scene
