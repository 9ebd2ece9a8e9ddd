#include <io/test_files.h>

#include <vitrine/io/mtl_map.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace vitrine::io {
namespace {

using Texcoords = std::vector<glm::vec2>;

constexpr std::string_view square = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\n";

std::string on_square(std::string_view rest) {
    return std::string(square) + std::string(rest);
}

Texcoords texcoords_of(const scene::Mesh& mesh) {
    return {mesh.texcoords.begin(), mesh.texcoords.end()};
}

/// The texture of a mesh's material.
const scene::Texture& texture_of(const scene::Scene& scene, const scene::Mesh& mesh) {
    return scene.texture(scene.material(mesh.material).base_color_texture.texture);
}

TEST(ObjTextures, CoordinatesRunDownInAllFormsOfIndices) {
    const TemporaryFolder folder;
    for (const char* face : {"f 1/1 2/2 3/3", "f -4/-4 -3/-3 -2/-2", "f 1/1/1 2/2/1 3/3/1", "f 1/1 2/2 \\\n3/3"}) {
        const scene::Scene scene = folder.read("a.obj", on_square(std::string("vn 0 0 1\n") + face + "\n"));
        EXPECT_EQ(texcoords_of(only_mesh(scene)), (Texcoords{{0, 1}, {1, 1}, {1, 0}})) << face;
        EXPECT_EQ(only_mesh(scene).indices.size(), 3U);
    }
    const scene::Scene odd = folder.read("a.obj", on_square("vt 0.5\nvt 0.25 0.5 0\nf 1/5 2/6 3/1\n"));
    EXPECT_EQ(texcoords_of(only_mesh(odd)), (Texcoords{{0.5F, 1}, {0.25F, 0.5F}, {0, 1}}));
    EXPECT_TRUE(only_mesh(folder.read("a.obj", on_square("f 1 2 3\n"))).texcoords.empty());
}

TEST(ObjTextures, AVertexIsSplitWhereItsCornersDiffer) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.obj", on_square("f 1/1 2/2 3/3\nf 1/1 3/4 4/4\n"));
    const scene::Mesh& mesh = only_mesh(scene);
    EXPECT_EQ(all(mesh.positions), (Vectors{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {1, 1, 0}, {0, 1, 0}}));
    EXPECT_EQ(all(mesh.indices), (Indices{0, 1, 2, 0, 3, 4}));
    EXPECT_EQ(mesh.texcoords[3], glm::vec2(0, 0));
    const scene::Scene some = folder.read("a.obj", on_square("f 1/1 2 3/3\n"));
    EXPECT_EQ(texcoords_of(only_mesh(some)), (Texcoords{{0, 1}, {0, 0}, {1, 0}})) << "0 where there are none";
}

TEST(ObjTextures, ASeamIsNoEdge) {
    const TemporaryFolder folder;
    const std::string roof = "v 0 0 0\nv 1 0 1\nv 2 0 0\nv 0 1 0\nv 1 1 1\nv 2 1 0\nvt 0 0\nvt 1 1\n";
    const scene::Scene scene = folder.read("a.obj", roof + "f 1/1 2/1 5/1 4/1\nf 2/2 3/2 6/2 5/2\n");
    const scene::Mesh& mesh = only_mesh(scene);
    ASSERT_EQ(mesh.positions.size(), 8U);
    for (std::size_t i = 0; i < 8; ++i) {
        const bool at_seam = mesh.positions[i].x == 1;
        EXPECT_LT(glm::distance(mesh.normals[i], glm::vec3(0, 0, 1)), at_seam ? 1e-6F : 1.0F) << i;
    }
}

