#include <io/gltf_files.h>

#include <vitrine/io/gltf_meshopt.h>

#include <gtest/gtest.h>

#include <meshoptimizer.h>

#include <cmath>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

using Json = nlohmann::json;

constexpr const char* extension = "EXT_meshopt_compression";
std::string compressed_elements(const void* elements, std::size_t count, std::size_t stride) {
    meshopt_encodeVertexVersion(0);
    std::string bytes(meshopt_encodeVertexBufferBound(count, stride), '\0');
    auto* const to = reinterpret_cast<unsigned char*>(bytes.data());
    bytes.resize(meshopt_encodeVertexBuffer(to, bytes.size(), elements, count, stride));
    return bytes;
}

std::string compressed_triangles(const Indices& indices) {
    std::string bytes(meshopt_encodeIndexBufferBound(indices.size(), 1000), '\0');
    auto* const to = reinterpret_cast<unsigned char*>(bytes.data());
    bytes.resize(meshopt_encodeIndexBuffer(to, bytes.size(), indices.data(), indices.size()));
    return bytes;
}

std::string compressed_sequence(const Indices& indices) {
    std::string bytes(meshopt_encodeIndexSequenceBound(indices.size(), 1000), '\0');
    auto* const to = reinterpret_cast<unsigned char*>(bytes.data());
    bytes.resize(meshopt_encodeIndexSequence(to, bytes.size(), indices.data(), indices.size()));
    return bytes;
}

/// What a compressed view says of itself, and its accessor.
struct View {
    const char* mode;
    std::size_t count;
    std::size_t stride;
    const char* type;
    int component_type;
    const char* filter = nullptr;
};

/// Adds a compressed view whose own buffer does not exist, and an accessor; returns the accessor's number.
std::size_t add(GltfBuilder& gltf, const std::string& bytes, const View& what) {
    const std::size_t view = gltf.add_view(bytes);
    Json& json = gltf.json["bufferViews"][view];
    Json compression = json;
    compression.update({{"mode", what.mode}, {"count", what.count}, {"byteStride", what.stride}});
    if (what.filter != nullptr) compression["filter"] = what.filter;
    json = {
        {"buffer", 1}, {"byteLength", what.count * what.stride}, {"extensions", {{extension, std::move(compression)}}}};
    if (std::string_view(what.mode) == "ATTRIBUTES") json["byteStride"] = what.stride;
    gltf.json["buffers"][1] = {{"byteLength", 4096}, {"extensions", {{extension, {{"fallback", true}}}}}};
    gltf.json["extensionsRequired"] = {extension};
    gltf.json["accessors"].push_back({{"bufferView", view},
                                      {"type", what.type},
                                      {"componentType", what.component_type},
                                      {"count", what.count},
                                      {"normalized", what.component_type == int8 || what.component_type == int16}});
    return gltf.json["accessors"].size() - 1;
}

const Vectors fan{{0, 0, 0}, {1, 0, 0.25F}, {1, 1, -2}, {0, 1, 3}, {-1, 0.5F, 7}};

std::size_t add_fan(GltfBuilder& gltf) {
    return add(gltf, compressed_elements(fan.data(), 5, 12), {"ATTRIBUTES", 5, 12, "VEC3", float32});
}

/// A fan of three triangles, all of it compressed.
GltfBuilder good() {
    GltfBuilder gltf;
    gltf.attribute("POSITION", add_fan(gltf));
    gltf.primitive()["indices"] =
        add(gltf, compressed_triangles({0, 1, 2, 0, 2, 3, 0, 3, 4}), {"TRIANGLES", 9, 2, "SCALAR", uint16});
    return gltf;
}

TEST(GltfMeshopt, ReadsAttributesAndTriangles) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.glb", good().as_glb());
    EXPECT_EQ(all(only_mesh(scene).positions), fan);
    const Indices indices = all(only_mesh(scene).indices);
    ASSERT_EQ(indices.size(), 9U);
    const Indices sums{3, 5, 7};
    for (std::size_t i = 0; i < 3; ++i)  // the codec may turn a triangle
        EXPECT_EQ(indices[3 * i] + indices[3 * i + 1] + indices[3 * i + 2], sums[i]);
}

TEST(GltfMeshopt, ReadsSequencesOfBothSizes) {
    const TemporaryFolder folder;
    const Indices expected{4, 0, 3, 1, 2, 0};
    for (const std::size_t stride : {2U, 4U}) {
        GltfBuilder gltf;
        gltf.attribute("POSITION", add_fan(gltf));
        gltf.primitive()["indices"] =
            add(gltf, compressed_sequence(expected), {"INDICES", 6, stride, "SCALAR", stride == 2 ? uint16 : uint32});
        gltf.primitive()["mode"] = 1;
        EXPECT_EQ(all(only_lines(folder.read("a.glb", gltf.as_glb())).indices), expected) << stride;
    }
}

