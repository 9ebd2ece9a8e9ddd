#include <io/gltf_files.h>

#include <gtest/gtest.h>

#ifdef VITRINE_TEST_DRACO
#include <draco/compression/encode.h>
#include <draco/mesh/triangle_soup_mesh_builder.h>
#endif

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

using Json = nlohmann::json;

#ifdef VITRINE_TEST_DRACO

constexpr const char* extension = "KHR_draco_mesh_compression";

struct Compressed {
    std::string bytes;
    int position = 0;  ///< unique ids of the attributes
    int color = 0;
    std::size_t points = 0;
    std::size_t faces = 0;
};

const std::vector<std::array<std::size_t, 3>> faces{{0, 1, 2}, {0, 2, 3}, {0, 3, 4}};
const Vectors corners{{0, 0, 0}, {1, 0, 0.25F}, {1, 1, -2}, {0, 1, 3}, {-1, 0.5F, 7}};

std::array<std::uint8_t, 4> color_of(std::size_t corner) {
    return {static_cast<std::uint8_t>(10 * corner), 0, 255, 51};
}

/// A fan of three triangles; by one of draco's methods, lossless.
Compressed compressed_fan(int method) {
    draco::TriangleSoupMeshBuilder builder;
    builder.Start(static_cast<int>(faces.size()));
    const int position = builder.AddAttribute(draco::GeometryAttribute::POSITION, 3, draco::DT_FLOAT32);
    const int color = builder.AddAttribute(draco::GeometryAttribute::COLOR, 4, draco::DT_UINT8);
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const auto& [a, b, c] = faces[i];
        const draco::FaceIndex face(static_cast<std::uint32_t>(i));
        builder.SetAttributeValuesForFace(position, face, &corners[a], &corners[b], &corners[c]);
        const std::array colors{color_of(a), color_of(b), color_of(c)};
        builder.SetAttributeValuesForFace(color, face, &colors[0], &colors[1], &colors[2]);
    }
    const std::unique_ptr<draco::Mesh> mesh = builder.Finalize();
    draco::Encoder encoder;
    encoder.SetEncodingMethod(method);
    draco::EncoderBuffer buffer;
    if (!encoder.EncodeMeshToBuffer(*mesh, &buffer).ok()) throw std::logic_error("draco does not compress this");
    return {std::string(buffer.data(), buffer.size()), static_cast<int>(mesh->attribute(position)->unique_id()),
            static_cast<int>(mesh->attribute(color)->unique_id()), mesh->num_points(), mesh->num_faces()};
}

GltfBuilder good(int method = draco::MESH_EDGEBREAKER_ENCODING) {
    const Compressed fan = compressed_fan(method);
    GltfBuilder gltf;
    const std::size_t view = gltf.add_view(fan.bytes);
    gltf.json["accessors"] = {{{"type", "VEC3"}, {"componentType", 5126}, {"count", fan.points}},
                              {{"type", "VEC4"}, {"componentType", 5121}, {"count", fan.points}, {"normalized", true}},
                              {{"type", "SCALAR"}, {"componentType", 5123}, {"count", 3 * fan.faces}}};
    gltf.attribute("POSITION", 0);
    gltf.attribute("COLOR_0", 1);
    gltf.primitive()["indices"] = 2;
    gltf.primitive()["extensions"][extension] = {{"bufferView", view},
                                                 {"attributes", {{"POSITION", fan.position}, {"COLOR_0", fan.color}}}};
    gltf.json["extensionsRequired"] = {extension};
    return gltf;
}

bool before(const glm::vec3& a, const glm::vec3& b) {
    return std::array{a.x, a.y, a.z} < std::array{b.x, b.y, b.z};
}

/// The corners of all triangles, in an order of their own: draco keeps none.
Vectors sorted_corners(const scene::Mesh& mesh) {
    Vectors found;
    for (const std::uint32_t index : mesh.indices) found.push_back(mesh.positions[index]);
    std::sort(found.begin(), found.end(), before);
    return found;
}

