#include <io/gltf_rig.h>
#include <vitrine/scene/animator.h>
#include <vitrine/scene/deformation.h>

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

using Json = nlohmann::json;

scene::NodeId find(const scene::Scene& scene, const std::string& name) {
    scene::NodeId found;
    scene.visit(
        [&](scene::NodeId id, const scene::Node& node, const glm::mat4&) {
            if (node.name == name && !found) found = id;
        },
        true);
    return found;
}

scene::Scene read(const std::function<void(GltfBuilder&)>& change = [](GltfBuilder&) {}) {
    GltfBuilder gltf = rigged();
    change(gltf);
    const TemporaryFolder folder;
    scene::Scene scene = folder.read("a.glb", gltf.as_glb());
    expect_sound(scene);
    return scene;
}

/// The rig with a value at a JSON pointer replaced.
scene::Scene with(const char* pointer, const Json& value) {
    return read([&](GltfBuilder& gltf) { gltf.json[Json::json_pointer(pointer)] = value; });
}

bool has_skin(const scene::Scene& scene) {
    return scene.skins().contains(scene.node(find(scene, "square")).skin);
}

std::size_t channels(const scene::Scene& scene) {
    return scene.animations().empty() ? 0 : scene.animations().front().channel_count();
}

TEST(GltfSkin, IsRead) {
    const scene::Scene scene = read();
    ASSERT_TRUE(has_skin(scene));
    const scene::Skin& skin = scene.skin(scene.node(find(scene, "square")).skin);
    EXPECT_EQ(skin.name, "leg");
    EXPECT_EQ(skin.joints, (std::vector{find(scene, "hip"), find(scene, "knee")}));
    EXPECT_EQ(skin.skeleton, find(scene, "hip"));
    EXPECT_EQ(skin.inverse_binds[1][3].y, -2);
    const scene::Mesh& mesh = only_mesh(scene);
    EXPECT_EQ(mesh.joints[0], glm::u16vec4(1, 0, 0, 0)) << "the strongest first";
    EXPECT_EQ(mesh.weights[0], glm::vec4(0.75F, 0.25F, 0, 0));
    EXPECT_EQ(mesh.joints[1], glm::u16vec4(1, 0, 0, 0)) << "joints of no weight may be anything";
    EXPECT_EQ(mesh.weights[2], glm::vec4(0.75F, 0.25F, 0, 0)) << "made to add up to 1";
    EXPECT_EQ(mesh.joints[3].x, 1);
    EXPECT_EQ(mesh.weights[3], glm::vec4(1, 0, 0, 0)) << "the first of those without weight";
    EXPECT_EQ(mesh.joints.label(), "a.glb mesh 0 joints");
    EXPECT_TRUE(was_logged("meshes[0].primitives[0]: weights of joints do not add up to 1 and are made to"));
}

