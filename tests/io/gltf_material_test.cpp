#include <io/gltf_files.h>
#include <io/test_files.h>

#include <vitrine/io/png_encoder.h>
#include <vitrine/io/texture_decoder.h>

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

using Json = nlohmann::json;
using scene::AlphaMode;
using scene::TextureEncoding;

/// A picture of one pixel.
std::string png(const std::array<std::uint8_t, 4>& rgba) {
    const std::vector<std::uint8_t> bytes = encode_png({1, 1}, rgba);
    return {bytes.begin(), bytes.end()};
}

/// Two triangles in a material, with 16 textures of as many images to choose from, two sets of texture coordinates and
/// normals.
GltfBuilder surface(const Json& material) {
    GltfBuilder gltf;
    gltf.square().primitive()["mode"] = 5;
    gltf.attribute("NORMAL", gltf.add<float>("VEC3", float32, 4, {0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1}));
    gltf.attribute("TEXCOORD_0", gltf.add<float>("VEC2", float32, 4, {0, 1, 1, 1, 1, 0, 0, 0}));
    gltf.attribute("TEXCOORD_1", gltf.add<float>("VEC2", float32, 4, {1, 1, 0, 1, 0, 0, 1, 0}));
    gltf.primitive()["material"] = 0;
    gltf.json["materials"] = Json::array({material});
    for (int i = 0; i < 16; ++i) {
        gltf.json["textures"].push_back({{"source", i}});
        gltf.json["images"].push_back({{"name", "image " + std::to_string(i)},
                                       {"bufferView", gltf.add_view(png({static_cast<std::uint8_t>(i), 0, 0, 255}))}});
    }
    return gltf;
}

GltfBuilder surface(const char* material) {
    return surface(Json::parse(material));
}

const scene::Material& material_of(const scene::Scene& scene) {
    return scene.material(only_mesh(scene).material);
}

/// The material with that extension.
scene::Material extended(const TemporaryFolder& folder, const char* name, const char* extension) {
    Json material;
    material["extensions"][name] = Json::parse(extension);
    return material_of(folder.read("a.glb", surface(material).as_glb()));
}

TEST(GltfMaterials, AreMetalsUnlessTheySayOtherwise) {
    const TemporaryFolder folder;
    const scene::Material plain = material_of(folder.read("a.glb", surface("{}").as_glb()));
    EXPECT_EQ(plain.metallic, 1);
    EXPECT_EQ(plain.roughness, 1);
    EXPECT_EQ(plain.alpha_mode, AlphaMode::opaque);
    const scene::Material dull = material_of(folder.read(
        "a.glb", surface(R"({"pbrMetallicRoughness": {"metallicFactor": 0.25, "roughnessFactor": 0.5}})").as_glb()));
    EXPECT_EQ(dull.metallic, 0.25F);
    EXPECT_EQ(dull.roughness, 0.5F);
    GltfBuilder bare = surface("{}");
    bare.primitive().erase("material");
    const scene::Scene scene = folder.read("a.glb", bare.as_glb());
    EXPECT_EQ(material_of(scene).metallic, 0) << "nobody said that it is a metal";
    EXPECT_EQ(material_of(scene).roughness, scene::Material().roughness);
}

TEST(GltfMaterials, SayWhatAlphaIsFor) {
    const TemporaryFolder folder;
    const auto read = [&](const char* mode) {
        return material_of(folder.read(
            "a.glb", surface(std::string(R"({"pbrMetallicRoughness": {"baseColorFactor": [1, 1, 1, 0.5]}, )" +
                                         std::string(mode) + "}")
                                 .c_str())
                         .as_glb()));
    };
    EXPECT_EQ(read(R"("alphaMode": "MASK", "alphaCutoff": 0.25)").alpha_mode, AlphaMode::mask);
    EXPECT_EQ(read(R"("alphaMode": "MASK", "alphaCutoff": 0.25)").alpha_cutoff, 0.25F);
    EXPECT_EQ(read(R"("alphaMode": "MASK")").alpha_cutoff, 0.5F);
    EXPECT_EQ(read(R"("alphaMode": "MASK", "alphaCutoff": -1)").alpha_cutoff, 0);
    EXPECT_EQ(read(R"("alphaMode": "BLEND")").alpha_mode, AlphaMode::blend);
    EXPECT_EQ(read(R"("alphaMode": "BLEND")").base_color.a, 0.5F);
    EXPECT_TRUE(read(R"("alphaMode": "DITHER")").is_blended()) << "a mode that nobody knows";
    EXPECT_FALSE(read(R"("alphaMode": "OPAQUE")").is_blended());
}

