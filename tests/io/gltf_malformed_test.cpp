#include <io/gltf_files.h>

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

using Json = nlohmann::json;

/// An indexed square with everything the tables below break.
GltfBuilder good() {
    GltfBuilder gltf;
    gltf.square();
    gltf.attribute("NORMAL", gltf.add<float>("VEC3", 5126, 4, {0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1}));
    gltf.attribute("COLOR_0",
                   gltf.add<std::uint8_t>("VEC4", 5121, 4, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}));
    gltf.primitive()["indices"] = gltf.add<std::uint16_t>("SCALAR", 5123, 6, {0, 1, 2, 0, 2, 3});
    gltf.primitive()["material"] = 0;
    gltf.json["materials"] = Json::parse(R"([{"pbrMetallicRoughness": {"baseColorFactor": [1, 1, 1, 1]}}])");
    return gltf;
}

std::string broken(const std::function<void(Json&)>& damage) {
    GltfBuilder gltf = good();
    gltf.as_glb();
    damage(gltf.json);
    return glb(gltf.json.dump(), gltf.binary());
}

/// The good file with the value at a JSON pointer replaced.
std::string with(const char* pointer, const Json& value) {
    return broken([&](Json& json) { json[Json::json_pointer(pointer)] = value; });
}

std::string without(const char* parent, const char* member) {
    return broken([&](Json& json) { json[Json::json_pointer(parent)].erase(member); });
}

TEST(GltfMalformed, TheFileThatIsBrokenBelowIsGood) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("good.glb", good().as_glb());
    EXPECT_EQ(only_mesh(scene).triangle_count(), 2U);
    expect_sound(scene);
}

TEST(GltfMalformed, SaysWhatIsWrongWithAContainer) {
    const std::string json = R"({"asset":{"version":"2.0"}})";
    const auto container = [](std::uint32_t version, std::uint32_t length, std::uint32_t chunk_length,
                              std::string_view type, std::string_view rest) {
        return Bytes().text("glTF").add(version).add(length).add(chunk_length).text(type).text(rest).str();
    };
    expect_errors(
        "bad.glb",
        {
            {"empty", "", "bad.glb: is empty"},
            {"only magic", "glTF", "byte 4: the file ends too early: expected 4 bytes of version, found 0"},
            {"half a magic", "glT", "byte 0: expected JSON"},
            {"version 1", container(1, 20, 0, "JSON", ""), "byte 4: expected glTF version 2, found 1"},
            {"shorter than it says", container(2, 21, 0, "JSON", ""), "byte 8: expected a file of 21 bytes, found 20"},
            {"much shorter than it says", container(2, 0xFFFFFFFFU, 0, "JSON", ""),
             "byte 8: expected a file of 4294967295 bytes, found 20"},
            {"no chunk", Bytes().text("glTF").add(2U).add(12U),
             "byte 12: the file ends too early: expected 4 bytes of chunk length"},
            {"chunk too long", container(2, 22, 3, "JSON", "{}"),
             "byte 20: the file ends too early: expected 3 bytes of chunk, found 2"},
            {"chunk absurd", container(2, 22, 0xFFFFFFFFU, "JSON", "{}"),
             "byte 20: the file ends too early: expected 4294967295 bytes"},
            {"binary first", container(2, 22, 2, std::string_view("BIN\0", 4), "{}"),
             "byte 16: expected a chunk of type JSON first"},
            {"bad JSON", container(2, 24, 4, "JSON", "{\"a}"), "byte 24: expected JSON: syntax error"},
            {"second chunk too long",
             container(2, 20, static_cast<std::uint32_t>(json.size()), "JSON", json) +
                 Bytes().add(9U).text("BINx").str(),
             "the file ends too early: expected 9 bytes of chunk, found 0"},
        });
}

