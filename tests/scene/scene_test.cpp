#include <vitrine/scene/scene.h>

#include <vitrine/scene/shapes.h>

#include <scene/checks.h>

#include <gtest/gtest.h>
#include <glm/gtc/matrix_transform.hpp>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

glm::mat4 moved(float x, float y, float z) {
    return glm::translate(glm::mat4(1), {x, y, z});
}

Node named(const std::string& name, const glm::mat4& transform = glm::mat4(1)) {
    Node node;
    node.name = name;
    node.transform = transform;
    return node;
}

std::vector<std::string> visited(const Scene& scene, bool hidden_too = false) {
    std::vector<std::string> names;
    scene.visit([&](NodeId, const Node& node, const glm::mat4&) { names.push_back(node.name); }, hidden_too);
    return names;
}

/// A cube at x = 10, below a node that moves it there, and a cloud at the origin.
struct Example {
    Example() {
        arm = scene.add_node(named("arm", moved(10, 0, 0)));
        cube = scene.add(make_cube(2));
        Node node = named("cube");
        node.geometries.push_back(cube);
        hand = scene.add_node(std::move(node), arm);
        PointCloud points;
        points.name = "points";
        points.positions.assign({{0, 0, 0}, {0, 3, 0}});
        cloud_node = scene.add_shown(std::move(points));
        cloud = std::get<PointCloudId>(scene.node(cloud_node).geometries.front());
    }

    Scene scene;
    NodeId arm;
    NodeId hand;
    NodeId cloud_node;
    MeshId cube;
    PointCloudId cloud;
};

TEST(Scene, StartsWithARootAlone) {
    const Scene scene;
    EXPECT_EQ(scene.counts().nodes, 0U);
    EXPECT_TRUE(scene.bounds().empty());
    EXPECT_TRUE(visited(scene).empty());
    EXPECT_TRUE(scene.nodes().contains(scene.root()));
}

TEST(Scene, NodesKnowParentsAndChildren) {
    const Example example;
    const Scene& scene = example.scene;
    EXPECT_EQ(scene.node(example.arm).parent, scene.root());
    EXPECT_EQ(scene.node(example.hand).parent, example.arm);
    EXPECT_EQ(scene.node(example.arm).children, (std::vector<NodeId>{example.hand}));
    EXPECT_EQ(scene.node(scene.root()).children, (std::vector<NodeId>{example.arm, example.cloud_node}));
}

TEST(Scene, VisitsParentsFirstAndChildrenInOrder) {
    EXPECT_EQ(visited(Example().scene), (std::vector<std::string>{"arm", "cube", "points"}));
}

TEST(Scene, VisitLeavesHiddenSubtreesOut) {
    Example example;
    example.scene.edit_node(example.arm).visible = false;
    EXPECT_EQ(visited(example.scene), (std::vector<std::string>{"points"}));
    EXPECT_EQ(visited(example.scene, true), (std::vector<std::string>{"arm", "cube", "points"}));
}

TEST(Scene, WorldTransformsAreProductsFromTheRoot) {
    Example example;
    const glm::mat4 turn = glm::rotate(glm::mat4(1), glm::radians(90.0F), glm::vec3(0, 0, 1));
    example.scene.edit_node(example.hand).transform = moved(1, 0, 0);
    example.scene.edit_node(example.scene.root()).transform = turn;
    const glm::vec4 origin(0, 0, 0, 1);
    EXPECT_TRUE(near(glm::dvec3(example.scene.world_transform(example.hand) * origin), {0, 11, 0}, 1e-5));
    example.scene.visit(
        [&](NodeId id, const Node&, const glm::mat4& world) { EXPECT_EQ(world, example.scene.world_transform(id)); });
}

TEST(Scene, RemovingANodeRemovesAllBelowItButNoGeometry) {
    Example example;
    example.scene.remove_node(example.arm);
    EXPECT_EQ(visited(example.scene), (std::vector<std::string>{"points"}));
    EXPECT_FALSE(example.scene.nodes().contains(example.hand));
    EXPECT_EQ(example.scene.counts().nodes, 1U);
    EXPECT_TRUE(example.scene.contains(example.cube));
    EXPECT_EQ(example.scene.node(example.scene.root()).children, (std::vector<NodeId>{example.cloud_node}));
}

TEST(Scene, NodesShowNothingForGeometryThatIsGone) {
    Example example;
    example.scene.remove(example.cube);
    EXPECT_FALSE(example.scene.contains(example.cube));
    EXPECT_TRUE(example.scene.bounds_of(example.arm).empty());
    EXPECT_EQ(example.scene.bounds(), (Bounds{{0, 0, 0}, {0, 3, 0}}));
    example.scene.remove(example.cloud);
    EXPECT_TRUE(example.scene.bounds().empty());
    const MeshId successor = example.scene.add(make_cube(1));
    EXPECT_EQ(successor.index, example.cube.index);
    EXPECT_TRUE(example.scene.bounds().empty()) << "the old id does not name the successor";
}