TEST(ObjTextures, ManyVerticesAreNumberedInParts) {
    const TemporaryFolder folder;
    std::string text = "vt 0 0\nvt 1 1\n";
    constexpr int side = 200;
    for (int i = 0; i < side * side; ++i)
        text += "v " + std::to_string(i % side) + " " + std::to_string(i / side) + " 0\n";
    const auto corner = [](int x, int y, int t) {
        return " " + std::to_string(y * side + x + 1) + "/" + std::to_string(t);
    };
    for (int y = 0; y + 1 < side; ++y) {
        for (int x = 0; x + 1 < side; ++x) {
            const int t = x < side / 2 ? 1 : 2;
            text += "f" + corner(x, y, t) + corner(x + 1, y, t) + corner(x + 1, y + 1, t) + corner(x, y + 1, t) + "\n";
        }
    }
    const scene::Scene scene = folder.read("a.obj", text);
    const scene::Mesh& mesh = only_mesh(scene);
    EXPECT_EQ(mesh.positions.size(), static_cast<std::size_t>(side * side + side)) << "one column twice";
    std::map<std::tuple<float, float, float>, int> seen;
    for (std::size_t i = 0; i < mesh.positions.size(); ++i)
        ++seen[{mesh.positions[i].x, mesh.positions[i].y, mesh.texcoords[i].x}];
    EXPECT_EQ(seen.size(), mesh.positions.size()) << "no vertex twice";
    for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
        const float middle = (mesh.positions[mesh.indices[i]].x + mesh.positions[mesh.indices[i + 1]].x +
                              mesh.positions[mesh.indices[i + 2]].x) /
                             3;
        for (std::size_t k = i; k < i + 3; ++k)
            ASSERT_EQ(mesh.texcoords[mesh.indices[k]].x, middle < side / 2 ? 0 : 1) << i;
    }
}

TEST(ObjTextures, FindsThePictureHoweverItIsNamed) {
    const TemporaryFolder folder;
    folder.write("my Picture.png", "");
    folder.write("maps/wood.jpg", "");
    const std::vector<std::pair<std::string, std::string>> names{
        {"my Picture.png", "my Picture.png"},
        {"MY picture.PNG", "my Picture.png"},
        {"\"my Picture.png\"", "my Picture.png"},
        {"C:\\work\\old\\My picture.png", "my Picture.png"},
        {"/home/somebody/my Picture.png", "my Picture.png"},
        {"maps\\WOOD.jpg", "wood.jpg"},
        {"./maps/wood.jpg", "wood.jpg"},
    };
    for (const auto& [written, found] : names) {
        folder.write("m.mtl", "newmtl m\nmap_Kd " + written + "\n");
        const scene::Scene scene = folder.read("a.obj", on_square("mtllib m.mtl\nusemtl m\nf 1/1 2/2 3/3\n"));
        const scene::Texture& texture = texture_of(scene, only_mesh(scene));
        EXPECT_EQ(texture.name, found) << written;
        EXPECT_EQ(texture.state, scene::TextureState::waiting);
        EXPECT_TRUE(std::filesystem::exists(texture.encoded.path));
    }
}

TEST(ObjTextures, MaterialsShareAPictureAndAMissingOneIsAWarning) {
    const TemporaryFolder folder;
    folder.write("a.png", "");
    folder.write("m.mtl", "newmtl a\nmap_Kd a.png\nnewmtl b\nmap_Kd A.PNG\nnewmtl c\nKd 0 1 0\nmap_Kd gone.png\n");
    const scene::Scene scene = folder.read(
        "a.obj",
        on_square("mtllib m.mtl\nusemtl a\nf 1/1 2/2 3/3\nusemtl b\nf 1/1 2/2 3/3\nusemtl c\nf 1/1 2/2 3/3\n"));
    EXPECT_EQ(scene.textures().size(), 2U);
    const auto meshes = shown<scene::MeshId>(scene);
    ASSERT_EQ(meshes.size(), 3U);
    EXPECT_EQ(texture_of(scene, scene.mesh(meshes[0])).name, "a.png");
    EXPECT_EQ(scene.material(scene.mesh(meshes[0]).material).base_color_texture.texture,
              scene.material(scene.mesh(meshes[1]).material).base_color_texture.texture);
    EXPECT_EQ(texture_of(scene, scene.mesh(meshes[2])).state, scene::TextureState::failed);
    EXPECT_TRUE(was_logged("a.obj: the texture 'gone.png' is missing"));
}