TEST(GltfMalformed, SaysWhatIsWrongWithJson) {
    const std::string asset = R"({"asset":{"version":"2.0"})";
    std::string many;
    for (int i = 0; i < 17; ++i) many += "\"VENDOR_a\",";
    expect_errors(
        "bad.gltf",
        {
            {"empty", "", "bad.gltf: is empty"},
            {"a word", "gltf", "byte 0: expected JSON: syntax error"},
            {"cut off", "{\"asset\": {", "byte 11: expected JSON: syntax error"},
            {"wrong comma", "{\"asset\": {},,}", "byte 13: expected JSON: syntax error"},
            {"not UTF-8", "{\"asset\": \"\xFF\"}", "byte 11: expected JSON"},
            {"number out of range", asset + ",\"a\":1e999}", "expected JSON: number overflow"},
            {"an array", "[]", "expected a JSON object"},
            {"a number", "7", "expected a JSON object"},
            {"no asset", "{}", "expected a member 'asset'"},
            {"asset no object", "{\"asset\":7}", "asset: expected an object, found 7"},
            {"no version", "{\"asset\":{}}", "asset: expected a member 'version'"},
            {"version a number", "{\"asset\":{\"version\":2.0}}", "asset.version: expected a string, found 2.0"},
            {"version 1", "{\"asset\":{\"version\":\"1.0\"}}", "asset.version: expected glTF 2.x, found '1.0'"},
            {"version to come", "{\"asset\":{\"version\":\"2.1\",\"minVersion\":\"2.1\"}}",
             "asset.minVersion: expected at most 2.0, found '2.1'"},
            {"deep arrays", asset + ",\"a\":" + std::string(100000, '['),
             "byte 286: expected JSON of at most 256 levels"},
            {"deep objects", std::string(100000, '{'), "byte 256: expected JSON of at most 256 levels"},
            {"extensions", asset + R"(,"extensionsRequired":["VENDOR_a","KHR_materials_unlit","VENDOR_b"]})",
             "extensionsRequired: the file needs extensions that are not supported: 'VENDOR_a', 'VENDOR_b'"},
            {"many extensions", asset + ",\"extensionsRequired\":[" + many + "\"VENDOR_b\"]}",
             "'VENDOR_a', 'VENDOR_a' and 2 more"},
            {"extension a number", asset + R"(,"extensionsRequired":[7]})",
             "extensionsRequired[0]: expected a string, found 7"},
            {"buffers no array", asset + R"(,"buffers":{}})", "buffers: expected an array, found object"},
        });
}

TEST(GltfMalformed, SaysWhatIsWrongWithNodes) {
    const char* const nodes = "/nodes";
    expect_errors(
        "bad.glb",
        {
            {"scene out of range", with("/scene", 1), "scene: 1 is out of range, there are 1 scenes"},
            {"scene negative", with("/scene", -1), "scene: expected a whole number, not negative, found -1"},
            {"scene a fraction", with("/scene", 0.5), "scene: expected a whole number, not negative, found 0.5"},
            {"scene a string", with("/scene", "0"), "scene: expected a whole number, not negative, found '0'"},
            {"node out of range", with("/scenes/0/nodes/0", 1),
             "scenes[0].nodes[0]: 1 is out of range, there are 1 nodes"},
            {"node absurd", with("/scenes/0/nodes/0", 18446744073709551615U),
             "scenes[0].nodes[0]: 18446744073709551615 is out of range"},
            {"node twice", with("/scenes/0/nodes", {0, 0}), "nodes[0]: is in the scene twice"},
            {"own child", with("/nodes/0/children", {0}), "nodes[0]: is among its own descendants"},
            {"cycle of two", with(nodes, Json::parse(R"([{"children":[1]},{"children":[0]}])")),
             "is among its own descendants, expected a tree"},
            {"cycle elsewhere", with(nodes, Json::parse(R"([{},{"children":[2]},{"children":[3]},{"children":[1]}])")),
             "is among its own descendants"},
            {"two parents", with(nodes, Json::parse(R"([{"children":[2]},{"children":[2]},{}])")),
             "nodes[1]: nodes[2] is already a child of nodes[0], expected a tree"},
            {"child out of range", with("/nodes/0/children", {7}),
             "nodes[0].children[0]: 7 is out of range, there are 1 nodes"},
            {"root and child", broken([](Json& j) {
                 j["nodes"] = Json::parse(R"([{"children":[1]},{}])");
                 j["scenes"][0]["nodes"] = {0, 1};
             }),
             "nodes[1]: is in the scene twice"},
            {"twice in another scene", with("/scenes/1", {{"nodes", {0, 0}}}), "nodes[0]: is in the scene twice"},
            {"other scene's node", with("/scenes/1", {{"nodes", {1}}}),
             "scenes[1].nodes[0]: 1 is out of range, there are 1 nodes"},
            {"other scene's nodes", with("/scenes/1", {{"nodes", 1}}), "scenes[1].nodes: expected an array"},
            {"mesh out of range", with("/nodes/0/mesh", 1), "nodes[0].mesh: 1 is out of range, there are 1 meshes"},
            {"short matrix", with("/nodes/0/matrix", {1, 2, 3}), "nodes[0].matrix: expected 16 numbers, found 3"},
            {"matrix no array", with("/nodes/0/matrix", 1), "nodes[0].matrix: expected an array, found 1"},
            {"number too big", with("/nodes/0/translation", {0, 1e300, 0}),
             "nodes[0].translation[1]: expected a number within the range of a float, found 1e+300"},
            {"zero quaternion", with("/nodes/0/rotation", {0, 0, 0, 0}),
             "nodes[0].rotation: expected a unit quaternion, found zero"},
            {"scale of words", with("/nodes/0/scale", {"a", "b", "c"}),
             "nodes[0].scale[0]: expected a number, found 'a'"},
            {"name a number", with("/nodes/0/name", 7), "nodes[0].name: expected a string, found 7"},
            {"node no object", with("/nodes/0", 7), "nodes[0]: expected an object, found 7"},
            {"nodes no array", with("/nodes", "x"), "nodes: expected an array, found 'x'"},
        });
}

