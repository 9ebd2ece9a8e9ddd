#include <io/gltf_files.h>

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

using Json = nlohmann::json;

const Vectors square{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}};

TEST(GltfReader, ReadsAGlb) {
    const TemporaryFolder folder;
    GltfBuilder gltf;
    gltf.square();
    gltf.primitive()["indices"] = gltf.add<std::uint16_t>("SCALAR", uint16, 6, {0, 1, 2, 0, 2, 3});
    gltf.json["nodes"][0]["name"] = "leaf";
    gltf.json["meshes"][0]["name"] = "pane";
    const scene::Scene scene = folder.read("box.glb", gltf.as_glb());
    const auto nodes = nodes_of(scene);
    ASSERT_EQ(nodes.size(), 2U);
    EXPECT_EQ(nodes[0].name, "box");
    EXPECT_EQ(nodes[1].name, "leaf");
    const scene::Mesh& mesh = only_mesh(scene);
    EXPECT_EQ(mesh.name, "pane");
    EXPECT_EQ(all(mesh.positions), square);
    EXPECT_EQ(all(mesh.indices), (Indices{0, 1, 2, 0, 2, 3}));
    EXPECT_TRUE(mesh.normals.empty()) << "flat, as glTF wants it";
    EXPECT_FALSE(mesh.material);
    EXPECT_EQ(mesh.positions.label(), "box.glb pane positions");
}

TEST(GltfReader, ReadsBuffersFromEverywhere) {
    const TemporaryFolder folder;
    GltfBuilder gltf;
    gltf.square();
    gltf.primitive()["mode"] = 6;
    folder.write("data.bin", gltf.binary());
    folder.write("my däta.bin", gltf.binary());
    folder.write("50%.bin", gltf.binary());
    folder.write("deep/er/data.bin", gltf.binary());
    for (const char* uri : {"data.bin", "./data.bin", "my%20d%C3%A4ta.bin", "my däta.bin", "50%25.bin",
                            "deep/er/data.bin", "deep/../data.bin"}) {
        const scene::Scene scene = folder.read("a.gltf", gltf.with_uri(uri));
        EXPECT_EQ(all(only_mesh(scene).positions), square) << uri;
    }
    EXPECT_EQ(all(only_mesh(folder.read("a.gltf", gltf.as_text())).positions), square);
    EXPECT_EQ(all(only_mesh(folder.read("a.gltf", "\xEF\xBB\xBF \n" + gltf.as_text())).positions), square);
    gltf.json["buffers"][0]["byteLength"] = 48;
    EXPECT_EQ(all(only_mesh(folder.read("a.glb", glb(gltf.with_uri("data.bin"), ""))).positions), square);
}

TEST(GltfReader, ReadsNormalsAndColors) {
    const TemporaryFolder folder;
    GltfBuilder gltf;
    gltf.square();
    gltf.attribute("NORMAL", gltf.add<float>("VEC3", float32, 4, {0, 0, 1, 2, 0, 0, 0, 0, 0, std::nanf(""), 0, 0}));
    gltf.attribute("COLOR_0",
                   gltf.add<float>("VEC3", float32, 4, {0, 0.2158605F, 1, 2, -1, 0.5F, 1, 1, 1, std::nanf(""), 0, 0}));
    gltf.primitive()["mode"] = 5;
    const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
    const scene::Mesh& mesh = only_mesh(scene);
    EXPECT_EQ(all(mesh.indices), (Indices{0, 1, 2, 1, 3, 2}));
    const Vectors normals = all(mesh.normals);
    ASSERT_EQ(normals.size(), 4U);
    EXPECT_EQ(normals[0], glm::vec3(0, 0, 1));
    EXPECT_EQ(normals[1], glm::vec3(1, 0, 0));
    EXPECT_NEAR(glm::length(normals[2]), 1, 1e-6) << "computed";
    EXPECT_EQ(all(mesh.colors), (Colors{{0, 128, 255, 255}, {255, 0, 188, 255}, {255, 255, 255, 255}, {0, 0, 0, 255}}))
        << "linear in the file";
    EXPECT_EQ(scene.material(mesh.material).base_color, glm::vec4(1));
}