TEST(GltfMaterials, HaveATextureInEachSlot) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.glb", surface(R"({
        "pbrMetallicRoughness": {"baseColorTexture": {"index": 0}, "metallicRoughnessTexture": {"index": 1}},
        "normalTexture": {"index": 2, "scale": -2}, "occlusionTexture": {"index": 3, "strength": 0.25},
        "emissiveTexture": {"index": 4}, "extensions": {
            "KHR_materials_specular": {"specularTexture": {"index": 5}, "specularColorTexture": {"index": 6}},
            "KHR_materials_clearcoat": {"clearcoatTexture": {"index": 7}, "clearcoatRoughnessTexture": {"index": 8},
                                        "clearcoatNormalTexture": {"index": 9, "scale": 3}},
            "KHR_materials_sheen": {"sheenColorTexture": {"index": 10}, "sheenRoughnessTexture": {"index": 11}},
            "KHR_materials_transmission": {"transmissionTexture": {"index": 12}},
            "KHR_materials_volume": {"thicknessTexture": {"index": 13, "texCoord": 1}}}})")
                                                        .as_glb());
    const scene::Material& material = material_of(scene);
    int next = 0;
    scene::visit_slots(material, [&](const char* name, const scene::TextureSlot& slot, TextureEncoding encoding) {
        ASSERT_TRUE(scene.textures().contains(slot.texture)) << name;
        EXPECT_EQ(scene.texture(slot.texture).name, "image " + std::to_string(next)) << name;
        EXPECT_EQ(scene.texture(slot.texture).encoding, encoding) << name;
        EXPECT_EQ(slot.texcoord_set, next == 13 ? 1 : 0) << name;
        ++next;
    });
    EXPECT_EQ(next, 14);
    EXPECT_EQ(material.normal_scale, -2);
    EXPECT_EQ(material.clearcoat.normal_scale, 3);
    EXPECT_EQ(material.occlusion_strength, 0.25F);
    EXPECT_EQ(only_mesh(scene).second_texcoords.size(), 4U);
}

TEST(GltfMaterials, HaveTheNumbersOfTheirExtensions) {
    const TemporaryFolder folder;
    EXPECT_EQ(extended(folder, "KHR_materials_ior", R"({"ior": 1.25})").ior, 1.25F);
    EXPECT_EQ(extended(folder, "KHR_materials_ior", "{}").ior, 1.5F);
    EXPECT_EQ(extended(folder, "KHR_materials_ior", R"({"ior": 0})").ior, 0) << "all is mirrored";
    EXPECT_EQ(extended(folder, "KHR_materials_ior", R"({"ior": 0.5})").ior, 1) << "there is no such material";
    const scene::Specular specular =
        extended(folder, "KHR_materials_specular", R"({"specularFactor": 0.25, "specularColorFactor": [0, 0.5, 2]})")
            .specular;
    EXPECT_EQ(specular.factor, 0.25F);
    EXPECT_EQ(specular.color, glm::vec3(0, 0.5F, 2));
    const scene::Clearcoat coat =
        extended(folder, "KHR_materials_clearcoat", R"({"clearcoatFactor": 0.5, "clearcoatRoughnessFactor": 0.25})")
            .clearcoat;
    EXPECT_EQ(coat.factor, 0.5F);
    EXPECT_EQ(coat.roughness, 0.25F);
    const scene::Sheen sheen =
        extended(folder, "KHR_materials_sheen", R"({"sheenColorFactor": [0.5, 0, 1], "sheenRoughnessFactor": 0.75})")
            .sheen;
    EXPECT_EQ(sheen.color, glm::vec3(0.5F, 0, 1));
    EXPECT_EQ(sheen.roughness, 0.75F);
    EXPECT_EQ(extended(folder, "KHR_materials_transmission", R"({"transmissionFactor": 0.5})").transmission.factor,
              0.5F);
    const scene::Transmission body =
        extended(folder, "KHR_materials_volume",
                 R"({"thicknessFactor": 2, "attenuationDistance": 3, "attenuationColor": [1, 0.5, 0]})")
            .transmission;
    EXPECT_EQ(body.thickness, 2);
    EXPECT_EQ(body.attenuation_distance, 3);
    EXPECT_EQ(body.attenuation_color, glm::vec3(1, 0.5F, 0));
    const float infinity = std::numeric_limits<float>::infinity();
    for (const char* none : {"{}", R"({"attenuationDistance": 0})", R"({"attenuationDistance": -1})"})
        EXPECT_EQ(extended(folder, "KHR_materials_volume", none).transmission.attenuation_distance, infinity) << none;
}