Vectors expected_corners() {
    Vectors expected;
    for (const auto& face : faces) {
        for (const std::size_t corner : face) expected.push_back(corners[corner]);
    }
    std::sort(expected.begin(), expected.end(), before);
    return expected;
}

TEST(GltfDraco, ReadsBothMethods) {
    const TemporaryFolder folder;
    for (const int method : {draco::MESH_EDGEBREAKER_ENCODING, draco::MESH_SEQUENTIAL_ENCODING}) {
        const scene::Scene scene = folder.read("a.glb", good(method).as_glb());
        const scene::Mesh& mesh = only_mesh(scene);
        EXPECT_EQ(sorted_corners(mesh), expected_corners()) << method;
        ASSERT_EQ(mesh.colors.size(), 5U);
        for (std::size_t i = 0; i < 5; ++i) {
            const auto corner = std::find(corners.begin(), corners.end(), mesh.positions[i]) - corners.begin();
            const auto stored = color_of(static_cast<std::size_t>(corner));
            const glm::vec4 linear(static_cast<float>(stored[0]) / 255, 0, 1, 51.0F / 255);
            EXPECT_EQ(mesh.colors[i], scene::encode_color(linear)) << corner;
        }
    }
}

TEST(GltfDraco, ReadsItAsTrianglesWhateverItWas) {
    const TemporaryFolder folder;
    GltfBuilder gltf = good();
    gltf.primitive()["mode"] = 5;
    EXPECT_EQ(only_mesh(folder.read("a.glb", gltf.as_glb())).triangle_count(), 3U);
}

TEST(GltfDraco, ReadsTypesAsTheAccessorsHaveThem) {
    const TemporaryFolder folder;
    GltfBuilder gltf = good();
    gltf.json["accessors"][1]["componentType"] = 5126;
    gltf.json["accessors"][1]["normalized"] = false;
    const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
    EXPECT_EQ(only_mesh(scene).colors[0].w, 255) << "draco's bytes are not marked as normalized: clamped";
}

TEST(GltfDraco, TakesOtherAttributesFromTheirAccessors) {
    const TemporaryFolder folder;
    GltfBuilder gltf = good();
    gltf.primitive()["extensions"][extension]["attributes"].erase("COLOR_0");
    const std::size_t view = gltf.add_view(std::string(20, '\xFF'));
    gltf.json["accessors"][1]["bufferView"] = view;
    EXPECT_EQ(all(only_mesh(folder.read("a.glb", gltf.as_glb())).colors), Colors(5, {255, 255, 255, 255}));
}

/// The good file with the value at a JSON pointer replaced.
std::string with(const char* pointer, const Json& value) {
    GltfBuilder gltf = good();
    gltf.as_glb();
    gltf.json[Json::json_pointer(pointer)] = value;
    return glb(gltf.json.dump(), gltf.binary());
}

/// The good file with a byte of the compressed data replaced.
std::string with_byte(std::size_t place, char byte) {
    GltfBuilder gltf = good();
    gltf.as_glb();
    std::string binary = gltf.binary();
    binary.at(place) = byte;
    return glb(gltf.json.dump(), binary);
}

/// The good file that claims so many vertices and triangles.
std::string claiming(std::uint32_t vertices, std::uint32_t triangles) {
    const auto varint = [](std::uint32_t value) {
        std::string bytes;
        for (; value > 127; value >>= 7U) bytes += static_cast<char>((value & 127U) | 128U);
        return bytes + static_cast<char>(value);
    };
    // Magic, version, type, method, flags and the kind of traversal; then one byte for each count of the small mesh.
    constexpr std::size_t counts = 12;
    GltfBuilder gltf = good();
    std::string bytes = gltf.binary().substr(0, gltf.json["bufferViews"][0]["byteLength"]);
    bytes.replace(counts, 2, varint(vertices) + varint(triangles));
    const std::size_t view = gltf.add_view(bytes);
    gltf.primitive()["extensions"][extension]["bufferView"] = view;
    return gltf.as_glb();
}