TEST(GltfReader, ReadsColorsOfEveryType) {
    const TemporaryFolder folder;
    const auto first_color = [&](std::size_t accessor, GltfBuilder& gltf, bool normalized) {
        gltf.json["accessors"][accessor]["normalized"] = normalized;
        gltf.attribute("COLOR_0", accessor);
        gltf.primitive()["mode"] = 0;
        const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
        return only_cloud(scene).colors[0];
    };
    for (const bool normalized : {true, false}) {
        GltfBuilder bytes;
        bytes.square();
        EXPECT_EQ(
            first_color(bytes.add<std::uint8_t>("VEC4", uint8, 4, {0, 55, 255, 51, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}),
                        bytes, normalized),
            glm::u8vec4(0, 128, 255, 51));
        GltfBuilder shorts;
        shorts.square();
        EXPECT_EQ(
            first_color(shorts.add<std::uint16_t>("VEC3", uint16, 4, {0, 14146, 65535, 0, 0, 0, 0, 0, 0, 0, 0, 0}),
                        shorts, normalized),
            glm::u8vec4(0, 128, 255, 255));
    }
}

TEST(GltfReader, ReadsInterleavedAndQuantizedAttributes) {
    const TemporaryFolder folder;
    GltfBuilder gltf;
    Bytes bytes;
    for (const auto& corner : {std::array<std::int16_t, 3>{0, 0, 0}, {32767, 0, 0}, {-32768, 16384, 7}}) {
        bytes.add(std::uint16_t{0xFFFF}).add(corner[0]).add(corner[1]).add(corner[2]);
        bytes.add(std::int8_t{0}).add(std::int8_t{-127}).add(std::int8_t{0}).add(std::int8_t{99});
    }
    const std::size_t view = gltf.add_view(bytes);
    gltf.json["bufferViews"][view]["byteStride"] = 12;
    gltf.json["accessors"] = {{{"bufferView", view},
                               {"byteOffset", 2},
                               {"type", "VEC3"},
                               {"componentType", int16},
                               {"normalized", true},
                               {"count", 3}},
                              {{"bufferView", view},
                               {"byteOffset", 8},
                               {"type", "VEC3"},
                               {"componentType", int8},
                               {"normalized", true},
                               {"count", 3}}};
    gltf.attribute("POSITION", 0);
    gltf.attribute("NORMAL", 1);
    gltf.json["extensionsRequired"] = {"KHR_mesh_quantization"};
    gltf.json["extensionsUsed"] = {"KHR_mesh_quantization"};
    const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
    EXPECT_LT(distance(all(only_mesh(scene).positions), {{0, 0, 0}, {1, 0, 0}, {-1, 0.50001526F, 7 / 32767.0F}}),
              1e-6F);
    EXPECT_EQ(all(only_mesh(scene).normals), Vectors(3, {0, -1, 0}));
    gltf.json["accessors"][0]["normalized"] = false;
    EXPECT_EQ(all(only_mesh(folder.read("a.glb", gltf.as_glb())).positions),
              (Vectors{{0, 0, 0}, {32767, 0, 0}, {-32768, 16384, 7}}));
}

TEST(GltfReader, ReadsIndicesOfEveryType) {
    const TemporaryFolder folder;
    const Indices expected{0, 1, 2, 2, 1, 3};
    GltfBuilder bytes;
    bytes.square().primitive()["indices"] = bytes.add<std::uint8_t>("SCALAR", uint8, 6, {0, 1, 2, 2, 1, 3});
    EXPECT_EQ(all(only_mesh(folder.read("a.glb", bytes.as_glb())).indices), expected);
    GltfBuilder words;
    words.square().primitive()["indices"] = words.add<std::uint32_t>("SCALAR", uint32, 6, {0, 1, 2, 2, 1, 3});
    EXPECT_EQ(all(only_mesh(folder.read("a.glb", words.as_glb())).indices), expected);
}