TEST(GltfMeshopt, UndoesTheOctahedralFilter) {
    const TemporaryFolder folder;
    const Vectors normals{{0, 0, 1}, {1, 0, 0}, {0.6F, -0.8F, 0}, {0, 0.6F, -0.8F}, {0, -1, 0}};
    std::vector<glm::vec4> values;
    for (const glm::vec3& normal : normals) values.emplace_back(normal, 0);
    for (const std::size_t stride : {4U, 8U}) {
        std::string filtered(5 * stride, '\0');
        meshopt_encodeFilterOct(filtered.data(), 5, stride, stride == 4 ? 8 : 16, &values[0].x);
        GltfBuilder gltf = good();
        gltf.attribute("NORMAL", add(gltf, compressed_elements(filtered.data(), 5, stride),
                                     {"ATTRIBUTES", 5, stride, "VEC3", stride == 4 ? int8 : int16, "OCTAHEDRAL"}));
        const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
        EXPECT_LT(distance(all(only_mesh(scene).normals), normals), stride == 4 ? 0.02F : 1e-4F);
    }
}

TEST(GltfMeshopt, UndoesTheQuaternionFilter) {
    const TemporaryFolder folder;
    const Vectors expected{{0.1F, 0.2F, 0.3F}, {0, 0, 0}, {-0.5F, 0.25F, 0.125F}};
    std::vector<glm::vec4> values;
    for (const glm::vec3& part : expected) values.emplace_back(part, std::sqrt(1 - glm::dot(part, part)));
    std::string filtered(3 * std::size_t{8}, '\0');
    meshopt_encodeFilterQuat(filtered.data(), 3, 8, 16, &values[0].x);
    GltfBuilder gltf;
    gltf.attribute("POSITION", add(gltf, compressed_elements(filtered.data(), 3, 8),
                                   {"ATTRIBUTES", 3, 8, "VEC3", int16, "QUATERNION"}));
    EXPECT_LT(distance(all(only_mesh(folder.read("a.glb", gltf.as_glb())).positions), expected), 1e-4F);
}

TEST(GltfMeshopt, UndoesTheExponentialFilter) {
    const TemporaryFolder folder;
    const auto number = [](int mantissa, int exponent) {
        return static_cast<std::uint32_t>(exponent) << 24U | (static_cast<std::uint32_t>(mantissa) & 0xFFFFFFU);
    };
    const std::vector<std::uint32_t> filtered{number(1, 0),     number(2, 0),  number(3, 0),
                                              number(-1000, 0), number(1, -1), number(29, -2),
                                              number(0, 0),     number(3, 10), number(-8388608, -23)};
    GltfBuilder gltf;
    gltf.attribute("POSITION", add(gltf, compressed_elements(filtered.data(), 3, 12),
                                   {"ATTRIBUTES", 3, 12, "VEC3", float32, "EXPONENTIAL"}));
    EXPECT_EQ(all(only_mesh(folder.read("a.glb", gltf.as_glb())).positions),
              (Vectors{{1, 2, 3}, {-1000, 0.5F, 7.25F}, {0, 3072, -1}}));
}

TEST(GltfMeshopt, ReadsManyViewsAtOnce) {
    const TemporaryFolder folder;
    GltfBuilder gltf;
    gltf.json["meshes"][0]["primitives"] = Json::array();
    for (int i = 0; i < 50; ++i) {
        const Vectors triangle{{i, 0, 0}, {i, 1, 0}, {i, 0, 1}};
        const std::size_t accessor =
            add(gltf, compressed_elements(triangle.data(), 3, 12), {"ATTRIBUTES", 3, 12, "VEC3", float32});
        gltf.json["meshes"][0]["primitives"].push_back({{"attributes", {{"POSITION", accessor}}}});
    }
    const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
    const auto meshes = shown<scene::MeshId>(scene);
    ASSERT_EQ(meshes.size(), 50U);
    for (std::size_t i = 0; i < 50; ++i)
        EXPECT_EQ(scene.mesh(meshes[i]).positions[1], glm::vec3(static_cast<float>(i), 1, 0));
}

