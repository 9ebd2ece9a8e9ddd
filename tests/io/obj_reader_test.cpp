#include <io/test_files.h>

#include <vitrine/scene/material.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

constexpr std::string_view square = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n";

std::string on_square(std::string_view rest) {
    return std::string(square) + std::string(rest);
}

TEST(ObjReader, ReadsATriangle) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("tri.obj", "# a comment\nv 0 0 0\nv 1 0 0 1.0\nv 0 1.5 -2e0\n\nf 1 2 3\n");
    const auto nodes = nodes_of(scene);
    ASSERT_EQ(nodes.size(), 1U);
    EXPECT_EQ(nodes[0].name, "tri");
    const scene::Mesh& mesh = only_mesh(scene);
    EXPECT_EQ(mesh.name, "tri");
    EXPECT_EQ(all(mesh.positions), (Vectors{{0, 0, 0}, {1, 0, 0}, {0, 1.5F, -2}}));
    EXPECT_EQ(all(mesh.indices), (Indices{0, 1, 2}));
    EXPECT_TRUE(mesh.colors.empty());
    EXPECT_FALSE(mesh.material);
    EXPECT_EQ(mesh.positions.label(), "tri.obj positions");
    EXPECT_LT(distance(all(mesh.normals), Vectors(3, {0, 0.8F, 0.6F})), 1e-6F) << "computed";
}

TEST(ObjReader, ReadsAllFormsOfIndices) {
    const TemporaryFolder folder;
    const std::string texture = "vt 0 0\nvt 1 1\n";
    for (const char* face :
         {"f 1 2 3", "f 1/1 2/2 3/1", "f 1/ 2/ 3/", "f -4 -3 -2", "f -4/-1 -3/-2 -2/-1", "f 1 2/1 -2"}) {
        const scene::Scene scene = folder.read("a.obj", on_square(texture + face + "\n"));
        const scene::Mesh& mesh = only_mesh(scene);
        EXPECT_EQ(all(mesh.indices), (Indices{0, 1, 2})) << face;
        EXPECT_EQ(all(mesh.positions), (Vectors{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}})) << face;
        EXPECT_EQ(all(mesh.normals), Vectors(3, {0, 0, 1})) << face;
    }
}

TEST(ObjReader, ReadsNormalsAtUnitLength) {
    const TemporaryFolder folder;
    const std::string normals = "vt 0 0\nvn 2 0 0\nvn 0 -3 0\nvn 1e30 0 1e30\n";
    for (const char* face : {"f 1//1 2//2 3//3", "f 1/1/1 2/1/2 3/1/3", "f 1//-3 2//-2 3//-1"}) {
        const scene::Scene scene = folder.read("a.obj", on_square(normals + face));
        EXPECT_LT(distance(all(only_mesh(scene).normals), {{1, 0, 0}, {0, -1, 0}, {0.70710678F, 0, 0.70710678F}}),
                  1e-6F)
            << face;
    }
}

TEST(ObjReader, ReplacesNormalsThatHaveNoDirection) {
    const TemporaryFolder folder;
    const scene::Scene scene =
        folder.read("a.obj", on_square("vn nan 0 0\nvn 0 0 0\nvn 1 0 0\nvn inf 0 0\nf 1//1 2//2 3//3 4//4\nf 1 3 4"));
    const scene::Mesh& mesh = only_mesh(scene);
    const Vectors normals = all(mesh.normals);
    ASSERT_EQ(normals.size(), 7U);
    EXPECT_EQ(normals[0], glm::vec3(0, 0, 1));
    EXPECT_EQ(normals[1], glm::vec3(0, 0, 1));
    EXPECT_EQ(normals[2], glm::vec3(1, 0, 0));
    EXPECT_EQ(normals[3], glm::vec3(0, 0, 1));
    EXPECT_EQ(normals[4], glm::vec3(0, 0, 1)) << "a corner without normal beside some with";
}