TEST(GltfMalformed, SaysWhatIsWrongWithCameras) {
    const auto camera = [](const std::string& json) {
        return R"({"asset":{"version":"2.0"},"nodes":[{"camera":0}],"cameras":[)" + json + "]}";
    };
    const auto perspective = [&](const std::string& angle) {
        return camera(R"({"type":"perspective","perspective":{"yfov":)" + angle + "}}");
    };
    expect_errors(
        "bad.gltf",
        {
            {"out of range", camera(""), "nodes[0].camera: 0 is out of range, there are 0 cameras"},
            {"no type", camera("{}"), "cameras[0]: expected a member 'type'"},
            {"type", camera(R"({"type":"fish-eye"})"),
             "cameras[0].type: expected 'perspective' or 'orthographic', found 'fish-eye'"},
            {"no numbers", camera(R"({"type":"perspective"})"), "cameras[0]: expected a member 'perspective'"},
            {"no angle", camera(R"({"type":"perspective","perspective":{}})"), "expected a member 'yfov'"},
            {"angle 0", perspective("0"), "perspective.yfov: expected an angle between 0 and pi, found 0"},
            {"angle negative", perspective("-1"), "perspective.yfov: expected an angle between 0 and pi, found -1"},
            {"angle of degrees", perspective("45"), "perspective.yfov: expected an angle between 0 and pi, found 45"},
            {"angle absurd", perspective("1e300"), "perspective.yfov: expected a number within the range"},
            {"no height", camera(R"({"type":"orthographic","orthographic":{"ymag":0}})"),
             "cameras[0].orthographic.ymag: expected half of the height that is seen, found 0"},
        });
}

/// A file with one light.
std::string lit(const std::string& light) {
    return R"({"asset":{"version":"2.0"},"nodes":[{"extensions":{"KHR_lights_punctual":{"light":0}}}],)"
           R"("extensions":{"KHR_lights_punctual":{"lights":[)" +
           light + "]}}}";
}

