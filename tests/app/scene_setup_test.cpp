#include <app/scene_setup.h>

#include <vitrine/base/error.h>
#include <vitrine/scene/fields.h>

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace vitrine::app {
namespace {

/// Two cameras, 5 and 7 units above the origin.
scene::Scene scene_with_cameras() {
    scene::Scene scene;
    for (const auto& [name, height] : {std::pair("plan", 5.0F), std::pair("1 of 2", 7.0F)}) {
        scene::Node node;
        node.transform[3] = glm::vec4(0, 0, height, 1);
        scene::NamedView view;
        view.name = name;
        view.node = scene.add_node(std::move(node));
        scene.add(std::move(view));
    }
    return scene;
}

double height_of(const std::string& camera) {
    SceneOptions options;
    options.camera = camera;
    return initial_camera(options, scene_with_cameras(), 1, nullptr).eye().z;
}

TEST(SceneSetup, TakesACameraOfTheFile) {
    EXPECT_NEAR(height_of("file:plan"), 5, 1e-6);
    EXPECT_NEAR(height_of("file:0"), 5, 1e-6);
    EXPECT_NEAR(height_of("file:1 of 2"), 7, 1e-6);
    EXPECT_NEAR(height_of("file:1"), 7, 1e-6);
}

TEST(SceneSetup, SaysWhichCamerasThereAre) {
    for (const char* const camera : {"file:2", "file:-1", "file:", "file:Plan", "file:99999999999999999999"}) {
        try {
            height_of(camera);
            ADD_FAILURE() << camera;
        } catch (const UsageError& error) {
            EXPECT_EQ(std::string(error.what()),
                      "--camera " + std::string(camera) + ": the file has these cameras: 'plan', '1 of 2'");
        }
    }
    EXPECT_EQ(absent_view(scene::Scene(), "file:a"), "--camera file:a: the file has no cameras");
}

TEST(SceneSetup, SelectsAVariantByItsName) {
    scene::Scene scene;
    EXPECT_THROW(select_variant(scene, "night"), UsageError);
    scene.add(scene::MaterialVariant{"day", {}});
    scene.add(scene::MaterialVariant{"night", {}});
    select_variant(scene, "night");
    EXPECT_EQ(scene.selected_variant(), 1U);
    try {
        select_variant(scene, "noon");
        ADD_FAILURE();
    } catch (const UsageError& error) {
        EXPECT_STREQ(error.what(), "--variant noon: the file has these variants: 'day', 'night'");
    }
}

TEST(SceneSetup, HidesNodesByPathOrNameAndShowsAllOthers) {
    scene::Scene scene;
    const auto add = [&](const char* name, scene::NodeId parent) {
        scene::Node node;
        node.name = name;
        return scene.add_node(std::move(node), parent);
    };
    const scene::NodeId car = add("car", scene.root());
    const scene::NodeId wheel = add("wheel", car);
    const scene::NodeId door = add("door", car);
    scene.edit_node(door).visible = false;
    SceneOptions options;
    hide_nodes(scene, options);
    EXPECT_EQ(hidden_nodes(scene), std::vector<std::string>{"car/door"}) << "as the file has it";
    options.hidden = {"wheel"};
    hide_nodes(scene, options);
    EXPECT_EQ(hidden_nodes(scene), std::vector<std::string>{"car/wheel"});
    EXPECT_FALSE(scene.node(wheel).visible);
    options.hidden = {"car/wheel", "roof", "car", "seat"};
    try {
        hide_nodes(scene, options);
        ADD_FAILURE();
    } catch (const UsageError& error) {
        EXPECT_STREQ(error.what(), "--hide: there is no 'roof', 'seat'");
    }
    EXPECT_EQ(hidden_nodes(scene), (std::vector<std::string>{"car", "car/wheel"}));
    EXPECT_EQ(node_named(scene, "car/wheel"), wheel) << "paths name what is hidden, too";
    options.hidden.emplace();
    hide_nodes(scene, options);
    EXPECT_TRUE(hidden_nodes(scene).empty());
}

TEST(SceneSetup, ComputesTheNumbersThatAreToBeShown) {
    SceneOptions options;
    options.render.field.name = "face quality";
    const scene::Scene scene = load_scene(options, nullptr);
    EXPECT_TRUE(scene::field_named(scene, "face quality")->of_faces);
    EXPECT_EQ(offered_fields(scene).front(), "face quality") << "then what else can be computed";
    EXPECT_EQ(offered_fields(scene).size(), 3U);
    EXPECT_TRUE(offered_fields(scene::Scene()).empty());
}

TEST(SceneSetup, SaysWhichNumbersAndVectorsThereAre) {
    SceneOptions options;
    options.render.field.name = "heat";
    try {
        load_scene(options, nullptr);
        FAIL() << "the sample has no such numbers";
    } catch (const UsageError& error) {
        EXPECT_STREQ(error.what(),
                     "--field: there is no 'heat', expected one of 'mean curvature', "
                     "'Gaussian curvature', 'face quality'");
    }
    options.render.field.name.clear();
    options.render.vectors.name = "normals";
    EXPECT_NO_THROW(load_scene(options, nullptr));
    options.render.vectors.name = "tangents";
    EXPECT_THROW(load_scene(options, nullptr), UsageError);
}

TEST(SceneSetup, HeightsOfLasFilesAreUp) {
    constexpr glm::dvec3 y{0, 1, 0};
    constexpr glm::dvec3 z{0, 0, 1};
    SceneOptions options;
    EXPECT_EQ(up_of(options), y);
    options.files = {"a.las", "B.LAS"};
    EXPECT_EQ(up_of(options), z);
    EXPECT_EQ(initial_camera(options, scene_with_cameras(), 1, nullptr).up, z);
    options.up = -y;
    EXPECT_EQ(up_of(options), -y);
    options.up.reset();
    options.files.emplace_back("c.ply");
    EXPECT_EQ(up_of(options), y);
}

}  // namespace
}  // namespace vitrine::app