TEST(GltfMeshopt, ReadsWhatIsCompressedWell) {
    const TemporaryFolder folder;
    const std::vector<glm::vec3> same(300'000, {1, 2, 3});
    GltfBuilder gltf;
    gltf.attribute("POSITION", add(gltf, compressed_elements(same.data(), same.size(), 12),
                                   {"ATTRIBUTES", same.size(), 12, "VEC3", float32}));
    const std::string file = gltf.as_glb();
    EXPECT_LT(50 * file.size(), same.size() * 12);
    EXPECT_EQ(only_mesh(folder.read("a.glb", file)).positions[299'999], glm::vec3(1, 2, 3));
}

TEST(GltfMeshopt, NeedsALibraryThatKnowsTheNewerCodecs) {
    GltfBuilder gltf = good();
    gltf.json["extensionsRequired"] = {"KHR_meshopt_compression"};
    for (Json& view : gltf.json["bufferViews"]) {
        const Json compression = view["extensions"][extension];
        view["extensions"] = {{"KHR_meshopt_compression", compression}};
    }
    const TemporaryFolder folder;
    if (meshopt_extensions().size() > 1)
        EXPECT_EQ(all(only_mesh(folder.read("a.glb", gltf.as_glb())).positions), fan);
    else
        expect_errors("a.glb", {{"KHR", gltf.as_glb(), "not supported: 'KHR_meshopt_compression'"}});
}

/// The good file with a value of what the view says of its compression replaced; a null removes it.
std::string with(std::size_t view, const char* member, const Json& value) {
    GltfBuilder gltf = good();
    gltf.as_glb();
    Json& compression = gltf.json["bufferViews"][view]["extensions"][extension];
    compression[member] = value;
    if (value.is_null()) compression.erase(member);
    return glb(gltf.json.dump(), gltf.binary());
}

TEST(GltfMeshopt, SaysWhatIsWrongWithAView) {
    constexpr std::uint64_t most = 18446744073709551615U;
    const std::string place = std::string("bufferViews[0].extensions.") + extension;
    expect_errors(
        "bad.glb",
        {
            {"no buffer", with(0, "buffer", nullptr), "EXT_meshopt_compression: expected a member 'buffer'"},
            {"buffer", with(0, "buffer", 2), "EXT_meshopt_compression.buffer: 2 is out of range, there are 2 buffers"},
            {"absent buffer", with(0, "buffer", 1), "buffers[1]: has no data"},
            {"offset", with(0, "byteOffset", most), "bufferViews[0].extensions.EXT_meshopt_compression: bytes"},
            {"offset negative", with(0, "byteOffset", -1), "EXT_meshopt_compression.byteOffset: expected a whole"},
            {"length", with(0, "byteLength", 0), "5 elements are more than 0 compressed bytes can hold"},
            {"length absurd", with(0, "byteLength", most), "more are out of range"},
            {"length negative", with(0, "byteLength", -1), "byteLength: expected a whole number"},
            {"cut off", with(0, "byteLength", 40),
             "the 40 compressed bytes cannot be decompressed: they end too early"},
            {"other mode", with(0, "byteOffset", 1), "compressed bytes cannot be decompressed: they begin like those"},
            {"stride 0", with(0, "byteStride", 0), "byteStride: expected a stride that its mode and filter allow"},
            {"stride 6", with(0, "byteStride", 6), "byteStride: expected a stride that its mode and filter allow"},
            {"stride 260", with(0, "byteStride", 260), "byteStride: expected a stride that its mode and filter allow"},
            {"stride absurd", with(0, "byteStride", most), "byteStride: expected a stride that its mode"},
            {"stride negative", with(0, "byteStride", -1), "byteStride: expected a whole number"},
            {"stride of indices", with(1, "byteStride", 8), "byteStride: expected a stride that its mode"},
            {"count 0", with(0, "count", 0), "count: expected at least 1, found 0"},
            {"count negative", with(0, "count", -1), "count: expected a whole number"},
            {"count too small", with(0, "count", 4), "bufferViews[0].byteLength: expected 48 bytes, the count times"},
            {"count too big", with(0, "count", 6), "bufferViews[0].byteLength: expected 72 bytes, the count times"},
            {"count absurd", with(0, "count", most), "elements are more than"},
            {"count of 32 bits", with(0, "count", 4294967295U), "count: 4294967295 elements are more than"},
            {"count not in threes", with(1, "count", 10), "count: expected a multiple of 3, found 10"},
            {"triangles absurd", with(1, "count", 3000), "count: 3000 elements are more than"},
            {"no mode", with(0, "mode", nullptr), "EXT_meshopt_compression: expected a member 'mode'"},
            {"mode", with(0, "mode", "POINTS"),
             "mode: expected 'ATTRIBUTES', 'TRIANGLES' or 'INDICES', found 'POINTS'"},
            {"mode a number", with(0, "mode", 1), "mode: expected a string, found 1"},
            {"filter", with(0, "filter", "SHARP"), "filter: expected 'NONE', 'OCTAHEDRAL', 'QUATERNION'"},
            {"filter and stride", with(0, "filter", "OCTAHEDRAL"), "byteStride: expected a stride that its mode"},
            {"filter and stride", with(0, "filter", "QUATERNION"), "byteStride: expected a stride that its mode"},
            {"filter of indices", with(1, "filter", "EXPONENTIAL"), "filter: expected 'NONE' for indices"},
            {"no object", with(0, "count", {}), place},
        });
}

TEST(GltfMeshopt, RefusesToMultiplyItsData) {
    const std::vector<glm::vec3> same(20'000, {1, 2, 3});
    const std::string bytes = compressed_elements(same.data(), same.size(), 12);
    GltfBuilder gltf;
    gltf.attribute("POSITION", add(gltf, bytes, {"ATTRIBUTES", same.size(), 12, "VEC3", float32}));
    const Json view = gltf.json["bufferViews"][0];
    for (int i = 0; i < 10'000; ++i) gltf.json["bufferViews"].push_back(view);
    expect_errors("bad.glb", {{"views", gltf.as_glb(), "the file asks for more geometry than its"}});
}

TEST(GltfMeshopt, SurvivesEveryBeginningAndChange) {
    const std::string file = good().as_glb();
    EXPECT_EQ(read_all_beginnings("a.glb", file), file.size());
    read_all_changes("a.glb", file);
}

}  // namespace
}  // namespace vitrine::io