TEST(ObjReader, MakesOneVertexOfEqualCorners) {
    const TemporaryFolder folder;
    const scene::Scene scene =
        folder.read("a.obj", on_square("vn 0 0 1\nvn 0 0 -1\nf 1//1 2//1 3//1\nf 1//1 3//1 4//1\nf 3//2 2//2 1//2\n"));
    const scene::Mesh& mesh = only_mesh(scene);
    EXPECT_EQ(mesh.positions.size(), 7U);
    EXPECT_EQ(all(mesh.indices), (Indices{0, 1, 2, 0, 2, 3, 4, 5, 6}));
}

TEST(ObjReader, CutsPolygons) {
    const TemporaryFolder folder;
    EXPECT_EQ(all(only_mesh(folder.read("a.obj", on_square("f 1 2 3 4"))).indices), (Indices{0, 1, 2, 0, 2, 3}));
    const scene::Scene arrow = folder.read("b.obj", "v 0 0 0\nv 2 -1 0\nv 0.5 0 0\nv 2 1 0\nf 2 3 4 1\n");
    EXPECT_EQ(all(only_mesh(arrow).indices), (Indices{2, 3, 0, 2, 0, 1})) << "through the reflex corner";
}

TEST(ObjReader, ReadsFacesBeforeTheirVertices) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.obj", "f 1//1 2//1 3//1\nv 0 0 0\nv 1 0 0\nv 0 1 0\nvn 0 0 1\n");
    EXPECT_EQ(only_mesh(scene).positions.size(), 3U);
}

TEST(ObjReader, ReadsVertexColorsAsSrgb) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.obj", "v 0 0 0 1 0.5 0\nv 1 0 0\nv 0 1 0 0.2 2e-1 .2 1\nf 1 2 3\n");
    const scene::Mesh& mesh = only_mesh(scene);
    EXPECT_EQ(all(mesh.colors), (Colors{{255, 128, 0, 255}, {255, 255, 255, 255}, {51, 51, 51, 255}}));
    EXPECT_EQ(scene.material(mesh.material).base_color, glm::vec4(1));
    const scene::Scene bytes = folder.read("b.obj", "v 0 0 0 255 128 0\nv 1 0 0 1 1 1\nv 0 1 0 0 0 0\nf 1 2 3\n");
    EXPECT_EQ(all(only_mesh(bytes).colors), (Colors{{255, 128, 0, 255}, {1, 1, 1, 255}, {0, 0, 0, 255}}));
}

TEST(ObjReader, MakesNodesOfObjectsAndGroups) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("town.obj", on_square("f 1 2 3\n"
                                                                 "o my house\ng roof\nf 1 2 3\ng wall\nf 1 2 3\n"
                                                                 "g roof\nf 1 3 4\n"
                                                                 "o tree\nf 2 3 4\ng roof\nf 1 2 4\ng nobody\n"));
    std::string tree;
    scene.visit([&](scene::NodeId, const scene::Node& node, const glm::mat4&) {
        tree += scene.node(node.parent).name + ">" + node.name + ":" + std::to_string(node.geometries.size()) + " ";
    });
    EXPECT_EQ(tree, "scene>town:1 town>my house:0 my house>roof:1 my house>wall:1 town>tree:1 tree>roof:1 ");
    const auto meshes = shown<scene::MeshId>(scene);
    ASSERT_EQ(meshes.size(), 5U);
    EXPECT_EQ(scene.mesh(meshes[1]).triangle_count(), 2U) << "both parts of the first roof";
    EXPECT_EQ(scene.mesh(meshes[1]).name, "roof");
    EXPECT_EQ(scene.mesh(meshes[1]).positions.label(), "town.obj roof positions");
}

