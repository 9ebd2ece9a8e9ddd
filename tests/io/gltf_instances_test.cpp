#include <io/gltf_files.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

using Json = nlohmann::json;

/// A square at three places, with numbers of its own.
GltfBuilder planted() {
    GltfBuilder gltf;
    gltf.square();
    gltf.primitive()["mode"] = 5;
    const auto places = gltf.add<float>("VEC3", float32, 3, {0, 0, 0, 5, 0, 0, 0, 7, 0});
    const auto turns = gltf.add<std::int16_t>("VEC4", int16, 3, {0, 0, 0, 32767, 0, 0, 32767, 0, 0, 0, 0, 32767});
    gltf.json["accessors"].back()["normalized"] = true;
    const auto scales = gltf.add<float>("VEC3", float32, 3, {1, 1, 1, 2, 2, 2, 1, 1, -3});
    const auto heat = gltf.add<float>("SCALAR", float32, 3, {10, 20, 30});
    const auto colors = gltf.add<std::uint8_t>("VEC4", uint8, 3, {255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 51});
    gltf.json["accessors"].back()["normalized"] = true;
    gltf.json["nodes"][0]["name"] = "trees";
    gltf.json["nodes"][0]["extensions"]["EXT_mesh_gpu_instancing"]["attributes"] = {
        {"TRANSLATION", places}, {"ROTATION", turns}, {"SCALE", scales}, {"_HEAT", heat}, {"_TINT", colors}};
    return gltf;
}

scene::Scene read(const std::function<void(GltfBuilder&, Json& attributes)>& change = [](auto&, auto&) {}) {
    GltfBuilder gltf = planted();
    change(gltf, gltf.json["nodes"][0]["extensions"]["EXT_mesh_gpu_instancing"]["attributes"]);
    const TemporaryFolder folder;
    scene::Scene scene = folder.read("a.glb", gltf.as_glb());
    expect_sound(scene);
    return scene;
}

const scene::Instances& only_instances(const scene::Scene& scene) {
    return scene.instances(scene.instances().ids().at(0));
}

std::vector<float> values(const scene::Scene& scene, const std::string& name) {
    for (const scene::ScalarField& field : only_instances(scene).scalars)
        if (field.name == name) return {field.values.begin(), field.values.end()};
    return {};
}

bool near(const glm::mat4& a, const glm::mat4& b) {
    float most = 0;
    for (int i = 0; i < 4; ++i) most = std::max(most, glm::distance(a[i], b[i]));
    return most < 1e-5F;
}

TEST(GltfInstances, AreRead) {
    const scene::Scene scene = read();
    ASSERT_EQ(scene.instances().size(), 1U);
    const scene::Instances& instances = only_instances(scene);
    ASSERT_EQ(instances.transforms.size(), 3U);
    EXPECT_TRUE(near(instances.transforms[0], glm::mat4(1)));
    const glm::mat4 there = glm::translate(glm::mat4(1), {5, 0, 0});
    const glm::mat4 turned = glm::rotate(there, glm::radians(180.0F), {0, 0, 1});
    EXPECT_TRUE(near(instances.transforms[1], glm::scale(turned, glm::vec3(2))));
    EXPECT_TRUE(
        near(instances.transforms[2], glm::scale(glm::translate(glm::mat4(1), {0, 7, 0}), glm::vec3(1, 1, -3))));
    EXPECT_EQ(instances.name, "trees");
    EXPECT_EQ(instances.transforms.label(), "trees transforms of instances");
    EXPECT_EQ(values(scene, "_HEAT"), (std::vector<float>{10, 20, 30}));
    EXPECT_EQ(values(scene, "_TINT_y"), (std::vector<float>{0, 1, 0}));
    EXPECT_EQ(values(scene, "_TINT_w"), (std::vector<float>{1, 1, 0.2F}));
    EXPECT_NEAR(scene.bounds().max.y, 8, 1e-5);
    EXPECT_NEAR(scene.bounds().max.x, 5, 1e-5);
    EXPECT_EQ(scene.counts().instances, 3U);
}

TEST(GltfInstances, MayBeRequiredAndHaveWhatTheyNeedAlone) {
    const scene::Scene scene = read([](GltfBuilder& gltf, Json& attributes) {
        gltf.json["extensionsRequired"] = {"EXT_mesh_gpu_instancing"};
        attributes.erase("ROTATION");
        attributes.erase("SCALE");
        attributes.erase("_HEAT");
        attributes.erase("_TINT");
    });
    EXPECT_EQ(only_instances(scene).transforms[1][3], glm::vec4(5, 0, 0, 1));
    EXPECT_TRUE(only_instances(scene).scalars.empty());
}

TEST(GltfInstances, RotationsMayBeBytesAndNeedNotBeOfUnitLength) {
    const scene::Scene scene = read([](GltfBuilder& gltf, Json& attributes) {
        attributes["ROTATION"] = gltf.add<std::int8_t>("VEC4", int8, 3, {0, 0, 0, 127, 0, 0, 60, 60, 0, 0, 0, 1});
    });
    EXPECT_NEAR(only_instances(scene).transforms[1][0].y, 2, 1e-5) << "a quarter turn, twice as large";
    EXPECT_NEAR(only_instances(scene).transforms[2][0].x, 1, 1e-5);
}