TEST(GltfReader, ReadsEveryMode) {
    const TemporaryFolder folder;
    struct Row {
        int mode;
        bool indexed;
        Indices expected;
    };
    const std::vector<Row> table{
        {1, true, {3, 2, 1, 0}},
        {1, false, {}},
        {2, true, {3, 2, 2, 1, 1, 0, 0, 3}},
        {2, false, {0, 1, 1, 2, 2, 3, 3, 0}},
        {3, true, {3, 2, 2, 1, 1, 0}},
        {3, false, {0, 1, 1, 2, 2, 3}},
        {5, true, {3, 2, 1, 2, 0, 1}},
        {5, false, {0, 1, 2, 1, 3, 2}},
        {6, true, {2, 1, 3, 1, 0, 3}},
        {6, false, {1, 2, 0, 2, 3, 0}},
    };
    for (const Row& row : table) {
        GltfBuilder gltf;
        gltf.square().primitive()["mode"] = row.mode;
        if (row.indexed) gltf.primitive()["indices"] = gltf.add<std::uint8_t>("SCALAR", uint8, 4, {3, 2, 1, 0});
        const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
        if (row.mode >= 5) {
            EXPECT_EQ(all(only_mesh(scene).indices), row.expected) << row.mode;
            EXPECT_EQ(all(only_mesh(scene).positions), square);
        } else {
            EXPECT_EQ(all(only_lines(scene).indices), row.expected) << row.mode;
            EXPECT_EQ(all(only_lines(scene).positions), square);
        }
    }
    GltfBuilder points;
    points.square().primitive()["mode"] = 0;
    EXPECT_EQ(all(only_cloud(folder.read("a.glb", points.as_glb())).positions), square);
    points.primitive()["indices"] = points.add<std::uint8_t>("SCALAR", uint8, 2, {3, 1});
    EXPECT_EQ(all(only_cloud(folder.read("a.glb", points.as_glb())).positions), (Vectors{{0, 1, 0}, {1, 0, 0}}));
    GltfBuilder soup;
    soup.attribute("POSITION", soup.add<float>("VEC3", float32, 3, {0, 0, 0, 1, 0, 0, 0, 1, 0}));
    const scene::Scene scene = folder.read("a.glb", soup.as_glb());
    EXPECT_TRUE(only_mesh(scene).indices.empty());
    EXPECT_EQ(only_mesh(scene).triangle_count(), 1U);
}