TEST(ObjReader, MakesOneMeshPerMaterial) {
    const TemporaryFolder folder;
    folder.write("my colors.mtl",
                 "newmtl red\nKd 1 0 0\nd 0.5\nnewmtl half grey\r\nKd 0.5\r\nmap_Kd missing.png\r\nnewmtl unused\n");
    const scene::Scene scene = folder.read("a.obj", on_square("mtllib my colors.mtl\nusemtl red\nf 1 2 3\n"
                                                              "usemtl half grey\nf 1 3 4\nusemtl red\nf 2 3 4\n"
                                                              "usemtl unknown\nf 1 2 4\n"));
    const auto meshes = shown<scene::MeshId>(scene);
    ASSERT_EQ(meshes.size(), 3U);
    const auto material = [&](std::size_t i) { return scene.material(scene.mesh(meshes[i]).material); };
    EXPECT_EQ(scene.mesh(meshes[0]).name, "a: red");
    EXPECT_EQ(scene.mesh(meshes[0]).triangle_count(), 2U);
    EXPECT_EQ(material(0).name, "red");
    EXPECT_EQ(material(0).base_color, glm::vec4(1, 0, 0, 0.5F));
    EXPECT_EQ(material(1).name, "half grey");
    EXPECT_NEAR(material(1).base_color.x, 0.2140F, 1e-4F) << "Kd is sRGB";
    EXPECT_EQ(scene::srgb_from_linear(material(1).base_color), glm::vec3(0.5F));
    EXPECT_EQ(material(2).name, "unknown");
    EXPECT_EQ(material(2).base_color, scene::Material{}.base_color);
    EXPECT_EQ(scene.materials().size(), 3U);
}

TEST(ObjReader, FindsMaterialFiles) {
    const TemporaryFolder folder;
    folder.write("lib/m.mtl", "newmtl m\nKd 0 1 0\n");
    folder.write("flat.mtl", "newmtl m\nKd 0 1 0\n");
    for (const char* name : {"lib/m.mtl", "lib\\m.mtl", "\"lib/m.mtl\"", "./lib/m.mtl", "C:\\work\\flat.mtl",
                             "/elsewhere/flat.mtl", "missing.mtl\nmtllib flat.mtl", "lib/m.mtl flat.mtl"}) {
        const scene::Scene scene =
            folder.read("a.obj", on_square("mtllib " + std::string(name) + "\r\nusemtl m\r\nf 1 2 3\r\n"));
        EXPECT_EQ(scene.material(only_mesh(scene).material).base_color, glm::vec4(0, 1, 0, 1)) << name;
    }
}

TEST(ObjReader, WarnsAboutAMissingMaterialFile) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.obj", on_square("mtllib gone.mtl\nusemtl m\nf 1 2 3\n"));
    EXPECT_EQ(only_mesh(scene).triangle_count(), 1U);
    EXPECT_TRUE(was_logged("the material file 'gone.mtl' is missing"));
    folder.read("b.obj", on_square("mtllib .\nf 1 2 3\n"));
    EXPECT_TRUE(was_logged("the material file '.' is not a file"));
}

TEST(ObjReader, UnderstandsOpacityBothWaysRound) {
    const TemporaryFolder folder;
    const std::vector<std::pair<std::string, float>> table{
        {"d 0.25", 0.25F}, {"d -halo 0.25", 0.25F}, {"Tr 0.25", 0.75F},  {"Tr 0.75\nd 0.75", 0.75F},
        {"Tr 1", 1.0F},    {"d 0", 1.0F},           {"d 1\nTr 1", 1.0F}, {"d x", 1.0F},
        {"d", 1.0F},       {"d nan", 1.0F},         {"Tr -3", 1.0F},     {"Kd", 1.0F},
    };
    for (const auto& [statement, alpha] : table) {
        folder.write("m.mtl", "newmtl m\n" + statement + "\n");
        const scene::Scene scene = folder.read("a.obj", on_square("mtllib m.mtl\nusemtl m\nf 1 2 3\n"));
        EXPECT_FLOAT_EQ(scene.material(only_mesh(scene).material).base_color.w, alpha) << statement;
    }
}

TEST(ObjReader, SurvivesABadMaterialFile) {
    const TemporaryFolder folder;
    for (const std::string& content : {std::string("newmtl m\nKd x y z\n"), std::string("\0\xFF\x01", 3), std::string(),
                                       std::string("Kd 1 1 1\nnewmtl\n"), std::string("newmtl m\nKd nan inf -1\n")}) {
        folder.write("m.mtl", content);
        expect_sound(folder.read("a.obj", on_square("mtllib m.mtl\nusemtl m\nf 1 2 3\n")));
    }
    EXPECT_TRUE(was_logged("m.mtl: line 2: expected a number, found 'x'"));
}