TEST(GltfMaterials, GiveOutMoreLightThanWhite) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.glb", surface(R"({"emissiveFactor": [1, 0.5, 0], "extensions":
                                         {"KHR_materials_emissive_strength": {"emissiveStrength": 8}}})")
                                                        .as_glb());
    EXPECT_EQ(material_of(scene).emissive, glm::vec3(8, 4, 0));
}

TEST(GltfMaterials, ClampWhatIsOutOfRange) {
    const TemporaryFolder folder;
    const scene::Material material = material_of(folder.read("a.glb", surface(R"({
        "pbrMetallicRoughness": {"metallicFactor": 7, "roughnessFactor": -1, "baseColorFactor": [-1, 2, 0.5, 1]},
        "emissiveFactor": [2, -1, 0.5], "occlusionTexture": {"index": 0, "strength": 9}, "extensions": {
            "KHR_materials_emissive_strength": {"emissiveStrength": -1},
            "KHR_materials_specular": {"specularFactor": 3, "specularColorFactor": [-1, 0, 0]},
            "KHR_materials_clearcoat": {"clearcoatFactor": -1, "clearcoatRoughnessFactor": 2},
            "KHR_materials_sheen": {"sheenColorFactor": [2, -2, 0], "sheenRoughnessFactor": 2},
            "KHR_materials_transmission": {"transmissionFactor": 2},
            "KHR_materials_volume": {"thicknessFactor": -1, "attenuationColor": [2, -1, 0]}}})")
                                                                          .as_glb()));
    EXPECT_EQ(material.metallic, 1);
    EXPECT_EQ(material.roughness, 0);
    EXPECT_EQ(material.base_color, glm::vec4(0, 1, 0.5F, 1));
    EXPECT_EQ(material.emissive, glm::vec3(0));
    EXPECT_EQ(material.occlusion_strength, 1);
    EXPECT_EQ(material.specular.factor, 1);
    EXPECT_EQ(material.specular.color, glm::vec3(0));
    EXPECT_EQ(material.clearcoat.factor, 0);
    EXPECT_EQ(material.clearcoat.roughness, 1);
    EXPECT_EQ(material.sheen.color, glm::vec3(1, 0, 0));
    EXPECT_EQ(material.sheen.roughness, 1);
    EXPECT_EQ(material.transmission.factor, 1);
    EXPECT_EQ(material.transmission.thickness, 0);
    EXPECT_EQ(material.transmission.attenuation_color, glm::vec3(1, 0, 0));
}

