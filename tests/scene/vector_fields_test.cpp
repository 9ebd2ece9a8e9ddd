#include <vitrine/scene/vector_fields.h>

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

ScalarField field(std::string name, std::vector<float> values) {
    return {std::move(name), arrays::TrackedArray<float>(std::move(values))};
}

using Names = std::vector<std::string>;

TEST(VectorFields, AreThreeNumbersWhoseNamesEndAlike) {
    const std::vector<ScalarField> fields{field("vx", {1}),     field("heat", {2}),   field("vz", {3}),
                                          field("vy", {2}),     field("Flow_X", {4}), field("Flow_Y", {5}),
                                          field("Flow_Z", {6}), field("ux", {0}),     field("uy", {0})};
    const auto v = find_vectors(fields, "v");
    ASSERT_TRUE(v);
    EXPECT_EQ((*(*v)[1])[0], 2);
    EXPECT_TRUE(find_vectors(fields, "Flow"));
    EXPECT_FALSE(find_vectors(fields, "u")) << "two are no vector";
    EXPECT_FALSE(find_vectors(fields, "hea"));
    EXPECT_FALSE(find_vectors({field("x", {1}), field("y", {1}), field("z", {1})}, ""));
}

TEST(VectorFields, ASceneNamesAllThatItHas) {
    Scene scene;
    EXPECT_EQ(vector_names(scene), Names());
    Mesh mesh;
    mesh.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}};
    mesh.packed_normals = arrays::TrackedArray<PackedNormal>(3);
    scene.add(mesh);
    PointCloud cloud;
    cloud.positions = {{0, 0, 0}};
    cloud.scalars = {field("wind x", {1}), field("wind y", {1}), field("wind z", {1}), field("x", {1})};
    scene.add(cloud);
    EXPECT_EQ(vector_names(scene), (Names{"normals", "wind"}));
}

TEST(VectorFields, TheLongestIsKnownAndFollowsEdits) {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    Scene scene;
    PointCloud cloud;
    cloud.positions = {{0, 0, 0}, {1, 0, 0}, {2, 0, 0}};
    cloud.scalars = {field("vx", {3, 0, infinity}), field("vy", {4, 0, 0}), field("vz", {0, 1, 0})};
    const PointCloudId id = scene.add(cloud);
    VectorLengths lengths;
    EXPECT_EQ(lengths.longest(scene, "v"), 5);
    EXPECT_EQ(lengths.longest(scene, "w"), 0);
    scene.edit_point_cloud(id).scalars[2].values.set(1, -7);
    EXPECT_EQ(lengths.longest(scene, "v"), 7);
}

}  // namespace
}  // namespace vitrine::scene