TEST(GltfReader, KeepsOnlyTheVerticesThatAPrimitiveUses) {
    const TemporaryFolder folder;
    GltfBuilder gltf;
    gltf.square().primitive()["indices"] = gltf.add<std::uint8_t>("SCALAR", uint8, 3, {3, 0, 2});
    gltf.attribute("COLOR_0", gltf.add<float>("VEC3", float32, 4, {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1}));
    const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
    EXPECT_EQ(all(only_mesh(scene).positions), (Vectors{{0, 0, 0}, {1, 1, 0}, {0, 1, 0}}));
    EXPECT_EQ(all(only_mesh(scene).indices), (Indices{2, 0, 1}));
    EXPECT_EQ(all(only_mesh(scene).colors), (Colors{{255, 0, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}));
}

TEST(GltfReader, ReadsSparseAccessors) {
    const TemporaryFolder folder;
    for (const bool based : {true, false}) {
        GltfBuilder gltf;
        gltf.square().primitive()["mode"] = 0;
        Json& accessor = gltf.json["accessors"][0];
        if (!based) accessor.erase("bufferView");
        const std::size_t places = gltf.add_view(Bytes().add<std::uint8_t>({1, 3}));
        const std::size_t values = gltf.add_view(Bytes().text("pad").text("!").add<float>({7, 8, 9, -1, -2, -3}));
        accessor["sparse"] = {{"count", 2},
                              {"indices", {{"bufferView", places}, {"componentType", uint8}}},
                              {"values", {{"bufferView", values}, {"byteOffset", 4}}}};
        const Vectors expected{square[0], {7, 8, 9}, based ? square[2] : glm::vec3(0), {-1, -2, -3}};
        EXPECT_EQ(all(only_cloud(folder.read("a.glb", gltf.as_glb())).positions), expected);
    }
}

TEST(GltfReader, BuildsTheNodeTree) {
    const TemporaryFolder folder;
    GltfBuilder gltf;
    gltf.square().primitive()["mode"] = 0;
    gltf.json["cameras"] = Json::parse(R"([{"type": "perspective", "perspective": {"yfov": 1}}])");
    gltf.json["scene"] = 1;
    gltf.json["scenes"] = Json::parse(R"([{"nodes": [4]}, {"nodes": [2, 0]}])");
    gltf.json["nodes"] = Json::parse(R"([
        {"name": "turned", "rotation": [0, 0, 1.41421356, 1.41421356], "scale": [2, 3, 4], "translation": [10, 20, 30], "mesh": 0},
        {"name": "child", "mesh": 0},
        {"matrix": [0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0, 5, 6, 7, 1], "children": [3, 1]},
        {"name": "camera", "camera": 0},
        {"name": "elsewhere", "mesh": 0}])");
    const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
    std::string tree;
    scene.visit([&](scene::NodeId, const scene::Node& node, const glm::mat4&) {
        tree += scene.node(node.parent).name + ">" + node.name + " ";
    });
    EXPECT_EQ(tree, "scene>a a>node 2 node 2>camera node 2>child a>turned ");
    const auto nodes = nodes_of(scene);
    const glm::vec4 point(1, 1, 1, 1);
    EXPECT_EQ(nodes[1].transform * point, glm::vec4(4, 7, 8, 1));
    EXPECT_LT(glm::distance(nodes[4].transform * point, glm::vec4(7, 22, 34, 1)), 1e-5F);
    EXPECT_EQ(scene.point_clouds().size(), 1U) << "shared by the nodes";
    EXPECT_EQ(nodes[3].geometries, nodes[4].geometries);
}

TEST(GltfReader, ReadsCameras) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.gltf", R"({"asset": {"version": "2.0"},
        "scenes": [{"nodes": [0, 2]}, {"nodes": [1]}],
        "nodes": [{"children": [3]}, {"camera": 0}, {"camera": 1}, {"camera": 0, "name": "mast"}],
        "cameras": [{"type": "perspective", "perspective": {"yfov": 0.5, "znear": 1}},
                    {"type": "orthographic", "name": "plan", "orthographic": {"xmag": 3, "ymag": -2}}]})");
    ASSERT_EQ(scene.views().size(), 2U) << "of the scene that is shown";
    EXPECT_EQ(scene.views()[0].name, "mast");
    EXPECT_EQ(scene.node(scene.views()[0].node).name, "mast");
    EXPECT_EQ(scene.views()[0].projection, scene::Projection::perspective);
    EXPECT_EQ(scene.views()[0].fov_y_radians, 0.5);
    EXPECT_EQ(scene.views()[1].name, "plan");
    EXPECT_EQ(scene.views()[1].projection, scene::Projection::orthographic);
    EXPECT_EQ(scene.views()[1].height, 4);
}