TEST(ObjTextures, PicturesOfOneNameInTwoFoldersAreTwo) {
    const TemporaryFolder folder;
    for (const std::string name : {"a", "b"}) {
        folder.write(name + "/wood.png", "");
        folder.write(name + "/m.mtl", "newmtl " + name + "\nmap_Kd wood.png\n");
    }
    const scene::Scene scene =
        folder.read("a.obj", on_square("mtllib a/m.mtl b/m.mtl\nusemtl a\nf 1/1 2/2 3/3\nusemtl b\nf 1/1 2/2 3/3\n"));
    const auto meshes = shown<scene::MeshId>(scene);
    ASSERT_EQ(meshes.size(), 2U);
    EXPECT_EQ(texture_of(scene, scene.mesh(meshes[0])).encoded.path, folder.path() / "a/wood.png");
    EXPECT_EQ(texture_of(scene, scene.mesh(meshes[1])).encoded.path, folder.path() / "b/wood.png");
}

TEST(ObjTextures, AMapIsMultipliedWithItsColour) {
    const TemporaryFolder folder;
    const auto color_of = [&](const std::string& statements) {
        folder.write("m.mtl", "newmtl m\nmap_Kd a.png\n" + statements);
        const scene::Scene scene = folder.read("a.obj", on_square("mtllib m.mtl\nusemtl m\nf 1/1 2/2 3/3\n"));
        return glm::vec3(scene.material(only_mesh(scene).material).base_color);
    };
    EXPECT_EQ(color_of(""), glm::vec3(1));
    EXPECT_EQ(color_of("Kd 1 0 1\n"), glm::vec3(1, 0, 1));
    EXPECT_EQ(color_of("Kd 0 0 0\n"), glm::vec3(1)) << "nobody means a black picture";
}

TEST(MtlMap, HasItsOptionsBeforeItsName) {
    const MtlMap plain = parse_mtl_map("  my picture.png ");
    EXPECT_EQ(plain.slot.transform, scene::TextureTransform());
    const MtlMap map = parse_mtl_map("-blendu on -s 2 4 1 -o 0.25 0.5 -mm 0 1 -clamp on -bm 1 a b.png");
    EXPECT_EQ(map.name, "a b.png");
    EXPECT_EQ(map.slot.transform.scale, glm::vec2(2, 4));
    EXPECT_EQ(map.slot.transform.offset, glm::vec2(0.25F, 1 - 4 - 0.5F));
    EXPECT_EQ(map.slot.sampler.wrap_s, scene::TextureWrap::clamp);
    EXPECT_EQ(parse_mtl_map("-s 2 7").name, "7") << "the last word is the name";
    EXPECT_EQ(parse_mtl_map("-clamp off -odd.png").name, "-odd.png");
    EXPECT_EQ(parse_mtl_map("-s").name, "");
    EXPECT_EQ(parse_mtl_map("").name, "");
}

TEST(MtlMap, MovesCoordinatesAsTheFileHasThem) {
    const MtlMap map = parse_mtl_map("-s 2 4 -o 0.25 0.5 a.png");
    const glm::vec2 up(0.5F, 0.75F);
    const glm::vec2 moved_up = glm::vec2(2, 4) * up + glm::vec2(0.25F, 0.5F);
    const glm::vec3 moved = map.slot.transform.matrix() * glm::vec3(up.x, 1 - up.y, 1);
    EXPECT_FLOAT_EQ(moved.x, moved_up.x);
    EXPECT_FLOAT_EQ(moved.y, 1 - moved_up.y);
}

}  // namespace
}  // namespace vitrine::io