TEST(GltfMalformed, SaysWhatIsWrongWithLights) {
    const auto point = [](const std::string& more) { return lit(R"({"type":"point",)" + more + "}"); };
    const auto spot = [](const std::string& cone) { return lit(R"({"type":"spot","spot":{)" + cone + "}}"); };
    const std::string place = "extensions.KHR_lights_punctual.lights[0]";
    const std::string color_place = place + ".color[1]: expected a number, not negative, found -2";
    const auto node = [](const std::string& use) {
        return R"({"asset":{"version":"2.0"},"nodes":[{"extensions":{"KHR_lights_punctual":)" + use + "}}]}";
    };
    expect_errors(
        "bad.gltf",
        {
            {"no list", node(R"({"light":0})"),
             "nodes[0].extensions.KHR_lights_punctual.light: 0 is out of range, there are 0 lights"},
            {"no index", node("{}"), "nodes[0].extensions.KHR_lights_punctual: expected a member 'light'"},
            {"index negative", node(R"({"light":-1})"), "light: expected a whole number, not negative, found -1"},
            {"no object", node("7"), "nodes[0].extensions.KHR_lights_punctual: expected an object, found 7"},
            {"extensions no object", R"({"asset":{"version":"2.0"},"nodes":[{"extensions":[]}]})",
             "nodes[0].extensions: expected an object, found array"},
            {"out of range", lit(""), "light: 0 is out of range, there are 0 lights"},
            {"no type", lit("{}"), "lights[0]: expected a member 'type'"},
            {"type", lit(R"({"type":"area"})"),
             "lights[0].type: expected 'directional', 'point' or 'spot', found 'area'"},
            {"type a number", lit(R"({"type":1})"), "lights[0].type: expected a string, found 1"},
            {"name a number", point(R"("name":7)"), "lights[0].name: expected a string, found 7"},
            {"two colours", point(R"("color":[1,1])"), "lights[0].color: expected at least 3 elements, found 2"},
            {"color negative", point(R"("color":[1,-2,1])"), color_place},
            {"color a word", point(R"("color":"red")"), "lights[0].color: expected an array, found 'red'"},
            {"intensity negative", point(R"("intensity":-1)"),
             "lights[0].intensity: expected a number, not negative, found -1"},
            {"intensity a word", point(R"("intensity":"1")"), "lights[0].intensity: expected a number, found '1'"},
            {"intensity absurd", point(R"("intensity":1e300)"), "intensity: expected a number within the range of a"},
            {"range negative", point(R"("range":-1)"), "lights[0].range: expected a number, not negative, found -1"},
            {"no cone", lit(R"({"type":"spot"})"), "lights[0]: expected a member 'spot'"},
            {"outer 0", spot(R"("outerConeAngle":0)"),
             "spot.outerConeAngle: expected an angle above 0 and up to pi / 2, found 0"},
            {"outer of degrees", spot(R"("outerConeAngle":45)"), "up to pi / 2, found 45"},
            {"inner negative", spot(R"("innerConeAngle":-1)"), "spot.innerConeAngle: expected a number, not negative"},
            {"inner beyond", spot(R"("innerConeAngle":0.8,"outerConeAngle":0.5)"),
             "spot.innerConeAngle: expected at most the outer angle, 0.500000, found 0.8"},
            {"inner beyond the usual", spot(R"("innerConeAngle":1)"), "at most the outer angle, 0.785398, found 1"},
        });
}

TEST(GltfMalformed, LightsSurviveEveryChange) {
    const std::string good = lit(R"({"type":"spot","name":"a","color":[1,0.5,1],"intensity":20,"range":9,)"
                                 R"("spot":{"innerConeAngle":0.1,"outerConeAngle":1}})");
    const TemporaryFolder folder;
    EXPECT_EQ(folder.read("a.gltf", good).lights().size(), 1U);
    EXPECT_EQ(read_all_beginnings("a.gltf", good), good.size());
    read_all_changes("a.gltf", good);
}