TEST(Scene, ContainsEachKindOfGeometry) {
    Example example;
    LineSet set;
    set.positions.assign({{0, 0, 0}, {-7, 0, 0}});
    const LineSetId lines = example.scene.add(std::move(set));
    EXPECT_TRUE(example.scene.contains(example.cube));
    EXPECT_TRUE(example.scene.contains(example.cloud));
    EXPECT_TRUE(example.scene.contains(lines));
    EXPECT_EQ(example.scene.line_set(lines).segment_count(), 1U);
    example.scene.remove(lines);
    EXPECT_FALSE(example.scene.contains(lines));
}

TEST(Scene, UsersOfARemovedMaterialFallBackToTheDefault) {
    Scene scene;
    Material red;
    red.base_color = {1, 0, 0, 1};
    const MaterialId id = scene.add(red);
    EXPECT_EQ(scene.material(id).base_color, glm::vec4(1, 0, 0, 1));
    scene.edit_material(id).base_color = {0, 1, 0, 1};
    EXPECT_EQ(scene.material(id).base_color, glm::vec4(0, 1, 0, 1));
    scene.remove(id);
    EXPECT_EQ(scene.material(id).base_color, Material{}.base_color);
    EXPECT_EQ(scene.material({}).base_color, Material{}.base_color);
}

TEST(Scene, BoundsAreOfWhatIsVisibleInTheWorld) {
    Example example;
    EXPECT_EQ(example.scene.bounds(), (Bounds{{0, -1, -1}, {11, 3, 1}}));
    EXPECT_EQ(example.scene.bounds_of(example.arm), (Bounds{{9, -1, -1}, {11, 1, 1}}));
    EXPECT_EQ(example.scene.bounds_of(example.cloud_node), (Bounds{{0, 0, 0}, {0, 3, 0}}));
    example.scene.edit_node(example.arm).visible = false;
    EXPECT_EQ(example.scene.bounds(), (Bounds{{0, 0, 0}, {0, 3, 0}}));
}

TEST(Scene, BoundsFollowEdits) {
    Example example;
    static_cast<void>(example.scene.bounds());
    example.scene.edit_node(example.arm).transform = moved(20, 0, 0);
    EXPECT_EQ(example.scene.bounds().max.x, 21);
    example.scene.edit_point_cloud(example.cloud).positions.set(1, {0, 9, 0});
    EXPECT_EQ(example.scene.bounds().max.y, 9);
    Mesh& kept = example.scene.edit_mesh(example.cube);
    EXPECT_EQ(example.scene.bounds().max.z, 1);
    kept.positions.set(0, {0, 0, 44});
    EXPECT_EQ(example.scene.bounds().max.z, 44) << "also of edits through a reference kept from before";
    kept.positions.clear();
    EXPECT_EQ(example.scene.bounds().max.z, 0);
}

TEST(Scene, GeometryIsSharedByNodesAndCountsOnce) {
    Example example;
    Node second = named("second", moved(-10, 0, 0));
    second.geometries.push_back(example.cube);
    example.scene.add_node(std::move(second));
    EXPECT_EQ(example.scene.bounds().min.x, -11);
    EXPECT_EQ(example.scene.counts().meshes, 1U);
    EXPECT_EQ(example.scene.counts().triangles, 12U);
}

TEST(Scene, CountsWhatThereIs) {
    Example example;
    LineSet set;
    set.positions.assign({{0, 0, 0}, {-7, 0, 0}, {1, 1, 1}});
    set.indices.assign({0, 1, 1, 2});
    example.scene.add_shown(std::move(set));
    example.scene.add(Material{});
    example.scene.edit_point_cloud(example.cloud).scalars.push_back({"density", arrays::TrackedArray<float>(2)});
    const SceneCounts counts = example.scene.counts();
    EXPECT_EQ(counts.nodes, 4U);
    EXPECT_EQ(counts.meshes, 1U);
    EXPECT_EQ(counts.point_clouds, 1U);
    EXPECT_EQ(counts.line_sets, 1U);
    EXPECT_EQ(counts.materials, 1U);
    EXPECT_EQ(counts.vertices, 24U);
    EXPECT_EQ(counts.triangles, 12U);
    EXPECT_EQ(counts.points, 2U);
    EXPECT_EQ(counts.segments, 2U);
    EXPECT_EQ(counts.bytes, 24U * 24 + 36 * 4 + 2 * 12 + 2 * 4 + 3 * 12 + 4 * 4);
}

TEST(Scene, ReadingKeepsTheRevision) {
    const Example example;
    const std::uint64_t before = example.scene.revision();
    static_cast<void>(example.scene.bounds());
    static_cast<void>(example.scene.counts());
    static_cast<void>(visited(example.scene));
    static_cast<void>(example.scene.mesh(example.cube).positions[0]);
    EXPECT_EQ(example.scene.revision(), before);
}