TEST(GltfInstances, OfNodesThatSeveralScenesShowAreMadeOnce) {
    const scene::Scene scene = read([](GltfBuilder& gltf, Json&) {
        gltf.json["scenes"] = Json::array({{{"nodes", {0}}}, {{"nodes", {0}}}});
    });
    EXPECT_EQ(scene.instances().size(), 1U);
    EXPECT_EQ(scene.counts().instances, 6U);
}

TEST(GltfInstances, WithUnequalCountsHaveTheShortest) {
    const scene::Scene scene = read([](GltfBuilder& gltf, Json& attributes) {
        attributes["SCALE"] = gltf.add<float>("VEC3", float32, 2, {1, 1, 1, 2, 2, 2});
    });
    EXPECT_EQ(only_instances(scene).transforms.size(), 2U);
    EXPECT_EQ(values(scene, "_HEAT").size(), 2U);
    EXPECT_TRUE(
        was_logged("nodes[0].extensions.EXT_mesh_gpu_instancing.attributes: attributes have 2 to 3 elements; "
                   "the first 2 instances count"));
}

TEST(GltfInstances, GoWithoutAttributesThatAreNotWhatTheyShouldBe) {
    const scene::Scene scene = read([](GltfBuilder& gltf, Json& attributes) {
        attributes["SCALE"] = gltf.add<float>("SCALAR", float32, 1, {1});
        attributes["ROTATION"] = gltf.add<std::uint8_t>("VEC4", uint8, 1, {0, 0, 0, 255});
        attributes["_HEAT"] = gltf.add<float>("MAT4", float32, 0, {});
        attributes["_TINT"] = 1000;
    });
    const scene::Instances& instances = only_instances(scene);
    ASSERT_EQ(instances.transforms.size(), 3U);
    EXPECT_TRUE(near(instances.transforms[1], glm::translate(glm::mat4(1), {5, 0, 0})));
    EXPECT_TRUE(instances.scalars.empty());
    const std::string place = "nodes[0].extensions.EXT_mesh_gpu_instancing.attributes.";
    EXPECT_TRUE(was_logged(place + "SCALE: expected an accessor of type VEC3; the attribute is left out"));
    EXPECT_TRUE(was_logged(place + "ROTATION: expected an accessor of type VEC4, of floats or of normalized signed "
                                   "integers; the attribute is left out"));
    EXPECT_TRUE(was_logged(place + "_HEAT: expected an accessor of type SCALAR or VEC2 to VEC4; the attribute is left "
                                   "out"));
    EXPECT_TRUE(was_logged(place + "_TINT: 1000 is out of range, there are 9 accessors; the attribute is left out"));
}

TEST(GltfInstances, OnesThatAreNowhereAreLeftOut) {
    constexpr float nan = std::numeric_limits<float>::quiet_NaN();
    const scene::Scene scene = read([](GltfBuilder& gltf, Json& attributes) {
        attributes["TRANSLATION"] = gltf.add<float>("VEC3", float32, 3, {0, 0, 0, nan, 0, 0, 1, 2, 3});
        attributes["ROTATION"] = gltf.add<float>("VEC4", float32, 3, {0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2});
    });
    ASSERT_EQ(only_instances(scene).transforms.size(), 1U);
    EXPECT_EQ(glm::vec3(only_instances(scene).transforms[0][3]), glm::vec3(1, 2, 3));
    EXPECT_EQ(values(scene, "_HEAT"), std::vector<float>{30}) << "numbers stay with theirs";
    EXPECT_TRUE(was_logged("2 instances with NaN, infinity or a rotation of zero are left out"));
}

TEST(GltfInstances, WithoutAnyTheMeshIsShownOnce) {
    const scene::Scene scene = read([](GltfBuilder&, Json& attributes) { attributes = {{"LIMITS", 0}}; });
    EXPECT_EQ(scene.instances().size(), 0U);
    EXPECT_EQ(scene.bounds().max, glm::dvec3(1, 1, 0));
    EXPECT_TRUE(was_logged("instances have no attribute of that name; the attribute is left out"));
    EXPECT_TRUE(was_logged("there are no instances, and the mesh is shown once"));
}

TEST(GltfInstances, TakeNoMoreMemoryThanAFileCanJustify) {
    GltfBuilder gltf = planted();
    gltf.json["accessors"].push_back({{"type", "VEC3"}, {"componentType", float32}, {"count", 4'000'000'000U}});
    gltf.json["nodes"][0]["extensions"]["EXT_mesh_gpu_instancing"]["attributes"] = {
        {"TRANSLATION", gltf.json["accessors"].size() - 1}};
    const TemporaryFolder folder;
    EXPECT_THROW(folder.read("a.glb", gltf.as_glb()), FileError);
}

TEST(GltfInstances, CutAnywhereAreReadOrAnError) {
    EXPECT_GT(read_all_beginnings("a.glb", planted().as_glb(), 3), 0U);
}

}  // namespace
}  // namespace vitrine::io