TEST(ObjReader, ReadsLinesAndPoints) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.obj", on_square("l 2 3 4\nl 4/1 1/2\np 1 -1\np 2\n"));
    const scene::LineSet& lines = only_lines(scene);
    EXPECT_EQ(all(lines.positions), (Vectors{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}}));
    EXPECT_EQ(all(lines.indices), (Indices{1, 2, 2, 3, 3, 0}));
    EXPECT_EQ(lines.positions.label(), "a.obj positions");
    EXPECT_EQ(all(only_cloud(scene).positions), (Vectors{{0, 0, 0}, {0, 1, 0}, {1, 0, 0}}));
}

TEST(ObjReader, TakesBareVerticesAsPoints) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.obj", "v 1 2 3 1 0 0\nvn 0 2 0\nv 4 5 6 0 0 1\nvn 0 0 0\n");
    const scene::PointCloud& cloud = only_cloud(scene);
    EXPECT_EQ(all(cloud.positions), (Vectors{{1, 2, 3}, {4, 5, 6}}));
    EXPECT_EQ(all(cloud.normals), (Vectors{{0, 1, 0}, {0, 0, 1}}));
    EXPECT_EQ(all(cloud.colors), (Colors{{255, 0, 0, 255}, {0, 0, 255, 255}}));
}

TEST(ObjReader, ReadsOddButGoodText) {
    const TemporaryFolder folder;
    const std::vector<std::string> texts{
        "v 0 0 0\r\nv 1 0 0\r\nv 0 1 0\r\nf 1 2 3\r\n",
        "v 0 0 0\rv 1 0 0\rv 0 1 0\rf 1 2 3\r",
        "v 0 \\\n0 0\nv 1 0 0\nv 0 1 0\nf 1 \\\r\n2\\\n 3",
        "  v\t0  0 0 # origin\n\tv +1 0 0\nv 0 1 0\nf 1 2 3 # face",
        "\xEF\xBB\xBFv 0 0 0\nv 1 0 0\nv 0 1 0\ns off\ns 1\nf 1 2 3\nsurf 0 1\nlod 2\nwhatever 3",
        "v 0 0 0\nv 1e-400 0 0\nv 0 1 0\nf 1 2 3",
    };
    for (const std::string& text : texts) EXPECT_EQ(only_mesh(folder.read("a.obj", text)).triangle_count(), 1U) << text;
    EXPECT_TRUE(was_logged("line 7: free-form curves and surfaces are not shown"));
    EXPECT_TRUE(was_logged("line 9: 'whatever' is no statement of an OBJ file"));
}