TEST(GltfMaterials, SayWhatIsWrongWithThem) {
    const TemporaryFolder folder;
    const auto error = [&](const char* material) { return folder.error("a.glb", surface(material).as_glb()); };
    EXPECT_EQ(error("{}"), "");
    for (const auto& [material, expected] : std::map<const char*, const char*>{
             {R"({"pbrMetallicRoughness": {"metallicFactor": "1"}})", "metallicFactor: expected a number, found '1'"},
             {R"({"pbrMetallicRoughness": {"metallicRoughnessTexture": {"index": 16}}})",
              "materials[0].pbrMetallicRoughness.metallicRoughnessTexture.index: 16 is out of range"},
             {R"({"alphaCutoff": []})", "materials[0].alphaCutoff: expected a number"},
             {R"({"alphaMode": 1})", "materials[0].alphaMode: expected a string"},
             {R"({"normalTexture": {}})", "materials[0].normalTexture: expected a member 'index'"},
             {R"({"normalTexture": {"index": 0, "scale": null}})", "normalTexture.scale: expected a number"},
             {R"({"occlusionTexture": 3})", "materials[0].occlusionTexture: expected an object"},
             {R"({"emissiveFactor": [1, 1]})", "emissiveFactor: expected at least 3 elements, found 2"},
             {R"({"emissiveTexture": {"index": -1}})", "emissiveTexture.index: expected a whole number"},
             {R"({"extensions": {"KHR_materials_ior": 2}})", "KHR_materials_ior: expected an object, found 2"},
             {R"({"extensions": {"KHR_materials_ior": {"ior": 1e300}}})", "ior: expected a number within the range"},
             {R"({"extensions": {"KHR_materials_clearcoat": {"clearcoatNormalTexture": {"index": 99}}}})",
              "clearcoatNormalTexture.index: 99 is out of range"},
             {R"({"extensions": {"KHR_materials_pbrSpecularGlossiness": {"diffuseTexture": {"index": 99}}}})",
              "diffuseTexture.index: 99 is out of range"},
             {R"({"extensions": {"KHR_materials_volume": {"thicknessTexture": {"index": 0, "texCoord": 0.5}}}})",
              "thicknessTexture.texCoord: expected a whole number"}})
        EXPECT_NE(error(material).find(expected), std::string::npos) << material << '\n' << error(material);
}

TEST(GltfMaterials, OneImageIsTwoTexturesWhereItIsColoursAndNumbers) {
    const TemporaryFolder folder;
    scene::Scene scene = folder.read("a.glb", surface(R"({
        "pbrMetallicRoughness": {"baseColorTexture": {"index": 3}, "metallicRoughnessTexture": {"index": 3}},
        "occlusionTexture": {"index": 3}, "emissiveTexture": {"index": 3}})")
                                                  .as_glb());
    const scene::Material material = material_of(scene);
    EXPECT_EQ(scene.textures().size(), 2U);
    EXPECT_EQ(material.base_color_texture.texture, material.emissive_texture.texture);
    EXPECT_EQ(material.metallic_roughness_texture.texture, material.occlusion_texture.texture);
    EXPECT_TRUE(decode_textures(scene).empty());
    for (const scene::TextureId id : scene.textures().ids())
        EXPECT_EQ(scene.texture(id).texels.at(0, 0), glm::u8vec4(3, 0, 0, 255));
    EXPECT_EQ(scene.texture(material.base_color_texture.texture).tracked_texels().format,
              arrays::TexelFormat::srgb8_alpha8);
    EXPECT_EQ(scene.texture(material.occlusion_texture.texture).tracked_texels().format, arrays::TexelFormat::rgba8);
}

TEST(GltfMaterials, SecondTextureCoordinatesAreThereWhereTheyAreUsed) {
    const TemporaryFolder folder;
    const scene::Scene first = folder.read("a.glb", surface(R"({"emissiveTexture": {"index": 0}})").as_glb());
    EXPECT_EQ(only_mesh(first).texcoords.size(), 4U);
    EXPECT_TRUE(only_mesh(first).second_texcoords.empty());
    const scene::Scene both =
        folder.read("a.glb", surface(R"({"emissiveTexture": {"index": 0, "texCoord": 1}})").as_glb());
    EXPECT_EQ(only_mesh(both).texcoords[0], glm::vec2(0, 1));
    EXPECT_EQ(only_mesh(both).second_texcoords[0], glm::vec2(1, 1));
}