TEST(GltfMalformed, SaysWhatIsWrongWithPrimitives) {
    const std::string primitive = "meshes[0].primitives[0]";
    const std::string indices_place = primitive + ".indices: ";
    const std::string big_index = indices_place + "index 4 at element 1 is out of range, there are 4 vertices";
    const std::string sparse_indices = indices_place + "4 is out of range, there are 4 accessors";
    GltfBuilder index = good();
    index.primitive()["indices"] = index.add<std::uint32_t>("SCALAR", 5125, 3, {0, 4, 1});
    GltfBuilder restart = good();
    restart.primitive()["indices"] = restart.add<std::uint32_t>("SCALAR", 5125, 3, {0, 0xFFFFFFFFU, 1});
    GltfBuilder nan = good();
    nan.attribute("POSITION", nan.add<float>("VEC3", 5126, 4, {0, 0, 0, 0, 0, 0, 0, std::nanf(""), 0, 0, 0, 0}));
    GltfBuilder inf = good();
    inf.attribute("POSITION", inf.add<float>("VEC3", 5126, 4, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -INFINITY}));
    GltfBuilder fewer = good();
    fewer.attribute("NORMAL", fewer.add<float>("VEC3", 5126, 1, {0, 0, 1}));
    expect_errors(
        "bad.glb",
        {
            {"no primitives", without("/meshes/0", "primitives"), "meshes[0]: expected a member 'primitives'"},
            {"no attributes", without("/meshes/0/primitives/0", "attributes"), primitive.c_str()},
            {"mode 7", with("/meshes/0/primitives/0/mode", 7),
             "meshes[0].primitives[0].mode: expected 0 to 6, found 7"},
            {"mode negative", with("/meshes/0/primitives/0/mode", -1),
             "mode: expected a whole number, not negative, found -1"},
            {"position out of range", with("/meshes/0/primitives/0/attributes/POSITION", 4),
             "meshes[0].primitives[0].attributes.POSITION: 4 is out of range, there are 4 accessors"},
            {"position a color", with("/meshes/0/primitives/0/attributes/POSITION", 2),
             "attributes.POSITION: expected an accessor of type VEC3"},
            {"normal of four", with("/meshes/0/primitives/0/attributes/NORMAL", 2),
             "attributes.NORMAL: expected an accessor of type VEC3"},
            {"color of one", with("/meshes/0/primitives/0/attributes/COLOR_0", 3),
             "attributes.COLOR_0: expected an accessor of type VEC3 or VEC4"},
            {"fewer normals", fewer.as_glb(), "attributes.NORMAL: expected 4 elements as in POSITION, found 1"},
            {"indices out of range", with("/meshes/0/primitives/0/indices", 4), sparse_indices},
            {"indices of floats", with("/meshes/0/primitives/0/indices", 0),
             "indices: expected a multiple of 3 vertices, found 4"},
            {"indices of vectors", broken([](Json& j) {
                 j["meshes"][0]["primitives"][0]["indices"] = 0;
                 j["meshes"][0]["primitives"][0]["mode"] = 5;
             }),
             "indices: expected an accessor of type SCALAR and unsigned components"},
            {"index out of range", index.as_glb(), big_index},
            {"index of a restart", restart.as_glb(), "index 4294967295 at element 1 is out of range"},
            {"not triangles", with("/accessors/3/count", 5), "indices: expected a multiple of 3 vertices, found 5"},
            {"not lines", broken([](Json& j) {
                 j["meshes"][0]["primitives"][0]["mode"] = 1;
                 j["accessors"][3]["count"] = 5;
             }),
             "indices: expected a multiple of 2 vertices, found 5"},
            {"soup not in threes", without("/meshes/0/primitives/0", "indices"),
             "attributes.POSITION: expected a multiple of 3 vertices, found 4"},
            {"nan", nan.as_glb(), "attributes.POSITION: expected finite positions, found NaN or infinity in element 2"},
            {"inf", inf.as_glb(), "attributes.POSITION: expected finite positions, found NaN or infinity in element 3"},
            {"material out of range", with("/meshes/0/primitives/0/material", 1),
             "meshes[0].primitives[0].material: 1 is out of range, there are 1 materials"},
            {"short color factor", with("/materials/0/pbrMetallicRoughness/baseColorFactor", {1, 1, 1}),
             "materials[0].pbrMetallicRoughness.baseColorFactor: expected at least 4 elements, found 3"},
            {"word in color factor", with("/materials/0/pbrMetallicRoughness/baseColorFactor/2", "x"),
             "baseColorFactor[2]: expected a number, found 'x'"},
        });
}

