#include <io/gltf_files.h>
#include <io/test_files.h>

#include <vitrine/io/png_encoder.h>
#include <vitrine/io/texture_decoder.h>

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

using Json = nlohmann::json;
using Texcoords = std::vector<glm::vec2>;
using scene::TextureState;

/// A picture of one pixel of that colour.
std::string png(std::uint8_t red) {
    const std::array<std::uint8_t, 4> rgba{red, 0, 0, 255};
    const std::vector<std::uint8_t> bytes = encode_png({1, 1}, rgba);
    return {bytes.begin(), bytes.end()};
}

/// Two triangles with a material that has texture 0, of image 0.
GltfBuilder textured() {
    GltfBuilder gltf;
    gltf.square().primitive()["mode"] = 5;
    gltf.attribute("TEXCOORD_0", gltf.add<float>("VEC2", float32, 4, {0, 0, 1, 0, 1, 1, 0, 0.5F}));
    gltf.primitive()["material"] = 0;
    gltf.json["materials"] = Json::parse(R"([{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}])");
    gltf.json["textures"] = Json::parse(R"([{"source": 0}])");
    gltf.json["images"] = Json::parse(R"([{"mimeType": "image/png"}])");
    return gltf;
}

const scene::TextureSlot& slot_of(const scene::Scene& scene) {
    return scene.material(only_mesh(scene).material).base_color_texture;
}

const scene::Texture& texture_of(const scene::Scene& scene) {
    return scene.texture(slot_of(scene).texture);
}

Texcoords texcoords_of(const scene::Scene& scene) {
    const scene::Mesh& mesh = only_mesh(scene);
    return {mesh.texcoords.begin(), mesh.texcoords.end()};
}

TEST(GltfTextures, ArePicturesInABufferView) {
    const TemporaryFolder folder;
    GltfBuilder gltf = textured();
    gltf.json["images"][0]["bufferView"] = gltf.add_view(png(7));
    scene::Scene scene = folder.read("a.glb", gltf.as_glb());
    EXPECT_EQ(texture_of(scene).name, "image 0");
    EXPECT_EQ(texture_of(scene).state, TextureState::waiting) << "nothing is decoded yet";
    EXPECT_TRUE(decode_textures(scene).empty());
    EXPECT_EQ(texture_of(scene).texels.at(0, 0), glm::u8vec4(7, 0, 0, 255)) << "the file is still there";
}

TEST(GltfTextures, OfBytesInMemoryOutliveThem) {
    GltfBuilder gltf = textured();
    gltf.json["images"][0]["bufferView"] = gltf.add_view(png(9));
    std::string bytes = gltf.as_glb();
    scene::Scene scene = read_scene(std::as_bytes(std::span(bytes)), "a.glb");
    std::fill(bytes.begin(), bytes.end(), '\0');
    decode_textures(scene);
    EXPECT_EQ(texture_of(scene).texels.at(0, 0).r, 9);
}

TEST(GltfTextures, AreDataUrisAndFiles) {
    const TemporaryFolder folder;
    GltfBuilder gltf = textured();
    gltf.json["images"][0]["uri"] = "data:image/png;base64," + base64(png(5));
    scene::Scene scene = folder.read("a.gltf", gltf.as_text());
    decode_textures(scene);
    EXPECT_EQ(texture_of(scene).texels.at(0, 0).r, 5);
    folder.write("my map.png", png(6));
    gltf.json["images"][0] = {{"uri", "my%20map.png"}, {"name", "skin"}};
    scene = folder.read("a.gltf", gltf.as_text());
    EXPECT_EQ(texture_of(scene).name, "skin");
    decode_textures(scene);
    EXPECT_EQ(texture_of(scene).texels.at(0, 0).r, 6);
}

TEST(GltfTextures, ThatAreNotThereAreWarnings) {
    const TemporaryFolder folder;
    folder.write("../outside.png", "");
    for (const char* uri : {"gone.png", "../outside.png", "https://example.org/a.png", "data:image/png;base64,*"}) {
        GltfBuilder gltf = textured();
        gltf.json["images"][0]["uri"] = uri;
        const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
        EXPECT_EQ(only_mesh(scene).triangle_count(), 2U);
        EXPECT_EQ(texture_of(scene).state, TextureState::failed) << uri;
    }
    std::filesystem::remove(folder.path().parent_path() / "outside.png");
    EXPECT_TRUE(was_logged("a.glb: images[0].uri: the file 'gone.png' is missing"));
    GltfBuilder gltf = textured();
    EXPECT_EQ(texture_of(folder.read("a.glb", gltf.as_glb())).state, TextureState::failed) << "no data at all";
    gltf.json["images"][0]["bufferView"] = gltf.add_view("no picture");
    scene::Scene scene = folder.read("b.glb", gltf.as_glb());
    const std::vector<std::string> warnings = decode_textures(scene);
    ASSERT_EQ(warnings.size(), 1U);
    EXPECT_NE(warnings[0].find("b.glb: texture 'image 0': is no picture of a kind that is read"), std::string::npos);
}