TEST(ObjReader, SaysWhatIsWrongWithABadFile) {
    const std::string vertex = "v 0 0 0\n";
    expect_errors(
        "bad.obj",
        {
            {"empty", "", "bad.obj: is empty"},
            {"only blanks", "  \n\n", "has no vertices, expected lines that begin with 'v'"},
            {"only comments", "# nothing\n", "has no vertices"},
            {"prose", "It was\na dark night", "line 1: expected a statement such as 'v', 'f' or 'usemtl', found 'It'"},
            {"garbage", std::string("v 0 0 0\n\x01\x02\x03\xFF\n", 13), "line 2: expected a statement"},
            {"NULs", std::string(100, '\0'), "line 1: expected a statement"},
            {"short vertex", "v 0 0\n", "line 1: expected a number for a vertex, found the end of the line"},
            {"bare vertex", "v\n", "line 1: expected a number for a vertex"},
            {"word", "v 0 zero 0\n", "line 1: expected a number for a vertex, found 'zero'"},
            {"comma", "v 0,5 0 0\n", "line 1: expected a number for a vertex, found '0,5'"},
            {"nan", "v 0 0 0\nv nan 0 0\n", "line 2: expected a finite number for a vertex, found NaN or infinity"},
            {"inf", "v 0 0 -inf\n", "line 1: expected a finite number"},
            {"overflow", "v 0 0 1e39\n", "line 1: expected a finite number"},
            {"bad colour", "v 0 0 0 red\n", "line 1: expected a number for a vertex"},
            {"short normal", vertex + "vn 0 0\n", "line 2: expected a number for a normal, found the end of the line"},
            {"index too big", vertex + "f 1 1 9\n", "line 2: face index 9 is out of range, the file has 1 vertices"},
            {"index far too big", vertex + "f 1 1 4294967295\n", "line 2: face index 4294967295 is out of range"},
            {"index beyond 32 bits", vertex + "f 1 1 4294967297\n", "line 2: face index 4294967297 is out of range"},
            {"index beyond 64 bits", vertex + "f 1 1 99999999999999999999\n", "line 2: expected an index"},
            {"index zero", vertex + "f 0 1 1\n",
             "line 2: face index 0 is out of range, the file has 1 vertices and counts from 1"},
            {"index too negative", vertex + "f -2 -1 -1\n",
             "line 2: face index -2 is out of range, the file has 1 vertices so far"},
            {"least index", vertex + "f -9223372036854775808 1 1\n",
             "line 2: face index -9223372036854775808 is out of range"},
            {"normal index too big", vertex + "vn 0 0 1\nf 1//1 1//1 1//2\n",
             "line 3: normal index 2 is out of range, the file has 1 normals"},
            {"texture index", vertex + "vt 0 0\nf 1/1 1/9 1/1\n",
             "line 3: texture index 9 is out of range, the file has 1 texture coordinates"},
            {"normal index zero", vertex + "f 1//0 1//0 1//0\n", "line 2: normal index 0 is out of range"},
            {"word for index", vertex + "f 1 1 x\n",
             "line 2: expected an index such as '7', '7/1' or '7//2', found 'x'"},
            {"fraction for index", vertex + "f 1 1 1.5\n", "line 2: expected an index"},
            {"texture word", vertex + "f 1/x 1 1\n", "line 2: expected an index"},
            {"too many indices", vertex + "f 1/1/1/1 1 1\n", "line 2: expected"},
            {"bare slash", vertex + "f / / /\n", "line 2: expected an index"},
            {"two corners", vertex + "f 1 1\n", "line 2: expected a face with at least 3 corners, found 2"},
            {"no corners", vertex + "f\n", "line 2: expected a face with at least 3 corners, found 0"},
            {"line of one", vertex + "l 1\n", "line 2: expected a line with at least 2 vertices"},
            {"line out of range", vertex + "l 1 2\n", "line 2: line index 2 is out of range"},
            {"point out of range", vertex + "p 2\n", "line 2: point index 2 is out of range"},
            {"first of several", "f 1 2 5\nf 1 2 7\n" + vertex + vertex,
             "line 1: face index 5 is out of range, the file has 2 vertices"},
            {"continued", vertex + "f 1 \\\n1 \\\n 2\n", "line 4: face index 2 is out of range"},
        });
}

/// A strip of quads in so many lines that several threads read them; the vertices of each quad come right before it.
std::string long_strip(std::size_t quads, bool negative) {
    std::string text = "# C:\\models\\\n";
    for (std::size_t i = 0; i < quads; ++i) {
        const std::string x = std::to_string(i);
        for (const char* yz : {" 0 0", " 1 0", " 1 1", " 0 1"}) text += "v " + x + ".25" + yz + "\n";
        if (i % 1000 == 7) text += "# a remark\n\n";
        if (i % 500 == 9) {
            text += negative ? "f -4 -3 \\\n -2 -1\n" : "f " + std::to_string(4 * i + 1) + " \\\r\n";
            if (!negative)
                text += std::to_string(4 * i + 2) + " " + std::to_string(4 * i + 3) + " " + std::to_string(4 * i + 4) +
                        "\n";
        } else if (negative) {
            text += "f -4 -3 -2 -1\n";
        } else {
            text += "f";
            for (std::size_t k = 1; k <= 4; ++k) text += " " + std::to_string(4 * i + k);
            text += "\n";
        }
    }
    return text;
}