TEST(GltfMalformed, SaysWhatIsWrongWithAccessors) {
    const auto sparse = [](const char* json) { return with("/accessors/0/sparse", Json::parse(json)); };
    expect_errors(
        "bad.glb",
        {
            {"no count", without("/accessors/0", "count"), "accessors[0]: expected a member 'count'"},
            {"count negative", with("/accessors/0/count", -1),
             "accessors[0].count: expected a whole number, not negative, found -1"},
            {"count too big", with("/accessors/0/count", 5),
             "accessors[0]: 5 elements of 12 bytes from byte 0 on are out of range, the buffer view has 48 bytes"},
            {"count of 32 bits", with("/accessors/0/count", 4294967295U),
             "accessors[0]: 4294967295 elements of 12 bytes"},
            {"count beyond 32 bits", with("/accessors/0/count", 4294967296U),
             "accessors[0].count: expected at most 4294967295, found 4294967296"},
            {"count of 64 bits", with("/accessors/0/count", 18446744073709551615U),
             "accessors[0].count: expected at most 4294967295"},
            {"component type", with("/accessors/0/componentType", 5124),
             "accessors[0].componentType: expected 5120, 5121, 5122, 5123, 5125 or 5126, found 5124"},
            {"no component type", without("/accessors/0", "componentType"),
             "accessors[0]: expected a member 'componentType'"},
            {"type", with("/accessors/0/type", "VEC5"),
             "accessors[0].type: expected a type such as 'SCALAR' or 'VEC3', found 'VEC5'"},
            {"normalized", with("/accessors/0/normalized", 1),
             "accessors[0].normalized: expected true or false, found 1"},
            {"view out of range", with("/accessors/3/bufferView", 9),
             "accessors[3].bufferView: 9 is out of range, there are 4 buffer views"},
            {"offset too big", with("/accessors/0/byteOffset", 4),
             "accessors[0]: 4 elements of 12 bytes from byte 4 on are out of range"},
            {"offset absurd", with("/accessors/0/byteOffset", 18446744073709551615U),
             "accessors[0]: 4 elements of 12 bytes from byte 18446744073709551615 on"},
            {"zeros absurd", broken([](Json& j) {
                 j["accessors"][0].erase("bufferView");
                 j["accessors"][0]["count"] = 4294967295U;
                 j["meshes"][0]["primitives"][0]["mode"] = 0;
                 j["meshes"][0]["primitives"][0].erase("indices");
             }),
             "the file asks for more geometry than its"},
            {"sparse absurd",
             sparse(
                 R"({"count":4294967295,"indices":{"bufferView":3,"componentType":5123},"values":{"bufferView":1}})"),
             "accessors[0].sparse.indices: 4294967295 elements of 2 bytes"},
            {"sparse negative",
             sparse(R"({"count":-1,"indices":{"bufferView":3,"componentType":5123},"values":{"bufferView":1}})"),
             "accessors[0].sparse.count: expected a whole number"},
            {"sparse not ascending",
             sparse(R"({"count":4,"indices":{"bufferView":3,"componentType":5123},"values":{"bufferView":1}})"),
             "accessors[0].sparse.indices: expected ascending indices, found 0 after 2"},
            {"sparse out of range",
             sparse(
                 R"({"count":1,"indices":{"bufferView":0,"byteOffset":12,"componentType":5125},"values":{"bufferView":1}})"),
             "accessors[0].sparse.indices: index 1065353216 is out of range, the accessor has 4 elements"},
            {"sparse without values", sparse(R"({"count":1,"indices":{"bufferView":3,"componentType":5123}})"),
             "accessors[0].sparse: expected a member 'values'"},
            {"stride too small", with("/bufferViews/0/byteStride", 3),
             "bufferViews[0].byteStride: expected 4 to 252, found 3"},
            {"stride too big", with("/bufferViews/0/byteStride", 256),
             "bufferViews[0].byteStride: expected 4 to 252, found 256"},
            {"stride beyond the view", with("/bufferViews/0/byteStride", 16), "accessors[0]: 4 elements of 12 bytes"},
            {"buffer out of range", with("/bufferViews/0/buffer", 1),
             "bufferViews[0].buffer: 1 is out of range, there are 1 buffers"},
            {"view too long", with("/bufferViews/0/byteLength", 4096),
             "bufferViews[0]: bytes 0 and 4096 more are out of range"},
            {"view absurd", with("/bufferViews/0/byteLength", 18446744073709551615U),
             "bufferViews[0]: bytes 0 and 18446744073709551615 more are out of range"},
            {"view offset absurd", with("/bufferViews/0/byteOffset", 18446744073709551615U),
             "bufferViews[0]: bytes 18446744073709551615 and 48 more are out of range"},
            {"no view length", without("/bufferViews/0", "byteLength"),
             "bufferViews[0]: expected a member 'byteLength'"},
        });
}

