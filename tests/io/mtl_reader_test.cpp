#include <io/test_files.h>

#include <vitrine/io/mtl_reader.h>

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace vitrine::io {
namespace {

/// A triangle with texture coordinates in a material of these statements.
scene::Scene read(const TemporaryFolder& folder, const std::string& statements) {
    folder.write("m.mtl", "newmtl m\n" + statements);
    return folder.read("a.obj",
                       "mtllib m.mtl\nv 0 0 0\nv 1 0 0\nv 1 1 0\nvt 0 0\nvt 1 0\nvt 1 1\nusemtl m\nf 1/1 2/2 3/3\n");
}

scene::Material material(const TemporaryFolder& folder, const std::string& statements) {
    const scene::Scene scene = read(folder, statements);
    return scene.material(only_mesh(scene).material);
}

/// The name and the encoding of a slot's texture.
std::string texture_of(const scene::Scene& scene, const scene::TextureSlot& slot) {
    if (!slot.texture) return "none";
    const scene::Texture& texture = scene.texture(slot.texture);
    return texture.name + (texture.encoding == scene::TextureEncoding::color ? " color" : " data");
}

TEST(Mtl, ShininessIsRoughness) {
    const TemporaryFolder folder;
    EXPECT_EQ(material(folder, "Kd 1 1 1\n").roughness, scene::Material().roughness) << "it says nothing";
    EXPECT_EQ(material(folder, "Kd 1 1 1\n").metallic, 0);
    EXPECT_FLOAT_EQ(material(folder, "Ns 30\n").roughness, std::pow(2.0F / 32, 0.25F));
    EXPECT_EQ(material(folder, "Ns 0\n").roughness, 1);
    EXPECT_EQ(material(folder, "Ns -5\n").roughness, 1);
    EXPECT_EQ(material(folder, "Ks 0 0 0\nNs 500\n").roughness, 1) << "no highlights";
    EXPECT_LT(material(folder, "Ks 0.5 0.5 0.5\nNs 500\n").roughness, 0.3F);
    EXPECT_EQ(material(folder, "Ks 0\nNs 500\nPr 0.25\n").roughness, 0.25F) << "Pr says what it is";
    EXPECT_EQ(material(folder, "Ns inf\n").roughness, 0);
    EXPECT_EQ(material(folder, "Ns nan\n").roughness, 1);
}

TEST(Mtl, HasTheExtensionForPhysicallyBasedRendering) {
    const TemporaryFolder folder;
    const scene::Material paint = material(folder, "Pm 0.5\nPr 0.75\nPc 0.25\nPcr 0.125\nPs 0.5\n");
    EXPECT_EQ(paint.metallic, 0.5F);
    EXPECT_EQ(paint.roughness, 0.75F);
    EXPECT_EQ(paint.clearcoat.factor, 0.25F);
    EXPECT_EQ(paint.clearcoat.roughness, 0.125F);
    EXPECT_EQ(paint.sheen.color, glm::vec3(0.5F));
    EXPECT_GT(paint.sheen.roughness, 0);
    const scene::Material wrong = material(folder, "Pm 7\nPr -1\nPc nan\nPcr x\n");
    EXPECT_EQ(wrong.metallic, 1);
    EXPECT_EQ(wrong.roughness, 0);
    EXPECT_EQ(wrong.clearcoat.roughness, 0);
    EXPECT_TRUE(was_logged("m.mtl: line 5: expected a number, found 'x'"));
}

TEST(Mtl, GivesOutLight) {
    const TemporaryFolder folder;
    EXPECT_EQ(material(folder, "").emissive, glm::vec3(0));
    EXPECT_EQ(material(folder, "Ke 1 0 1\n").emissive, glm::vec3(1, 0, 1));
    EXPECT_NEAR(material(folder, "Ke 0.5 0.5 0.5\n").emissive.x, 0.21404F, 1e-5F) << "as sRGB, as colours are";
    EXPECT_EQ(material(folder, "Ke 8 0 -1\n").emissive, glm::vec3(8, 0, 0));
    const glm::vec3 bright = material(folder, "Ke inf nan 1\n").emissive;
    EXPECT_TRUE(std::isfinite(bright.x) && std::isfinite(bright.y) && std::isfinite(bright.z));
    EXPECT_EQ(material(folder, "map_Ke glow.png\n").emissive, glm::vec3(1)) << "nobody means a black picture";
    EXPECT_EQ(material(folder, "Ke 0 0 0\nmap_Ke glow.png\n").emissive, glm::vec3(1));
    EXPECT_EQ(material(folder, "Ke 0 1 0\nmap_Ke glow.png\n").emissive, glm::vec3(0, 1, 0));
}

TEST(Mtl, NamesPicturesForSeveralSlots) {
    const TemporaryFolder folder;
    for (const char* name : {"wood.png", "shine.png", "glow.png", "bumps.png"}) folder.write(name, "");
    const scene::Scene scene =
        read(folder, "map_Kd wood.png\nmap_Ks -s 2 2 shine.png\nmap_Ke glow.png\nnorm -clamp on bumps.png\n");
    const scene::Mesh& mesh = only_mesh(scene);
    const scene::Material& made = scene.material(mesh.material);
    EXPECT_EQ(texture_of(scene, made.base_color_texture), "wood.png color");
    EXPECT_EQ(texture_of(scene, made.specular.color_texture), "shine.png color");
    EXPECT_EQ(made.specular.color_texture.transform.scale, glm::vec2(2));
    EXPECT_EQ(texture_of(scene, made.emissive_texture), "glow.png color");
    EXPECT_EQ(texture_of(scene, made.normal_texture), "bumps.png data");
    EXPECT_EQ(made.normal_texture.sampler.wrap_s, scene::TextureWrap::clamp);
    ASSERT_EQ(mesh.tangents.size(), 3U);
    EXPECT_EQ(mesh.tangents[0], glm::vec4(1, 0, 0, 1));
    const scene::Scene both = read(folder, "map_Kd wood.png\nnorm wood.png\n");
    EXPECT_EQ(both.textures().size(), 2U) << "of colours and of numbers";
    EXPECT_TRUE(only_mesh(read(folder, "map_Kd wood.png\n")).tangents.empty());
}

TEST(Mtl, ABumpMapIsOneOfNormalsWhereItsNameSaysSo) {
    const TemporaryFolder folder;
    const auto normals = [&](const std::string& statements) {
        const scene::Scene scene = read(folder, statements);
        return texture_of(scene, scene.material(only_mesh(scene).material).normal_texture);
    };
    for (const char* name : {"brick_normal.png", "Brick_Normals.JPG", "brick_nrm.tga", "brick_n.png", "lion_ddn.tga"}) {
        folder.write(name, "");
        for (const char* statement : {"bump ", "map_bump ", "map_Bump -bm 0.5 "})
            EXPECT_EQ(normals(std::string(statement) + name + "\n"), std::string(name) + " data") << statement;
    }
    folder.write("heights.png", "");
    for (const char* name : {"heights.png", "brick.png", "n.png"})
        EXPECT_EQ(normals("bump " + std::string(name) + "\n"), "none") << name;
    EXPECT_EQ(normals("bump brick_normal.png\nnorm heights.png\n"), "heights.png data") << "norm says what it is";
}

TEST(Mtl, AMapOfOpacityCutsOutWhatItsColourDoes) {
    const TemporaryFolder folder;
    using scene::AlphaMode;
    EXPECT_EQ(material(folder, "map_Kd leaf.png\nmap_d leaf.png\n").alpha_mode, AlphaMode::mask);
    EXPECT_EQ(material(folder, "map_Kd leaf.png\nmap_d other.png\n").alpha_mode, AlphaMode::automatic);
    EXPECT_EQ(material(folder, "map_d leaf.png\n").alpha_mode, AlphaMode::automatic) << "there is no colour";
    const scene::Material glass = material(folder, "d 0.5\nmap_Kd leaf.png\nmap_d leaf.png\n");
    EXPECT_TRUE(glass.is_blended());
    EXPECT_EQ(glass.base_color.a, 0.5F);
}

}  // namespace
}  // namespace vitrine::io