TEST(GltfReader, ReadsLights) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.gltf", R"({"asset": {"version": "2.0"},
        "extensionsUsed": ["KHR_lights_punctual"], "extensionsRequired": ["KHR_lights_punctual"],
        "scenes": [{"nodes": [0, 2]}, {"nodes": [1]}],
        "nodes": [{"name": "lamp", "extensions": {"KHR_lights_punctual": {"light": 2}}},
                  {"name": "spare", "extensions": {"KHR_lights_punctual": {"light": 2}}},
                  {"children": [3], "extensions": {"KHR_lights_punctual": {"light": 0}}},
                  {"extensions": {"KHR_lights_punctual": {"light": 1}}}],
        "extensions": {"KHR_lights_punctual": {"lights": [
            {"type": "directional", "name": "sun", "color": [1, 0.5, 0], "intensity": 3000},
            {"type": "spot", "name": "desk", "range": 4, "spot": {"innerConeAngle": 0.25, "outerConeAngle": 0.5}},
            {"type": "point", "range": 0}]}}})");
    expect_sound(scene);
    const std::vector<scene::Light>& lights = scene.lights();
    ASSERT_EQ(lights.size(), 4U);
    EXPECT_EQ(lights[0].name, "lamp") << "as its node, where it has no name";
    EXPECT_EQ(lights[0].kind, scene::LightKind::point);
    EXPECT_EQ(lights[0].color, glm::vec3(1));
    EXPECT_EQ(lights[0].intensity, 1);
    EXPECT_EQ(lights[0].range, INFINITY) << "0 is no end";
    EXPECT_EQ(lights[1].name, "sun");
    EXPECT_EQ(lights[1].kind, scene::LightKind::directional);
    EXPECT_EQ(lights[1].color, glm::vec3(1, 0.5F, 0));
    EXPECT_EQ(lights[1].intensity, 3000);
    EXPECT_EQ(lights[2].kind, scene::LightKind::spot);
    EXPECT_EQ(lights[2].range, 4);
    EXPECT_EQ(lights[2].inner_cone_radians, 0.25F);
    EXPECT_EQ(lights[2].outer_cone_radians, 0.5F);
    EXPECT_EQ(scene.node(lights[2].node).name, "node 3");
    EXPECT_EQ(scene.node(lights[3].node).name, "spare") << "of the scene that is hidden";
}

TEST(GltfReader, HidesOtherScenes) {
    const TemporaryFolder folder;
    GltfBuilder gltf;
    gltf.square().primitive()["mode"] = 0;
    gltf.json["scene"] = 1;
    gltf.json["scenes"] =
        Json::parse(R"([{"nodes": [0, 2], "name": "night"}, {"nodes": [0], "name": "day"}, {"nodes": []}])");
    gltf.json["nodes"] = Json::parse(
        R"([{"name": "house", "children": [1]}, {"name": "door", "mesh": 0}, {"name": "moon", "mesh": 0}, {}])");
    const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
    std::string tree;
    const auto list = [&](bool hidden_too) {
        tree.clear();
        scene.visit(
            [&](scene::NodeId, const scene::Node& node, const glm::mat4&) {
                tree += scene.node(node.parent).name + ">" + node.name + (node.visible ? ", " : " hidden, ");
            },
            hidden_too);
        return tree;
    };
    EXPECT_EQ(list(false), "scene>a, a>house, house>door, ");
    EXPECT_EQ(list(true),
              "scene>a, a>house, house>door, a>scene night hidden, scene night>house, house>door, "
              "scene night>moon, a>scene 2 hidden, ");
    EXPECT_EQ(scene.point_clouds().size(), 1U) << "shared by the scenes";
}

TEST(GltfReader, ShowsAllRootsWhereThereIsNoScene) {
    const TemporaryFolder folder;
    GltfBuilder gltf;
    gltf.square();
    gltf.primitive()["mode"] = 0;
    gltf.json.erase("scene");
    gltf.json.erase("scenes");
    gltf.json["nodes"] = Json::parse(R"([{"children": [1]}, {"mesh": 0}, {"mesh": 0}])");
    EXPECT_EQ(nodes_of(folder.read("a.glb", gltf.as_glb())).size(), 4U);
    EXPECT_EQ(nodes_of(folder.read("a.gltf", R"({"asset": {"version": "2.0"}})")).size(), 1U);
    EXPECT_TRUE(was_logged("a.gltf: has nothing to show"));
}