TEST(GltfMalformed, SaysWhatIsWrongWithBuffers) {
    const TemporaryFolder other;
    const auto uri = [](const char* text) {
        GltfBuilder gltf = good();
        return gltf.with_uri(text);
    };
    GltfBuilder none = good();
    none.json["buffers"][0] = {{"byteLength", 8}};
    GltfBuilder brief = good();
    brief.with_uri("data:;base64,AAAA");
    brief.json["buffers"][0]["byteLength"] = 4;
    expect_errors(
        "bad.gltf",
        {
            {"no uri", none.json.dump(), "buffers[0]: has no data: expected a 'uri', or a binary chunk in a .glb"},
            {"missing", uri("gone.bin"), "buffers[0].uri: the file 'gone.bin' is missing"},
            {"folder", uri("."), "buffers[0].uri: the file '.' is not a file"},
            {"empty uri", uri(""), "buffers[0].uri: expected a path relative to the scene, found ''"},
            {"absolute", uri("/etc/passwd"),
             "buffers[0].uri: expected a path relative to the scene, found '/etc/passwd'"},
            {"climbing", uri("sub/../../a.bin"),
             "buffers[0].uri: expected a file in the scene's folder, found 'sub/../../a.bin'"},
            {"climbing, encoded", uri("%2E%2E/a.bin"), "buffers[0].uri: expected a file in the scene's folder"},
            {"absolute, encoded", uri("%2Fetc/passwd"), "buffers[0].uri: expected a path relative to the scene"},
            {"web", uri("https://example.org/a.bin"),
             "buffers[0].uri: expected a file beside the scene or base64 data, found 'https://example.org/a.bin'"},
            {"file scheme", uri("file:///etc/passwd"), "buffers[0].uri: expected a file beside the scene"},
            {"bad percent", uri("a%2"), "buffers[0].uri: expected a percent-encoded path, found 'a%2'"},
            {"NUL", uri("a%00.bin"), "buffers[0].uri: expected a percent-encoded path"},
            {"not base64", uri("data:;base64,A*AA"), "buffers[0].uri: expected base64 text"},
            {"other encoding", uri("data:text/plain,abc"),
             "buffers[0].uri: expected a file beside the scene or base64 data"},
            {"too short", brief.json.dump(), "buffers[0].byteLength: expected 4 bytes, found 3"},
            {"itself", uri("bad.gltf"), "is out of range"},
        });
    expect_errors(
        "bad.glb",
        {
            {"chunk too short", with("/buffers/0/byteLength", 4096),
             "buffers[0].byteLength: expected 4096 bytes, found 124"},
            {"length negative", with("/buffers/0/byteLength", -1), "buffers[0].byteLength: expected a whole number"},
            {"no length", without("/buffers/0", "byteLength"), "buffers[0]: expected a member 'byteLength'"},
            {"uri a number", with("/buffers/0/uri", 7), "buffers[0].uri: expected a string, found 7"},
        });
}

TEST(GltfMalformed, RefusesToMultiplyItsData) {
    // A few hundred bytes per primitive or node must not stand for a megabyte each.
    GltfBuilder gltf;
    gltf.attribute("POSITION", gltf.add_bytes("VEC3", 5126, 3000, std::string(36000, '\0')));
    const Json primitive = gltf.primitive();
    for (int i = 0; i < 10000; ++i) gltf.json["meshes"][0]["primitives"].push_back(primitive);
    GltfBuilder nodes;
    nodes.attribute("POSITION", nodes.add<float>("VEC3", 5126, 0, {}));
    const Json small = nodes.primitive();
    for (int i = 0; i < 10000; ++i) nodes.json["meshes"][0]["primitives"].push_back(small);
    nodes.json.erase("scenes");
    nodes.json.erase("scene");
    for (int i = 0; i < 10000; ++i) nodes.json["nodes"].push_back({{"mesh", 0}});
    GltfBuilder scenes = good();
    for (int i = 0; i < 3000; ++i) scenes.json["nodes"].push_back(Json::object());
    for (int i = 1; i <= 3000; ++i) scenes.json["nodes"][0]["children"].push_back(i);
    for (int i = 0; i < 3000; ++i) scenes.json["scenes"].push_back({{"nodes", {0}}});
    expect_errors("bad.glb", {{"scenes", scenes.as_glb(), "the file asks for more geometry than its"}});
    expect_errors("bad.glb", {{"primitives", gltf.as_glb(), "the file asks for more geometry than its"},
                              {"nodes", nodes.as_glb(), "the file asks for more geometry than its"}});
}

TEST(GltfMalformed, SurvivesEveryBeginningAndChange) {
    GltfBuilder gltf = good();
    const std::string binary = gltf.as_glb();
    EXPECT_EQ(read_all_beginnings("a.glb", binary), binary.size());
    read_all_changes("a.glb", binary);
    const std::string text = gltf.as_text();
    EXPECT_EQ(read_all_beginnings("a.gltf", text), text.size());
    read_changed_numbers("a.gltf", text);
}

}  // namespace
}  // namespace vitrine::io