TEST(GltfSkin, TheFourStrongestOfMoreJointsCount) {
    const scene::Scene scene = read([](GltfBuilder& gltf) {
        gltf.attribute("JOINTS_0",
                       gltf.add<std::uint16_t>("VEC4", uint16, 4, {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1}));
        gltf.attribute("WEIGHTS_0", gltf.add<std::uint8_t>("VEC4", uint8, 4,
                                                           {51, 0, 51, 51, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0}));
        gltf.attribute("JOINTS_1",
                       gltf.add<std::uint8_t>("VEC4", uint8, 4, {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        gltf.attribute("WEIGHTS_1",
                       gltf.add<float>("VEC4", float32, 4, {0.3F, 0.1F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    });
    const scene::Mesh& mesh = only_mesh(scene);
    EXPECT_EQ(mesh.joints[0], glm::u16vec4(1, 0, 0, 1));
    EXPECT_LT(glm::distance(mesh.weights[0], glm::vec4(0.3F, 0.2F, 0.2F, 0.2F) / 0.9F), 1e-6F);
    EXPECT_TRUE(has_skin(scene));
    EXPECT_TRUE(was_logged("vertices have more than four joints; the four strongest count"));
}

TEST(GltfSkin, ThatIsNotAsItShouldBeIsLeftOut) {
    EXPECT_FALSE(has_skin(with("/nodes/0/skin", 1)));
    EXPECT_FALSE(has_skin(with("/skins/0/joints/1", 3)));
    EXPECT_TRUE(was_logged("skins[0].joints[1]: the node 3 is not in the scene, and the skin is left out"));
    EXPECT_FALSE(has_skin(with("/skins/0/joints", {1}))) << "the mesh names two";
    EXPECT_TRUE(was_logged("nodes[0].skin: the mesh names joint 1, of 1 joints, and goes without the skin"));
    EXPECT_FALSE(has_skin(with("/skins/0/joints", Json::array())));
    EXPECT_FALSE(has_skin(with("/scenes/0/nodes", {0}))) << "joints in no scene";
    EXPECT_FALSE(has_skin(with("/skins/0/inverseBindMatrices", 0))) << "of another type";
    EXPECT_FALSE(has_skin(with("/skins/0/joints", {1, 2, 1}))) << "more than matrices";
    EXPECT_TRUE(has_skin(with("/skins/0/skeleton", 7)));
    const scene::Scene plain = read([](GltfBuilder& gltf) { gltf.json["skins"][0].erase("inverseBindMatrices"); });
    EXPECT_EQ(plain.skin(plain.skins().ids().front()).inverse_binds, std::vector(2, glm::mat4(1)));
    EXPECT_FALSE(has_skin(read([](GltfBuilder& gltf) {
        Bytes matrices;
        for (int i = 0; i < 32; ++i) matrices.add(std::numeric_limits<float>::quiet_NaN());
        gltf.json["skins"][0]["inverseBindMatrices"] = gltf.add_bytes("MAT4", float32, 2, matrices);
    })));
    EXPECT_TRUE(only_mesh(with("/meshes/0/primitives/0/attributes/JOINTS_0", 0)).joints.empty());
    EXPECT_TRUE(only_mesh(with("/meshes/0/primitives/0/attributes/WEIGHTS_0", 4)).weights.empty());
}

TEST(GltfSkin, OfEachSceneHasTheJointsThere) {
    const scene::Scene scene = with("/scenes/1", {{"nodes", {0, 1}}});
    ASSERT_EQ(scene.skins().size(), 2U);
    const auto skins = scene.skins().ids();
    EXPECT_NE(scene.skin(skins[0]).joints, scene.skin(skins[1]).joints);
    EXPECT_EQ(scene.animations().front().nodes.size(), 6U) << "moved in both";
    EXPECT_EQ(with("/scenes/1", {{"nodes", {0}}}).skins().size(), 1U);
}

TEST(GltfMorph, TargetsAreRead) {
    const scene::Scene scene = read();
    const scene::Mesh& mesh = only_mesh(scene);
    ASSERT_EQ(mesh.morph_targets.size(), 2U);
    EXPECT_EQ(mesh.morph_targets[0].name, "lift");
    EXPECT_EQ(mesh.morph_targets[0].positions[2], glm::vec3(0, 0, 1));
    EXPECT_EQ(mesh.morph_targets[0].normals[2], glm::vec3(0, 0, 1));
    EXPECT_TRUE(mesh.morph_targets[0].tangents.empty());
    EXPECT_EQ(mesh.morph_targets[1].positions[2], glm::vec3(7, 0, 0)) << "sparse";
    EXPECT_EQ(mesh.morph_targets[1].positions[1], glm::vec3(0));
    EXPECT_TRUE(mesh.morph_targets[1].normals.empty());
    EXPECT_EQ(mesh.morph_weights, (std::vector{0.5F, 0.0F}));
    EXPECT_TRUE(scene.node(find(scene, "square")).weights.empty());
    const scene::Scene own = with("/nodes/0/weights", {0, 1});
    EXPECT_EQ(own.node(find(own, "square")).weights, (std::vector{0.0F, 1.0F}));
}

TEST(GltfMorph, WhatIsNotAsItShouldBeIsLeftOut) {
    const char* const position = "/meshes/0/primitives/0/targets/0/POSITION";
    for (const int accessor : {2, 4}) {  // of other types
        const scene::Scene scene = with(position, accessor);
        EXPECT_TRUE(only_mesh(scene).morph_targets[0].positions.empty()) << accessor;
        EXPECT_EQ(only_mesh(scene).morph_targets[0].normals.size(), 4U) << accessor;
    }
    EXPECT_TRUE(only_mesh(read([&](GltfBuilder& gltf) {
                    Bytes numbers;
                    for (int i = 0; i < 12; ++i) numbers.add(std::numeric_limits<float>::quiet_NaN());
                    gltf.json[Json::json_pointer(position)] = gltf.add_bytes("VEC3", float32, 4, numbers);
                }))
                    .morph_targets[0]
                    .positions.empty());
    EXPECT_EQ(only_mesh(with("/meshes/0/weights", {1})).morph_weights, (std::vector{1.0F, 0.0F}));
    EXPECT_EQ(only_mesh(with("/meshes/0/weights", {1, 2, 3})).morph_weights, (std::vector{1.0F, 2.0F}));
    for (const Json& extras : {Json(7), Json{{"targetNames", "a"}}, Json{{"targetNames", {1}}}})
        EXPECT_EQ(only_mesh(with("/meshes/0/extras", extras)).morph_targets[0].name, "target 0");
}

TEST(GltfAnimation, MovesAllThatCanMove) {
    scene::Scene scene = read();
    ASSERT_EQ(scene.animations().size(), 1U);
    EXPECT_EQ(scene.animations()[0].name, "walk");
    EXPECT_EQ(scene.animations()[0].duration(), 2);
    ASSERT_EQ(channels(scene), 4U);
    const glm::mat4 rest = scene.node(find(scene, "knee")).transform;
    scene::Animator animator;
    animator.set_time(scene, 0, 1);
    const glm::mat4& knee = scene.node(find(scene, "knee")).transform;
    EXPECT_EQ(knee[3], glm::vec4(2, 2, 0, 1));
    EXPECT_EQ(knee[0], glm::vec4(2, 0, 0, 0)) << "halfway from 1 to 3";
    const glm::mat4& hip = scene.node(find(scene, "hip")).transform;
    EXPECT_LT(glm::distance(hip[0], glm::vec4(0, 1, 0, 0)), 1e-4F);
    EXPECT_EQ(scene.node(find(scene, "square")).weights, (std::vector{0.0F, 1.0F}));
    animator.set_time(scene, 0, 2);
    EXPECT_EQ(scene.node(find(scene, "square")).weights, (std::vector{1.0F, 0.0F}));
    animator.rest(scene);
    EXPECT_EQ(scene.node(find(scene, "knee")).transform, rest);
    EXPECT_TRUE(scene.node(find(scene, "square")).weights.empty());
}

TEST(GltfAnimation, ChannelsThatAreNotAsTheyShouldBeAreLeftOut) {
    const std::string channel = "/animations/0/channels/0";
    const std::string sampler = "/animations/0/samplers/0";
    const auto left = [](const std::string& pointer, const Json& value) {
        return channels(with(pointer.c_str(), value));
    };
    EXPECT_EQ(left(channel + "/target/node", 3), 3U);
    EXPECT_TRUE(was_logged("animations[0].channels[0]: names no node of a scene; the channel is left out"));
    EXPECT_EQ(left(channel + "/target", {{"path", "translation"}}), 3U);
    EXPECT_EQ(left(channel + "/target/path", "pointer"), 3U);
    EXPECT_EQ(left(channel + "/target/path", "rotation"), 3U) << "of three numbers";
    EXPECT_EQ(left(channel + "/target/path", "weights"), 3U);
    EXPECT_EQ(left(channel + "/target/path", "scale"), 3U) << "the first of two counts";
    EXPECT_EQ(left(channel + "/sampler", 4), 3U);
    EXPECT_EQ(left(sampler + "/interpolation", "BEZIER"), 3U);
    EXPECT_EQ(left(sampler + "/interpolation", "CUBICSPLINE"), 3U) << "three values for each key";
    EXPECT_EQ(left(sampler + "/input", 0), 3U) << "times of another type";
    EXPECT_EQ(left(sampler + "/output", 4), 3U) << "values of another type";
    EXPECT_EQ(left("/nodes/2", {{"matrix", {1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}}}), 2U) << "shear";
    EXPECT_EQ(left("/nodes/2", {{"matrix", {2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 5, 6, 7, 1}}}), 4U);
    EXPECT_TRUE(with("/animations/0/channels", Json::array()).animations().empty());
}

/// The times of the first channel that are left of some, and how far it has come at the end.
std::vector<float> kept_times(std::initializer_list<float> times, std::initializer_list<float> values) {
    const scene::Scene scene = read([&](GltfBuilder& gltf) {
        Json& sampler = gltf.json["animations"][0]["samplers"][0];
        sampler["input"] = gltf.add<float>("SCALAR", float32, times.size(), times);
        sampler["output"] = gltf.add<float>("VEC3", float32, times.size(), values);
    });
    for (const scene::AnimatedNode& node : scene.animations()[0].nodes) {
        for (const scene::AnimationChannel& channel : node.channels) {
            if (channel.path != scene::AnimationPath::translation) continue;
            const auto first = scene.animations()[0].times.begin() + static_cast<std::ptrdiff_t>(channel.first_time);
            return {first, first + static_cast<std::ptrdiff_t>(channel.keys)};
        }
    }
    return {};
}

TEST(GltfAnimation, KeysThatAreNotAsTheyShouldBeAreLeftOut) {
    constexpr float none = std::numeric_limits<float>::quiet_NaN();
    constexpr float infinity = std::numeric_limits<float>::infinity();
    EXPECT_EQ(kept_times({1}, {1, 2, 3}), (std::vector<float>{1}));
    EXPECT_EQ(kept_times({0, 1, 1, 2}, {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3}), (std::vector<float>{0, 1, 2}));
    EXPECT_TRUE(was_logged("animations[0].samplers[0]: 1 of 4 keys are left out"));
    EXPECT_EQ(kept_times({0, 2, 1, 3}, {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3}), (std::vector<float>{0, 2, 3}));
    EXPECT_EQ(kept_times({none, 2, infinity}, {0, 0, 0, 1, 1, 1, 2, 2, 2}), (std::vector<float>{2}));
    EXPECT_EQ(kept_times({0, 1}, {0, none, 0, 1, 1, 1}), (std::vector<float>{1}));
    EXPECT_EQ(kept_times({0, 1}, {0, none, 0, 1, 1, infinity}), (std::vector<float>{})) << "and with them the channel";
}

TEST(GltfAnimation, SaysSomeOfManyProblems) {
    read([](GltfBuilder& gltf) {
        Json& channels = gltf.json["animations"][0]["channels"];
        for (int i = 0; i < 9; ++i)
            channels.push_back({{"sampler", i + 4}, {"target", {{"node", 0}, {"path", "scale"}}}});
    });
    EXPECT_TRUE(was_logged("animations[0].channels[4]: the sampler 4 is out of range, there are 4"));
    EXPECT_FALSE(was_logged("the sampler 9 is out of range"));
    EXPECT_TRUE(was_logged("animations[0]: 5 more things are amiss"));
}

TEST(GltfAnimation, BrokenAccessorsAreErrors) {
    const TemporaryFolder folder;
    const auto error = [&](const char* pointer) {
        GltfBuilder gltf = rigged();
        gltf.as_glb();
        gltf.json[Json::json_pointer(pointer)] = 99;
        return folder.error("a.glb", glb(gltf.json.dump(), gltf.binary()));
    };
    for (const char* const pointer :
         {"/animations/0/samplers/0/input", "/animations/0/samplers/0/output", "/skins/0/inverseBindMatrices",
          "/meshes/0/primitives/0/targets/0/POSITION", "/meshes/0/primitives/0/attributes/JOINTS_0"})
        EXPECT_NE(error(pointer).find("99 is out of range, there are"), std::string::npos) << pointer;
}

TEST(GltfAnimation, TakesNoMoreMemoryThanTheFileJustifies) {
    const TemporaryFolder folder;
    GltfBuilder gltf = rigged();
    gltf.json["accessors"].push_back({{"type", "SCALAR"}, {"componentType", float32}, {"count", 4000000000U}});
    Json& sampler = gltf.json["animations"][0]["samplers"][3];
    sampler["output"] = gltf.json["accessors"].size() - 1;
    EXPECT_NE(folder.error("a.glb", gltf.as_glb()).find("the file asks for more geometry"), std::string::npos);
    GltfBuilder targets = rigged();
    for (int i = 0; i < 20000; ++i) targets.primitive()["targets"].push_back(Json::object());
    EXPECT_NE(folder.error("a.glb", targets.as_glb()).find("the file asks for more geometry"), std::string::npos);
}

TEST(GltfAnimation, SurvivesEveryNumber) {
    const TemporaryFolder folder;
    GltfBuilder gltf = rigged();
    const std::string good = gltf.as_glb();
    folder.write("a.bin", gltf.binary());
    read_changed_numbers(folder.path() / "a.gltf", gltf.with_uri("a.bin"));
    for (std::size_t i = good.size() - gltf.binary().size(); i + 4 <= good.size(); i += 4) {
        for (const std::uint32_t word : {0U, 0xFFFFFFFFU, 0x7FFFFFFFU, 0x80000000U, 0x7F800000U, 0x7F7FFFFFU}) {
            SCOPED_TRACE("byte " + std::to_string(i) + " and three more are " + std::to_string(word));
            read_changed(folder.path() / "a.glb", std::string(good).replace(i, 4, Bytes().add(word).str()));
        }
    }
}

}  // namespace
}  // namespace vitrine::io