TEST(GltfReader, ReadsMaterials) {
    const TemporaryFolder folder;
    GltfBuilder gltf;
    gltf.square();
    const auto material = [&](const char* json) {
        gltf.json["materials"] = Json::array({Json::parse(json)});
        gltf.primitive()["material"] = 0;
        gltf.primitive()["mode"] = 5;
        const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
        return scene.material(only_mesh(scene).material);
    };
    const scene::Material plain = material("{}");
    EXPECT_EQ(plain.name, "material 0");
    EXPECT_EQ(plain.base_color, glm::vec4(1));
    EXPECT_TRUE(plain.lit);
    const scene::Material glass = material(
        R"({"name": "glass", "alphaMode": "BLEND", "pbrMetallicRoughness": {"baseColorFactor": [0.25, 0.5, 0.75, 0.125]}})");
    EXPECT_EQ(glass.name, "glass");
    EXPECT_EQ(glass.base_color, glm::vec4(0.25F, 0.5F, 0.75F, 0.125F)) << "linear in the file";
    EXPECT_EQ(material(R"({"pbrMetallicRoughness": {"baseColorFactor": [1, 1, 1, 0]}})").base_color.w, 1) << "opaque";
    EXPECT_FALSE(material(R"({"extensions": {"KHR_materials_unlit": {}}})").lit);
}

TEST(GltfReader, NamesPrimitivesOfOneMesh) {
    const TemporaryFolder folder;
    GltfBuilder gltf;
    gltf.square();
    gltf.primitive()["mode"] = 5;
    gltf.json["meshes"][0]["primitives"].push_back(gltf.primitive());
    gltf.json["meshes"][0]["primitives"].push_back(Json::parse(R"({"attributes": {"NORMAL": 0}})"));
    const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
    const auto meshes = shown<scene::MeshId>(scene);
    ASSERT_EQ(meshes.size(), 2U);
    EXPECT_EQ(scene.mesh(meshes[0]).name, "mesh 0");
    EXPECT_EQ(scene.mesh(meshes[1]).name, "mesh 0 (2)");
    EXPECT_TRUE(was_logged("meshes[0].primitives[2] has no positions and is not shown"));
}

TEST(GltfReader, WarnsOnceAboutExtensionsItDoesNotKnow) {
    const TemporaryFolder folder;
    GltfBuilder gltf;
    gltf.square().primitive()["mode"] = 5;
    gltf.json["extensionsUsed"] = {"KHR_materials_unlit", "VENDOR_sparkle", "VENDOR_glow"};
    EXPECT_EQ(only_mesh(folder.read("sparkle.glb", gltf.as_glb())).triangle_count(), 2U);
    EXPECT_TRUE(was_logged("sparkle.glb: extensions that are not supported: 'VENDOR_sparkle', 'VENDOR_glow'"));
    gltf.json["extensionsUsed"] = Json::array();
    for (int i = 0; i < 100; ++i) gltf.json["extensionsUsed"].push_back("KHR_materials_unlit");
    gltf.json["extensionsUsed"].push_back("VENDOR_last");
    EXPECT_EQ(only_mesh(folder.read("last.glb", gltf.as_glb())).triangle_count(), 2U);
    EXPECT_TRUE(was_logged("last.glb: extensions that are not supported: 'VENDOR_last'"));
}

TEST(GltfReader, ReadsADeepTree) {
    const TemporaryFolder folder;
    std::string nodes = "[{}";
    for (int i = 0; i < 20000; ++i) nodes += ",{\"children\":[" + std::to_string(i) + "]}";
    const scene::Scene scene = folder.read("a.gltf", R"({"asset": {"version": "2.0"}, "nodes": )" + nodes + "]}");
    EXPECT_EQ(scene.counts().nodes, 20002U);
}

}  // namespace
}  // namespace vitrine::io