TEST(GltfTextures, OfOneImageAreDecodedOnce) {
    const TemporaryFolder folder;
    GltfBuilder gltf = textured();
    gltf.json["images"][0]["bufferView"] = gltf.add_view(png(1));
    gltf.json["textures"] = Json::parse(R"([{"source": 0}, {"source": 0, "sampler": 0}])");
    gltf.json["samplers"] = Json::parse(R"([{"wrapS": 33071, "wrapT": 33648, "magFilter": 9728, "minFilter": 9729}])");
    gltf.json["materials"].push_back(Json::parse(R"({"pbrMetallicRoughness": {"baseColorTexture": {"index": 1}}})"));
    gltf.json["meshes"][0]["primitives"].push_back(gltf.primitive());
    gltf.json["meshes"][0]["primitives"][1]["material"] = 1;
    const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
    EXPECT_EQ(scene.textures().size(), 1U);
    const auto materials = scene.materials().ids();
    ASSERT_EQ(materials.size(), 2U);
    EXPECT_EQ(scene.material(materials[0]).base_color_texture.sampler, scene::TextureSampler());
    const scene::TextureSampler& sampler = scene.material(materials[1]).base_color_texture.sampler;
    EXPECT_EQ(sampler,
              (scene::TextureSampler{scene::TextureWrap::clamp, scene::TextureWrap::mirror, false, true, false}));
}

TEST(GltfTextures, HaveCoordinatesOfEachType) {
    const TemporaryFolder folder;
    const auto read = [&](const std::function<std::size_t(GltfBuilder&)>& add, bool normalized) {
        GltfBuilder gltf = textured();
        const std::size_t accessor = add(gltf);
        gltf.json["accessors"][accessor]["normalized"] = normalized;
        gltf.attribute("TEXCOORD_0", accessor);
        return texcoords_of(folder.read("a.glb", gltf.as_glb()));
    };
    const Texcoords expected{{0, 1}, {1, 0}, {1, 1}, {0, 0}};
    EXPECT_EQ(read(
                  [](GltfBuilder& g) {
                      return g.add<std::uint8_t>("VEC2", uint8, 4, {0, 255, 255, 0, 255, 255, 0, 0});
                  },
                  true),
              expected);
    EXPECT_EQ(read(
                  [](GltfBuilder& g) {
                      return g.add<std::uint16_t>("VEC2", uint16, 4, {0, 65535, 65535, 0, 65535, 65535, 0, 0});
                  },
                  true),
              expected);
    EXPECT_EQ(read(
                  [](GltfBuilder& g) {
                      return g.add<std::int16_t>("VEC2", int16, 4, {0, 1, 1, 0, 1, 1, 0, 0});
                  },
                  false),
              expected);
}

TEST(GltfTextures, GoByTheSetThatTheMaterialNames) {
    const TemporaryFolder folder;
    GltfBuilder gltf = textured();
    gltf.attribute("TEXCOORD_1", gltf.add<float>("VEC2", float32, 4, {3, 3, 3, 3, 3, 3, 3, 3}));
    Json& info = gltf.json["materials"][0]["pbrMetallicRoughness"]["baseColorTexture"];
    EXPECT_EQ(texcoords_of(folder.read("a.glb", gltf.as_glb()))[0], glm::vec2(0));
    info["texCoord"] = 1;
    const scene::Scene second = folder.read("a.glb", gltf.as_glb());
    EXPECT_EQ(slot_of(second).texcoord_set, 1);
    EXPECT_EQ(only_mesh(second).second_texcoords[0], glm::vec2(3));
    EXPECT_EQ(texcoords_of(second)[0], glm::vec2(0)) << "the first ones stay";
    info["extensions"]["KHR_texture_transform"] = {
        {"texCoord", 0}, {"offset", {1, 2}}, {"scale", {3, 4}}, {"rotation", 5}};
    const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
    EXPECT_EQ(slot_of(scene).texcoord_set, 0);
    EXPECT_TRUE(only_mesh(scene).second_texcoords.empty());
    EXPECT_EQ(slot_of(scene).transform, (scene::TextureTransform{{1, 2}, 5, {3, 4}}));
    info = {{"index", 0}, {"texCoord", 2}};
    EXPECT_FALSE(slot_of(folder.read("third.glb", gltf.as_glb())).texture);
    EXPECT_TRUE(
        was_logged("third.glb: materials[0].pbrMetallicRoughness.baseColorTexture: texture coordinates beyond "
                   "set 1 are not read"));
}

TEST(GltfTextures, OfKindsThatAreNotReadHaveAName) {
    const TemporaryFolder folder;
    GltfBuilder gltf = textured();
    gltf.json["textures"] = Json::parse(R"([{"extensions": {"EXT_texture_webp": {"source": 0}}}])");
    gltf.json["images"][0] = {{"bufferView", gltf.add_view("RIFF....WEBP")}, {"name", "wood"}};
    const scene::Scene scene = folder.read("a.glb", gltf.as_glb());
    EXPECT_EQ(texture_of(scene).name, "wood");
    gltf.json["textures"] = Json::parse(R"([{}])");
    EXPECT_FALSE(slot_of(folder.read("a.glb", gltf.as_glb())).texture);
}

TEST(GltfTextures, BadIndicesAreErrors) {
    const TemporaryFolder folder;
    const auto error = [&](const std::function<void(Json&)>& change) {
        GltfBuilder gltf = textured();
        gltf.json["images"][0]["bufferView"] = gltf.add_view(png(1));
        change(gltf.json);
        return folder.error("a.glb", gltf.as_glb());
    };
    EXPECT_EQ(error([](Json& json) { json["asset"]["copyright"] = "nobody"; }), "");
    EXPECT_NE(error([](Json& json) { json["textures"][0]["source"] = 1; }).find("textures[0].source: "),
              std::string::npos);
    EXPECT_NE(error([](Json& json) { json["textures"][0]["sampler"] = 0; }).find("textures[0].sampler: "),
              std::string::npos);
    EXPECT_NE(error([](Json& json) {
                  json["materials"][0]["pbrMetallicRoughness"]["baseColorTexture"]["index"] = 4;
              }).find("baseColorTexture.index: "),
              std::string::npos);
}

}  // namespace
}  // namespace vitrine::io
