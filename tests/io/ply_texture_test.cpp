#include <io/test_files.h>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vitrine::io {
namespace {

using Texcoords = std::vector<glm::vec2>;

Texcoords texcoords_of(const scene::Mesh& mesh) {
    return {mesh.texcoords.begin(), mesh.texcoords.end()};
}

std::string header(std::string_view form, std::string_view vertex, std::string_view face, int faces = 1) {
    return "ply\nformat " + std::string(form) + " 1.0\ncomment TextureFile my map.png\nelement vertex 4\n" +
           "property float x\nproperty float y\nproperty float z\n" + std::string(vertex) + "element face " +
           std::to_string(faces) + "\nproperty list uchar int vertex_indices\n" + std::string(face) + "end_header\n";
}

TEST(PlyTextures, VerticesHaveCoordinatesByManyNames) {
    const TemporaryFolder folder;
    folder.write("my map.png", "");
    const std::string rows = "0 0 0 0 0\n1 0 0 1 0\n1 1 0 1 1\n0 1 0 0 1\n4 0 1 2 3\n";
    for (const auto& [u, v] : {std::pair("s", "t"), {"u", "v"}, {"texture_u", "texture_v"}}) {
        const std::string names = std::string("property float ") + u + "\nproperty float " + v + "\n";
        const scene::Scene scene = folder.read("a.ply", header("ascii", names, "") + rows);
        const scene::Mesh& mesh = only_mesh(scene);
        EXPECT_EQ(texcoords_of(mesh), (Texcoords{{0, 1}, {1, 1}, {1, 0}, {0, 0}})) << u;
        EXPECT_TRUE(mesh.scalars.empty());
        const scene::Material& material = scene.material(mesh.material);
        EXPECT_EQ(scene.texture(material.base_color_texture.texture).name, "my map.png");
        EXPECT_EQ(material.base_color, glm::vec4(1));
    }
}

TEST(PlyTextures, WithoutAPictureUAndVAreScalars) {
    const TemporaryFolder folder;
    std::string text = header("ascii", "property float u\nproperty float v\n", "") +
                       "0 0 0 0 0\n1 0 0 1 0\n1 1 0 1 1\n0 1 0 0 1\n4 0 1 2 3\n";
    text.erase(text.find("comment"), text.find("element vertex") - text.find("comment"));
    const scene::Scene scene = folder.read("a.ply", text);
    EXPECT_EQ(only_mesh(scene).scalars.size(), 2U);
    EXPECT_TRUE(only_mesh(scene).texcoords.empty());
}

TEST(PlyTextures, CoordinatesOfFacesSplitVertices) {
    const TemporaryFolder folder;
    const std::string list = "property list uchar float texcoord\n";
    const std::string vertices = "0 0 0\n1 0 0\n1 1 0\n0 1 0\n";
    const std::string rows = "3 0 1 2 6 0 0 1 0 1 1\n3 0 2 3 6 0 0 0.5 0.5 0 1\n";
    const scene::Scene scene = folder.read("a.ply", header("ascii", "", list, 2) + vertices + rows);
    const scene::Mesh& mesh = only_mesh(scene);
    EXPECT_EQ(all(mesh.positions), (Vectors{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {1, 1, 0}, {0, 1, 0}}));
    EXPECT_EQ(texcoords_of(mesh), (Texcoords{{0, 1}, {1, 1}, {1, 0}, {0.5F, 0.5F}, {0, 0}}));
    EXPECT_EQ(all(mesh.indices), (Indices{0, 1, 2, 0, 3, 4}));
    EXPECT_EQ(mesh.normals.size(), 5U);
    Bytes bytes;
    bytes.text(header("binary_little_endian", "", list, 2));
    bytes.add<float>({0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0});
    bytes.add(std::uint8_t{3}).add<std::int32_t>({0, 1, 2}).add(std::uint8_t{6}).add<float>({0, 0, 1, 0, 1, 1});
    bytes.add(std::uint8_t{3}).add<std::int32_t>({0, 2, 3}).add(std::uint8_t{6}).add<float>({0, 0, 0.5F, 0.5F, 0, 1});
    const scene::Scene binary = folder.read("b.ply", bytes);
    EXPECT_EQ(texcoords_of(only_mesh(binary)), texcoords_of(mesh));
    EXPECT_EQ(all(only_mesh(binary).indices), all(mesh.indices));
}

TEST(PlyTextures, FacesMayHaveFewerOrMoreThanTheirCorners) {
    const TemporaryFolder folder;
    const std::string list = "property list uchar float texcoord\n";
    const std::string vertices = "0 0 0\n1 0 0\n1 1 0\n0 1 0\n";
    for (const char* rows : {"3 0 1 2 0\n2 0 1 4 1 1 1 1\n", "3 0 1 2 8 0 0 0 0 0 0 9 9\n2 0 1 0\n"}) {
        const scene::Scene scene = folder.read("a.ply", header("ascii", "", list, 2) + vertices + rows);
        EXPECT_EQ(texcoords_of(only_mesh(scene)), Texcoords(3, {0, 1})) << rows;
    }
}

TEST(PlyTextures, SeamsAreNoEdges) {
    const TemporaryFolder folder;
    const std::string list = "property list uchar float texcoord\n";
    const std::string vertices = "0 0 0\n1 0 1\n1 1 1\n2 0 0\n";
    const scene::Scene scene = folder.read(
        "a.ply", header("ascii", "", list, 2) + vertices + "3 0 1 2 6 0 0 0 0 0 0\n3 1 3 2 6 1 1 1 1 1 1\n");
    const scene::Mesh& mesh = only_mesh(scene);
    ASSERT_EQ(mesh.positions.size(), 6U);
    for (std::size_t i = 0; i < 6; ++i) {
        for (std::size_t k = 0; k < 6; ++k) {
            const bool joined = mesh.positions[i] == mesh.positions[k];
            EXPECT_TRUE(!joined || mesh.normals[i] == mesh.normals[k]) << i << ", " << k;
        }
    }
}

TEST(PlyTextures, AMissingPictureLeavesTheColoursOfVertices) {
    const TemporaryFolder folder;
    const std::string names =
        "property float s\nproperty float t\nproperty uchar red\nproperty uchar green\nproperty uchar blue\n";
    const std::string text =
        header("ascii", names, "") + "0 0 0 0 0 1 2 3\n1 0 0 1 0 1 2 3\n1 1 0 1 1 1 2 3\n0 1 0 0 1 1 2 3\n4 0 1 2 3\n";
    scene::Scene scene = folder.read("a.ply", text);
    EXPECT_TRUE(scene.material(only_mesh(scene).material).vertex_colors);
    EXPECT_TRUE(was_logged("a.ply: the texture 'my map.png' is missing"));
    folder.write("my map.png", "");
    scene = folder.read("a.ply", text);
    EXPECT_FALSE(scene.material(only_mesh(scene).material).vertex_colors) << "the picture has the colours";
}

}  // namespace
}  // namespace vitrine::io