TEST(GltfDraco, SaysWhatIsWrong) {
    const std::string place = "/meshes/0/primitives/0/extensions/KHR_draco_mesh_compression";
    const auto at = [&](const char* member) { return place + member; };
    const std::string cannot = "the compressed mesh cannot be decompressed";
    const std::string too_much = "KHR_draco_mesh_compression: the file asks for more geometry than its";
    const std::string no_such = "attributes.POSITION: the compressed mesh has no attribute 7";
    expect_errors(
        "bad.glb",
        {
            {"mode", with("/meshes/0/primitives/0/mode", 1), "expected a primitive of mode 4 or 5, found 1"},
            {"no view", with(place.c_str(), Json::object()), "expected a member 'bufferView'"},
            {"no object", with(place.c_str(), 7), "KHR_draco_mesh_compression: expected an object, found 7"},
            {"view out of range", with(at("/bufferView").c_str(), 1), "bufferView: 1 is out of range, there are 1"},
            {"view negative", with(at("/bufferView").c_str(), -1), "bufferView: expected a whole number"},
            {"no attributes", with(at("/attributes").c_str(), nullptr), "attributes: expected an object"},
            {"no such attribute", with(at("/attributes/POSITION").c_str(), 7), no_such},
            {"attribute negative", with(at("/attributes/POSITION").c_str(), -1), "POSITION: expected a whole number"},
            {"attribute absurd", with(at("/attributes/POSITION").c_str(), 4294967296U), "is out of range"},
            {"other components", with("/accessors/0/type", "VEC4"),
             "attributes.POSITION: expected 4 components as in its accessor, found 3"},
            {"matrices", with("/accessors/0/type", "MAT4"), "expected 16 components as in its accessor, found 3"},
            {"cut off", with("/bufferViews/0/byteLength", 20), cannot},
            {"only a magic", with("/bufferViews/0/byteLength", 5),
             "expected a mesh compressed by Draco, bitstream 2.2"},
            {"empty", with("/bufferViews/0/byteLength", 0), "expected a mesh compressed by Draco, bitstream 2.2"},
            {"magic", with_byte(0, 'd'), "expected a mesh compressed by Draco, bitstream 2.2"},
            {"version", with_byte(6, 1), "expected a mesh compressed by Draco, bitstream 2.2"},
            {"points", with_byte(7, 0), "expected a mesh compressed by Draco, bitstream 2.2"},
            {"method", with_byte(8, 2), "expected one of Draco's methods 0 and 1 for meshes"},
            {"traversal", with_byte(11, 9), cannot},
            {"no triangles", claiming(5, 0), cannot},
            {"too many triangles", claiming(5, 4), cannot},
            {"triangles absurd", claiming(5, 0xFFFFFFFFU), too_much},
            {"vertices absurd", claiming(0xFFFFFFFFU, 3), too_much},
            {"hundred millions", claiming(100'000'000, 100'000'000), too_much},
        });
}

TEST(GltfDraco, SurvivesEveryBeginningAndChange) {
    for (const int method : {draco::MESH_EDGEBREAKER_ENCODING, draco::MESH_SEQUENTIAL_ENCODING}) {
        const std::string file = good(method).as_glb();
        EXPECT_EQ(read_all_beginnings("a.glb", file), file.size());
        read_all_changes("a.glb", file);
    }
}

#else

TEST(GltfDraco, NeedsALibrary) {
    const std::string file =
        R"({"asset":{"version":"2.0"},"extensionsRequired":["VENDOR_a","KHR_draco_mesh_compression"]})";
    expect_errors("a.gltf", {{"required", file,
                              "extensionsRequired: the file needs extensions that are not supported: 'VENDOR_a', "
                              "'KHR_draco_mesh_compression'; this build of Vitrine has no draco"}});
}

#endif

}  // namespace
}  // namespace vitrine::io