TEST(ObjReader, ReadsLongFilesInParts) {
    constexpr std::size_t quads = 60'000;
    const TemporaryFolder folder;
    for (const bool negative : {false, true}) {
        const std::string text = long_strip(quads, negative);
        ASSERT_GT(text.size(), 4'000'000U) << "else one thread reads it all";
        const scene::Scene scene = folder.read("a.obj", text);
        const scene::Mesh& mesh = only_mesh(scene);
        ASSERT_EQ(mesh.positions.size(), 4 * quads);
        ASSERT_EQ(mesh.triangle_count(), 2 * quads);
        bool right = true;
        for (std::size_t i = 0; i < quads; ++i) {
            right &= mesh.positions[4 * i].x == static_cast<float>(i) + 0.25F;
            for (std::size_t k = 0; k < 6; ++k)
                right &= mesh.indices[6 * i + k] == 4 * i + std::array<std::size_t, 6>{0, 1, 2, 0, 2, 3}[k];
        }
        EXPECT_TRUE(right) << negative;
    }
}

TEST(ObjReader, NamesTheLineOfAFaultInALongFile) {
    const TemporaryFolder folder;
    const std::string good = long_strip(60'000, false);
    const auto lines = std::count(good.begin(), good.end(), '\n');
    for (const std::string bad : {"v 1 2 x", "f 1 2 9999999", "f -999999 1 2"}) {
        const std::string error = folder.error("a.obj", good + bad + "\n" + good);
        EXPECT_NE(error.find("line " + std::to_string(lines + 1) + ":"), std::string::npos) << error;
    }
}

TEST(ObjReader, CountsVerticesOfContinuedStatements) {
    const TemporaryFolder folder;
    const std::string text = "v\\\n 0 0 0\n\\\nv 1 0 0\nv 0 \\\n1\\\n 0\nvn \\\n0 0 1\nf 1//1 2//1 3//1\n";
    EXPECT_EQ(all(only_mesh(folder.read("a.obj", text)).positions), (Vectors{{0, 0, 0}, {1, 0, 0}, {0, 1, 0}}));
}

TEST(ObjReader, KeepsVerticesOfFacesWithNormalsOfTheSameNumbers) {
    const TemporaryFolder folder;
    const std::string normals = "vn 1 0 0\nvn 0 1 0\nvn 0 0 1\nvn 0 0 -1\n";
    const scene::Scene all_used = folder.read("a.obj", on_square(normals + "f 3//3 4//4 1//1\nf 1//1 2//2 3//3\n"));
    EXPECT_EQ(all(only_mesh(all_used).indices), (Indices{2, 3, 0, 0, 1, 2})) << "as in the file";
    EXPECT_EQ(all(only_mesh(all_used).normals), (Vectors{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, -1}}));
    const scene::Scene some = folder.read("b.obj", on_square(normals + "f 2//2 4//4 3//3\n"));
    EXPECT_EQ(all(only_mesh(some).positions), (Vectors{{1, 0, 0}, {1, 1, 0}, {0, 1, 0}}));
    EXPECT_EQ(all(only_mesh(some).normals), (Vectors{{0, 1, 0}, {0, 0, 1}, {0, 0, -1}}));
    EXPECT_EQ(all(only_mesh(some).indices), (Indices{0, 2, 1}));
}

TEST(ObjReader, SurvivesEveryBeginningAndChange) {
    const std::string good =
        on_square("vn 0 0 1\nvt 0 0\no house\ng roof\nusemtl red\nf 1/1/1 2/1/1 3/1/1 4//1\nf -1 -2 -3\nl 1 2\np 3\n");
    EXPECT_GT(read_all_beginnings("a.obj", good), 10U);
    read_all_changes("a.obj", good);
}

}  // namespace
}  // namespace vitrine::io
