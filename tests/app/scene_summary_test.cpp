#include <app/scene_summary.h>
#include <app/text_table.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <limits>
#include <string>

namespace vitrine::app {
namespace {

scene::Scene two_triangles() {
    scene::Mesh mesh;
    mesh.name = "pair";
    mesh.positions = arrays::TrackedArray<glm::vec3>({{0, 0, 0}, {1, 0, 0}, {0, 2, 0}, {1, 2, 3}});
    mesh.indices = arrays::TrackedArray<std::uint32_t>({0, 1, 2, 2, 1, 3});
    const float none = std::numeric_limits<float>::quiet_NaN();
    mesh.scalars.push_back({"quality", arrays::TrackedArray<float>({0.5F, -1.0F, none, 2.0F})});
    scene::Scene scene;
    scene.add_shown(mesh);
    mesh.normals = arrays::TrackedArray<glm::vec3>(4, glm::vec3(0, 0, 1));
    scene.add_shown(std::move(mesh));
    return scene;
}

const AttributeSummary* find(const SceneSummary& summary, const std::string& name) {
    for (const AttributeSummary& attribute : summary.attributes) {
        if (attribute.name == name) return &attribute;
    }
    return nullptr;
}

TEST(SceneSummary, AddsUpAttributesOfAllGeometries) {
    const SceneSummary summary = summarize("pair.ply", two_triangles());
    const AttributeSummary* position = find(summary, "position");
    ASSERT_NE(position, nullptr);
    EXPECT_EQ(position->geometries, 2U);
    EXPECT_EQ(position->elements, 8U);
    EXPECT_EQ(position->bytes, 8 * 12U);
    const AttributeSummary* normal = find(summary, "normal");
    ASSERT_NE(normal, nullptr);
    EXPECT_EQ(normal->geometries, 1U);
    EXPECT_EQ(find(summary, "color"), nullptr);
}

TEST(SceneSummary, ScalarFieldsHaveARangeOfTheirFiniteValues) {
    const SceneSummary summary = summarize("pair.ply", two_triangles());
    const AttributeSummary* quality = find(summary, "quality");
    ASSERT_NE(quality, nullptr);
    EXPECT_TRUE(quality->scalar);
    EXPECT_FLOAT_EQ(quality->min, -1.0F);
    EXPECT_FLOAT_EQ(quality->max, 2.0F);
    EXPECT_EQ(quality->not_numbers, 2U) << "one of each mesh";
    EXPECT_NE(to_text(summary).find("-1 to 2, 2 NaN"), std::string::npos) << to_text(summary);
}

TEST(SceneSummary, TellsWhatCanMove) {
    scene::Scene scene = two_triangles();
    EXPECT_EQ(to_text(summarize("pair.glb", scene)).find("skin"), std::string::npos);
    EXPECT_EQ(to_json(summarize("pair.glb", scene))["animations"].size(), 0U);
    const scene::NodeId node = scene.node(scene.root()).children.front();
    scene.add(scene::Skin{"leg", {node}, {glm::mat4(1)}, {}});
    scene.add(scene::Animation{"walk", {{node, {}, {}, {{.keys = 2}}}}, {0, 1.5F}, {0, 0, 0, 1, 1, 1}});
    scene.edit_mesh(scene.meshes().ids().front()).morph_targets.resize(2);
    const nlohmann::ordered_json json = to_json(summarize("pair.glb", scene));
    EXPECT_EQ(json["animations"][0].dump(), R"({"name":"walk","duration_seconds":1.5,"channels":1})");
    EXPECT_EQ(json["skins"][0].dump(), R"({"name":"leg","joints":1})");
    EXPECT_EQ(json["morph_targets"][0]["targets"].size(), 2U);
    const std::string text = to_text(summarize("pair.glb", scene));
    for (const char* const part : {"walk", "1.50 s", "leg", "morph targets of"})
        EXPECT_NE(text.find(part), std::string::npos) << part;
}

TEST(SceneSummary, TellsVariantsAndWhatMaterialsHaveTexturesFor) {
    scene::Scene scene = two_triangles();
    const SceneSummary plain = summarize("pair.glb", scene);
    EXPECT_EQ(to_text(plain).find("variants"), std::string::npos);
    EXPECT_EQ(to_text(plain).find("textures of materials"), std::string::npos);
    const scene::TextureId texture = scene.add(scene::make_texture("a", scene::ColorImage(1, 1)));
    scene::Material material;
    material.normal_texture.texture = texture;
    scene.add(material);
    material.base_color_texture.texture = texture;
    scene.add(material);
    scene.add(scene::MaterialVariant{"midnight", {}});
    scene.add(scene::MaterialVariant{"beach", {}});
    const SceneSummary summary = summarize("pair.glb", scene);
    const std::string text = to_text(summary);
    EXPECT_NE(text.find("  textures of materials  base colour (1), normal (2)\n"), std::string::npos) << text;
    EXPECT_NE(text.find("  variants  midnight, beach\n"), std::string::npos) << text;
    const nlohmann::ordered_json json = to_json(summary);
    EXPECT_EQ(json.at("variants").dump(), R"(["midnight","beach"])");
    EXPECT_EQ(json.at("textures_of_materials").dump(), R"({"base colour":1,"normal":2})");
}

TEST(SceneSummary, Json) {
    const nlohmann::ordered_json json = to_json(summarize("pair.ply", two_triangles()));
    EXPECT_EQ(json.at("file"), "pair.ply");
    EXPECT_EQ(json.at("nodes"), 2);
    EXPECT_EQ(json.at("meshes"), 2);
    EXPECT_EQ(json.at("triangles"), 4);
    EXPECT_EQ(json.at("vertices"), 8);
    EXPECT_EQ(json.at("points"), 0);
    EXPECT_EQ(json.at("bounds").at("max").at(2), 3.0);
    EXPECT_TRUE(json.at("memory_bytes").is_number_unsigned());
    EXPECT_EQ(json.at("attributes").at(0).at("name"), "position");
}

TEST(SceneSummary, AnEmptySceneHasNoBounds) {
    const SceneSummary summary = summarize("none.ply", scene::Scene());
    EXPECT_TRUE(to_json(summary).at("bounds").is_null());
    EXPECT_NE(to_text(summary).find("nothing is visible"), std::string::npos);
}

TEST(SceneSummary, Text) {
    const std::string text = to_text(summarize("pair.ply", two_triangles()));
    EXPECT_NE(text.find("pair.ply"), std::string::npos) << text;
    EXPECT_NE(text.find("quality"), std::string::npos) << text;
    EXPECT_NE(text.find("-1 to 2"), std::string::npos) << text;
    EXPECT_TRUE(text.ends_with("\n"));
}

/// A spot light "desk" and a sun.
scene::Scene lit_scene() {
    scene::Scene scene;
    scene::Light light;
    light.name = "desk";
    light.node = scene.add_node({});
    light.kind = scene::LightKind::spot;
    light.color = {1, 0.5F, 0};
    light.intensity = 20;
    light.range = 4;
    scene.add(light);
    scene::Light sun;
    sun.name = "sun";
    sun.node = light.node;
    sun.kind = scene::LightKind::directional;
    scene.add(sun);
    return scene;
}

TEST(SceneSummary, ListsLights) {
    const SceneSummary summary = summarize("lit.gltf", lit_scene());
    const nlohmann::ordered_json json = to_json(summary);
    EXPECT_EQ(json.at("lights"), 2);
    const nlohmann::ordered_json& desk = json.at("light_sources").at(0);
    EXPECT_EQ(desk.at("name"), "desk");
    EXPECT_EQ(desk.at("kind"), "spot");
    EXPECT_EQ(desk.at("color"), nlohmann::ordered_json::array({1.0, 0.5, 0.0}));
    EXPECT_EQ(desk.at("intensity"), 20);
    EXPECT_EQ(desk.at("intensity_unit"), "cd");
    EXPECT_EQ(desk.at("range"), 4);
    EXPECT_EQ(desk.at("inner_cone_radians"), 0);
    const nlohmann::ordered_json& sun = json.at("light_sources").at(1);
    EXPECT_TRUE(sun.at("range").is_null()) << "JSON has no infinity";
    EXPECT_FALSE(sun.contains("outer_cone_radians"));
    const std::string text = to_text(summary);
    EXPECT_NE(text.find("0 to 0.7854 rad"), std::string::npos) << text;
    EXPECT_NE(text.find("1 lx"), std::string::npos) << text;
}

TEST(SceneSummary, TheEndsOfTheBoundsCanBeToldApart) {
    scene::Scene scene;
    scene::PointCloud cloud;
    cloud.positions.assign({{4000000, 0, 7}, {4000000.5F, 1, 7}});
    scene.add_shown(std::move(cloud));
    const std::string text = to_text(summarize("far.ply", scene));
    EXPECT_NE(text.find("4000000, 0, 7  to  4000000.5, 1, 7"), std::string::npos) << text;
}

TEST(TextTable, AlignsColumnsByCharacters) {
    TextTable table({{"name", Align::left}, {"n", Align::right}});
    table.add_row({"\xC3\xA9t\xC3\xA9", "5"});
    table.add_row({"abcdef", "1234"});
    EXPECT_EQ(table.text(),
              "  name       n\n"
              "  \xC3\xA9t\xC3\xA9        5\n"
              "  abcdef  1234\n");
}

TEST(TextTable, GroupsStandAboveTheirColumns) {
    TextTable table({{"a", Align::left}, {"bbbb"}, {"cccc"}});
    table.set_groups({"", "group", ""});
    table.add_row({"1", "2", "3"});
    EXPECT_EQ(table.text(),
              "     group\n"
              "  a  bbbb  cccc\n"
              "  1     2     3\n");
}

}  // namespace
}  // namespace vitrine::app