TEST(GltfMaterials, MapsOfNormalsBringTangents) {
    const TemporaryFolder folder;
    const auto mesh_of = [&](const char* material, const std::function<void(GltfBuilder&)>& change) {
        GltfBuilder gltf = surface(material);
        change(gltf);
        return only_mesh(folder.read("a.glb", gltf.as_glb()));
    };
    const auto add_tangents = [](GltfBuilder& gltf) {
        gltf.attribute("TANGENT",
                       gltf.add<float>("VEC4", float32, 4, {0, 3, 0, -1, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, -7}));
    };
    const auto nothing = [](GltfBuilder&) {};
    const char* const map = R"({"normalTexture": {"index": 0}})";
    EXPECT_TRUE(mesh_of(R"({"emissiveTexture": {"index": 0}})", add_tangents).tangents.empty()) << "nobody needs them";
    const scene::Mesh computed = mesh_of(map, nothing);
    ASSERT_EQ(computed.tangents.size(), 4U);
    EXPECT_EQ(computed.tangents[0], glm::vec4(1, 0, 0, 1));
    EXPECT_EQ(computed.tangents.label(), "a.glb mesh 0 tangents");
    EXPECT_EQ(mesh_of(R"({"normalTexture": {"index": 0, "texCoord": 1}})", nothing).tangents[0],
              glm::vec4(-1, 0, 0, -1));
    EXPECT_EQ(
        mesh_of(R"({"extensions": {"KHR_materials_clearcoat": {"clearcoatNormalTexture": {"index": 0}}}})", nothing)
            .tangents.size(),
        4U);
    const scene::Mesh given = mesh_of(map, add_tangents);
    EXPECT_EQ(given.tangents[0], glm::vec4(0, 1, 0, -1)) << "at length 1";
    EXPECT_EQ(given.tangents[1], glm::vec4(0, 1, 0, 1));
    EXPECT_NEAR(glm::length(glm::vec3(given.tangents[2])), 1, 1e-6F) << "some";
    EXPECT_EQ(given.tangents[2].z, 0);
    EXPECT_EQ(given.tangents[3], glm::vec4(1, 0, 0, -1));
    const auto without = [](const char* name) {
        return [name](GltfBuilder& gltf) { gltf.primitive()["attributes"].erase(name); };
    };
    EXPECT_TRUE(mesh_of(map, without("TEXCOORD_0")).tangents.empty());
    EXPECT_EQ(mesh_of(map,
                      [&](GltfBuilder& gltf) {
                          add_tangents(gltf);
                          without("NORMAL")(gltf);
                      })
                  .tangents[0],
              glm::vec4(1, 0, 0, 1))
        << "without normals those of the file mean nothing";
    GltfBuilder wrong = surface(map);
    wrong.attribute("TANGENT", wrong.add<float>("VEC3", float32, 4, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    EXPECT_NE(folder.error("a.glb", wrong.as_glb()).find("TANGENT: expected an accessor of type VEC4"),
              std::string::npos);
}

TEST(GltfMaterials, OfGlossinessBecomeMetallicAndRough) {
    const TemporaryFolder folder;
    const char* const name = "KHR_materials_pbrSpecularGlossiness";
    const scene::Material plastic = extended(
        folder, name,
        R"({"diffuseFactor": [0.5, 0.25, 0, 1], "specularFactor": [0.04, 0.04, 0.04], "glossinessFactor": 0.75})");
    EXPECT_NEAR(plastic.metallic, 0, 1e-4F);
    EXPECT_FLOAT_EQ(plastic.roughness, 0.25F);
    EXPECT_LT(glm::distance(plastic.base_color, glm::vec4(0.5F, 0.25F, 0, 1)), 1e-3F);
    const scene::Material gold = extended(
        folder, name, R"({"diffuseFactor": [0, 0, 0, 1], "specularFactor": [1, 0.75, 0.25], "glossinessFactor": 2})");
    EXPECT_NEAR(gold.metallic, 1, 1e-4F);
    EXPECT_EQ(gold.roughness, 0);
    EXPECT_LT(glm::distance(gold.base_color, glm::vec4(1, 0.75F, 0.25F, 1)), 1e-3F);
    EXPECT_NEAR(extended(folder, name, "{}").metallic, 1, 1e-6F) << "a white mirror";
}

TEST(GltfMaterials, TexturesOfGlossinessAreMadeIntoOthers) {
    const TemporaryFolder folder;
    GltfBuilder gltf = surface(R"({"alphaMode": "BLEND", "extensions": {"KHR_materials_pbrSpecularGlossiness": {
        "diffuseFactor": [1, 1, 1, 0.5], "glossinessFactor": 0.5,
        "diffuseTexture": {"index": 0}, "specularGlossinessTexture": {"index": 1}}}})");
    gltf.json["images"][0]["bufferView"] = gltf.add_view(png({0, 0, 0, 128}));
    gltf.json["images"][1]["bufferView"] = gltf.add_view(png({255, 188, 0, 102}));
    scene::Scene scene = folder.read("a.glb", gltf.as_glb());
    EXPECT_EQ(scene.textures().size(), 2U);
    EXPECT_TRUE(decode_textures(scene).empty());
    const scene::Material& material = material_of(scene);
    EXPECT_EQ(material.base_color, glm::vec4(1, 1, 1, 0.5F));
    EXPECT_EQ(material.metallic, 1);
    EXPECT_EQ(material.roughness, 1);
    const scene::Texture& base = scene.texture(material.base_color_texture.texture);
    EXPECT_EQ(base.encoding, TextureEncoding::color);
    EXPECT_EQ(base.texels.at(0, 0), glm::u8vec4(255, 188, 0, 128)) << "what a metal mirrors, and the diffuse alpha";
    const scene::Texture& data = scene.texture(material.metallic_roughness_texture.texture);
    EXPECT_EQ(data.encoding, TextureEncoding::data);
    EXPECT_EQ(data.texels.at(0, 0), glm::u8vec4(0, 204, 255, 255)) << "1 - 0.5 * 0.4";
    EXPECT_EQ(data.made_of, nullptr) << "not needed any more";
}