TEST(Scene, EachKindOfEditChangesTheRevision) {
    Example example;
    Scene& scene = example.scene;
    std::set<std::uint64_t> seen{scene.revision()};
    const auto expect_change = [&](const char* what) { EXPECT_TRUE(seen.insert(scene.revision()).second) << what; };
    scene.edit_node(example.hand).transform = moved(1, 0, 0);
    expect_change("transform");
    scene.edit_node(example.hand).visible = false;
    expect_change("visibility");
    const MaterialId material = scene.add(Material{});
    expect_change("new material");
    scene.edit_material(material).lit = false;
    expect_change("material");
    scene.edit_mesh(example.cube).material = material;
    expect_change("material of a mesh");
    scene.remove(material);
    expect_change("removed material");
    Mesh& mesh = scene.edit_mesh(example.cube);
    expect_change("mesh");
    mesh.positions.set(0, {1, 2, 3});
    expect_change("positions");
    mesh.normals.set(0, {1, 0, 0});
    expect_change("normals");
    mesh.colors.resize(24);
    expect_change("colors");
    mesh.indices.edit(0, 3);
    expect_change("indices");
    scene.edit_point_cloud(example.cloud).size_pixels = 5;
    expect_change("point size");
    LineSet set;
    set.positions.assign({{0, 0, 0}, {-7, 0, 0}});
    const LineSetId lines = scene.add(std::move(set));
    expect_change("new lines");
    LineSet& edited = scene.edit_line_set(lines);
    expect_change("lines");
    edited.positions.set(0, {1, 1, 1});
    expect_change("line positions");
    const NodeId node = scene.add_node(named("new"));
    expect_change("new node");
    scene.remove_node(node);
    expect_change("removed node");
    scene.remove(lines);
    expect_change("removed lines");
    scene.remove(example.cloud);
    expect_change("removed cloud");
    scene.remove(example.cube);
    expect_change("removed mesh");
}

TEST(Scene, RevisionsOfDifferentScenesDiffer) {
    EXPECT_NE(Scene().revision(), Scene().revision());
    Example example;
    const std::uint64_t before = example.scene.revision();
    const Scene copy = example.scene;
    EXPECT_NE(copy.revision(), before);
    example.scene = Scene();
    EXPECT_NE(example.scene.revision(), before);
    example.scene = copy;
    EXPECT_NE(example.scene.revision(), copy.revision());
}

// A copy once took the remembered bounds along and took them for its own when its revisions caught up.
TEST(Scene, CopiesComputeTheirOwnBounds) {
    Example example;
    PointCloud& cloud = example.scene.edit_point_cloud(example.cloud);
    for (int i = 0; i < 5; ++i) cloud.positions.set(0, {0, 0, 0});
    EXPECT_EQ(example.scene.bounds().max.y, 3);
    Scene copy = example.scene;
    const NodeId node = copy.node(copy.root()).children.back();
    const auto id = std::get<PointCloudId>(copy.node(node).geometries.front());
    PointCloud& edited = copy.edit_point_cloud(id);
    for (int i = 0; i < 20; ++i) {
        edited.positions.set(1, {0, 100.0F + static_cast<float>(i), 0});
        EXPECT_EQ(copy.bounds().max.y, 100 + i);
    }
    EXPECT_EQ(example.scene.bounds().max.y, 3);
}

TEST(Scene, MovesKeepIdsAndContents) {
    Example example;
    const Scene moved_scene = std::move(example.scene);
    EXPECT_EQ(moved_scene.mesh(example.cube).positions.size(), 24U);
    EXPECT_EQ(moved_scene.bounds(), (Bounds{{0, -1, -1}, {11, 3, 1}}));
}

TEST(Scene, BoundsStayKnownWhenPositionsHaveLeftMainMemory) {
    Scene scene;
    const NodeId node = scene.add_shown(make_cube(2));
    const Bounds before = scene.bounds();
    const auto& positions = scene.mesh(std::get<MeshId>(scene.node(node).geometries.front())).positions;
    positions.tracked_bytes().tracking->drop_bytes();
    ASSERT_FALSE(positions.has_copy());
    scene.edit_node(node).transform = moved(10, 0, 0);
    EXPECT_EQ(scene.bounds().center(), before.center() + glm::dvec3(10, 0, 0));
    EXPECT_EQ(scene.bounds_of(node).size(), before.size());
}

TEST(Scene, BoundsOfAnArrayThatTakesAnothersPlaceAreItsOwn) {
    Scene scene;
    const NodeId node = scene.add_shown(make_cube(2));
    const MeshId id = std::get<MeshId>(scene.node(node).geometries.front());
    scene.bounds();
    scene.edit_mesh(id).positions = arrays::TrackedArray<glm::vec3>{{0, 0, 0}, {5, 5, 5}, {0, 5, 0}};
    EXPECT_EQ(scene.bounds().max, glm::dvec3(5));
    interleave(scene.edit_mesh(id));
    scene.edit_mesh(id).vertices.field(&MeshVertex::position).set(1, glm::vec3(7));
    EXPECT_EQ(scene.bounds().max, glm::dvec3(7));
}

}  // namespace
}  // namespace vitrine::scene