TEST(GltfMaterials, TexturesOfGlossinessThatDoNotLieAlikeAreTheDiffuseOne) {
    const TemporaryFolder folder;
    GltfBuilder gltf = surface(R"({"extensions": {"KHR_materials_pbrSpecularGlossiness": {
        "specularFactor": [0.04, 0.04, 0.04], "glossinessFactor": 0.5,
        "diffuseTexture": {"index": 0}, "specularGlossinessTexture": {"index": 1, "texCoord": 1}}}})");
    gltf.json["images"][0]["bufferView"] = gltf.add_view(png({200, 100, 50, 255}));
    scene::Scene scene = folder.read("odd.glb", gltf.as_glb());
    EXPECT_TRUE(was_logged("odd.glb: materials[0].extensions.KHR_materials_pbrSpecularGlossiness: its two textures"));
    decode_textures(scene);
    const scene::Material& material = material_of(scene);
    const glm::u8vec4 base = scene.texture(material.base_color_texture.texture).texels.at(0, 0);
    EXPECT_NEAR(base.r, 200, 1);
    EXPECT_NEAR(base.g, 100, 1);
    EXPECT_EQ(scene.texture(material.metallic_roughness_texture.texture).texels.at(0, 0), glm::u8vec4(0, 128, 0, 255));
}

TEST(GltfMaterials, PicturesOfOtherKindsAreWarningsAndSurfacesGoWithout) {
    const TemporaryFolder folder;
    GltfBuilder gltf = surface(R"({"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}},
        "emissiveTexture": {"index": 1}, "normalTexture": {"index": 2}, "extensions": {
        "KHR_materials_pbrSpecularGlossiness": {"diffuseTexture": {"index": 0}, "specularFactor": [0, 0, 0]}}})");
    gltf.json["extensionsRequired"] = gltf.json["extensionsUsed"] = {"KHR_texture_basisu", "EXT_texture_webp"};
    gltf.json["textures"][0] = Json::parse(R"({"extensions": {"KHR_texture_basisu": {"source": 0}}})");
    gltf.json["textures"][1] = Json::parse(R"({"extensions": {"EXT_texture_webp": {"source": 1}}})");
    gltf.json["textures"][2] = Json::parse(R"({"source": 2, "extensions": {"KHR_texture_basisu": {"source": 3}}})");
    scene::Scene scene = folder.read("kinds.glb", gltf.as_glb());
    EXPECT_TRUE(
        was_logged("kinds.glb: images[0]: KTX2/Basis pictures (KHR_texture_basisu) are not supported, surfaces "
                   "show without 'image 0'"));
    EXPECT_TRUE(was_logged("kinds.glb: images[1]: WebP pictures (EXT_texture_webp) are not supported"));
    EXPECT_FALSE(was_logged("kinds.glb: images[3]")) << "there is a PNG in its place";
    EXPECT_FALSE(was_logged("kinds.glb: extensions that are not supported"));
    const scene::Material& material = material_of(scene);
    EXPECT_FALSE(material.base_color_texture.texture) << "nothing to convert";
    EXPECT_EQ(scene.texture(material.emissive_texture.texture).state, scene::TextureState::failed);
    EXPECT_EQ(scene.texture(material.normal_texture.texture).state, scene::TextureState::waiting);
    EXPECT_TRUE(decode_textures(scene).empty()) << "it was said before";
}

/// Three primitives: the first is "red" and "gold" in variants, the second has a map of normals in one of them.
GltfBuilder with_variants() {
    GltfBuilder gltf = surface(R"({"name": "plain"})");
    gltf.json["materials"].push_back({{"name", "red"}});
    gltf.json["materials"].push_back({{"name", "gold"}, {"normalTexture", {{"index", 0}, {"texCoord", 1}}}});
    gltf.json["extensionsUsed"] = {"KHR_materials_variants"};
    gltf.json["extensions"]["KHR_materials_variants"]["variants"] =
        Json::parse(R"([{"name": "hot"}, {"name": "rich"}, {}])");
    Json& primitives = gltf.json["meshes"][0]["primitives"];
    primitives.push_back(primitives[0]);
    primitives.push_back(primitives[0]);
    primitives[0]["extensions"]["KHR_materials_variants"]["mappings"] =
        Json::parse(R"([{"material": 1, "variants": [0, 2]}, {"material": 2, "variants": [1]}])");
    primitives[1]["extensions"]["KHR_materials_variants"]["mappings"] =
        Json::parse(R"([{"material": 2, "variants": [1, 2]}])");
    return gltf;
}

std::string looks(const scene::Scene& scene) {
    std::string looks;
    for (const scene::MeshId id : scene.meshes().ids())
        looks += (looks.empty() ? "" : " ") + scene.material(scene.mesh(id).material).name;
    return looks;
}

TEST(GltfVariants, AreThoseOfTheScene) {
    const TemporaryFolder folder;
    scene::Scene scene = folder.read("a.glb", with_variants().as_glb());
    ASSERT_EQ(scene.variants().size(), 3U);
    EXPECT_EQ(scene.variants()[0].name, "hot");
    EXPECT_EQ(scene.variants()[2].name, "variant 2") << "it has none";
    EXPECT_EQ(looks(scene), "plain plain plain");
    scene.select_variant(0);
    EXPECT_EQ(looks(scene), "red plain plain");
    scene.select_variant(1);
    EXPECT_EQ(looks(scene), "gold gold plain");
    scene.select_variant(2);
    EXPECT_EQ(looks(scene), "red gold plain");
    scene.select_variant({});
    EXPECT_EQ(looks(scene), "plain plain plain");
    EXPECT_FALSE(was_logged("KHR_materials_variants"));
}

TEST(GltfVariants, MeshesHaveWhatTheirMaterialsNeed) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.glb", with_variants().as_glb());
    const auto meshes = scene.meshes().ids();
    ASSERT_EQ(meshes.size(), 3U);
    for (const std::size_t i : {0U, 1U}) {
        EXPECT_EQ(scene.mesh(meshes[i]).second_texcoords.size(), 4U);
        EXPECT_EQ(scene.mesh(meshes[i]).tangents.size(), 4U);
    }
    EXPECT_TRUE(scene.mesh(meshes[2]).second_texcoords.empty());
    EXPECT_TRUE(scene.mesh(meshes[2]).tangents.empty());
}

TEST(GltfVariants, BadIndicesAreErrors) {
    const TemporaryFolder folder;
    const auto error = [&](const char* mapping) {
        GltfBuilder gltf = with_variants();
        gltf.primitive()["extensions"]["KHR_materials_variants"]["mappings"][1] = Json::parse(mapping);
        return folder.error("a.glb", gltf.as_glb());
    };
    EXPECT_EQ(error(R"({"material": 1, "variants": []})"), "");
    const std::string place = "meshes[0].primitives[0].extensions.KHR_materials_variants.mappings[1]";
    EXPECT_NE(error(R"({"material": 3, "variants": [0]})").find(place + ".material: 3 is out of range"),
              std::string::npos);
    EXPECT_NE(error(R"({"material": 1, "variants": [3]})").find(place + ".variants[0]: 3 is out of range"),
              std::string::npos);
    EXPECT_NE(error(R"({"variants": [0]})").find("expected a member 'material'"), std::string::npos);
    EXPECT_NE(error(R"({"material": 1, "variants": 0})").find("variants: expected an array"), std::string::npos);
}

}  // namespace
}  // namespace vitrine::io
