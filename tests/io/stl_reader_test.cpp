#include <io/test_files.h>

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

std::string ascii_facet(std::string_view vertices) {
    return "facet normal 0 0 1\n outer loop\n" + std::string(vertices) + " endloop\nendfacet\n";
}

const std::string facet = ascii_facet("vertex 0 0 0\nvertex 1 0 0\nvertex 0 1.5 -2e0\n");
const Vectors corners{{0, 0, 0}, {1, 0, 0}, {0, 1.5F, -2}};

Bytes binary(std::string_view header, std::uint32_t count, std::size_t triangles) {
    Bytes bytes;
    bytes.text(header).pad(80, '\0').add(count);
    for (std::size_t i = 0; i < triangles; ++i) {
        bytes.add<float>({0, 0, 0}).add<float>({0, 0, 0}).add<float>({1, 0, 0}).add<float>({0, 1.5F, -2});
        bytes.add(std::uint16_t{0});
    }
    return bytes;
}

TEST(StlReader, ReadsAscii) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("part.stl", "solid my part \n" + facet + facet + "endsolid my part\n");
    const auto nodes = nodes_of(scene);
    ASSERT_EQ(nodes.size(), 1U);
    EXPECT_EQ(nodes[0].name, "part");
    const scene::Mesh& mesh = only_mesh(scene);
    EXPECT_EQ(mesh.name, "my part");
    EXPECT_EQ(mesh.positions.size(), 6U);
    EXPECT_EQ(mesh.triangle_count(), 2U);
    EXPECT_TRUE(mesh.normals.empty()) << "facets are flat";
    EXPECT_TRUE(mesh.indices.empty());
    EXPECT_EQ(mesh.positions.label(), "part.stl my part positions");
    const Vectors positions = all(mesh.positions);
    EXPECT_EQ(Vectors(positions.begin(), positions.begin() + 3), corners);
}

TEST(StlReader, ReadsOddButGoodAscii) {
    const TemporaryFolder folder;
    std::string one_line = facet;
    for (char& c : one_line) c = c == '\n' ? ' ' : c;
    std::string windows;
    for (const char c : facet) windows += c == '\n' ? "\r\n" : std::string(1, c);
    const std::vector<std::string> texts{
        "solid\n" + facet + "endsolid",
        "\n  SOLID x\n" + facet + "EndSolid x\n",
        "solid x\n" + one_line + "endsolid x",
        "solid x\r\n" + windows + "endsolid x\r\n",
        "solid x\nFACET NORMAL nan nan nan\nOUTER LOOP VERTEX 0 0 0\nVERTEX 1 0 0\nVERTEX 0 1.5 -2\nENDLOOP "
        "ENDFACET\nend solid x\n",
    };
    for (const std::string& text : texts)
        EXPECT_EQ(all(only_mesh(folder.read("a.stl", text)).positions), corners) << text;
}

TEST(StlReader, ReadsManyChunksOfText) {
    const TemporaryFolder folder;
    constexpr int count = 30'000;
    Vectors positions;
    std::string facets;
    for (int i = 0; i < count; ++i) {
        const std::string x = std::to_string(i);
        facets += ascii_facet("vertex " + x + " 0 0\n vertex 1 " + x + " 0\nvertex 0 1.5 -2e0\n");
        const auto number = static_cast<float>(i);
        positions.insert(positions.end(), {{number, 0, 0}, {1, number, 0}, {0, 1.5F, -2}});
    }
    const std::string one = "solid\n" + facets + "endsolid\n";
    EXPECT_EQ(all(only_mesh(folder.read("a.stl", one)).positions), positions);
    const scene::Scene two = folder.read("a.stl", one + "solid\n" + facet + "endsolid\n");
    const auto meshes = shown<scene::MeshId>(two);
    ASSERT_EQ(meshes.size(), 2U);
    EXPECT_EQ(all(two.mesh(meshes[0]).positions), positions);
    EXPECT_EQ(all(two.mesh(meshes[1]).positions), corners);
    // What is odd near the end is read, or complained about, by the careful way.
    EXPECT_EQ(only_mesh(folder.read("a.stl", one.substr(0, one.size() - 9) + "end solid\n")).positions.size(),
              positions.size());
    EXPECT_EQ(folder.error("a.stl", "solid\n" + facets + facet.substr(0, facet.size() - 9) + "endsolid\n"),
              "a.stl: line " + std::to_string(7 * count + 8) + ": expected 'endfacet', found 'endsolid'");
}

TEST(StlReader, MakesOneNodePerSolid) {
    const TemporaryFolder folder;
    const scene::Scene scene =
        folder.read("a.stl", "solid one\n" + facet + "endsolid one\nsolid\n" + facet + facet + "endsolid\n");
    const auto nodes = nodes_of(scene);
    ASSERT_EQ(nodes.size(), 3U);
    EXPECT_EQ(nodes[1].name, "one");
    EXPECT_EQ(nodes[2].name, "a");
    EXPECT_EQ(nodes[2].parent, nodes[1].parent);
    EXPECT_EQ(scene.mesh(shown<scene::MeshId>(scene)[1]).triangle_count(), 2U);
}

TEST(StlReader, ReadsBinary) {
    const TemporaryFolder folder;
    for (const char* header : {"", "exported", "solid but binary", "solid facet endsolid"}) {
        const scene::Scene scene = folder.read("part.stl", binary(header, 1, 1));
        const scene::Mesh& mesh = only_mesh(scene);
        EXPECT_EQ(all(mesh.positions), corners) << header;
        EXPECT_EQ(mesh.name, "part");
        EXPECT_TRUE(mesh.normals.empty());
    }
}

Bytes colored(std::string_view header, std::initializer_list<std::uint16_t> colors) {
    Bytes bytes;
    bytes.text(header).pad(80, '\0').add(static_cast<std::uint32_t>(colors.size()));
    for (const std::uint16_t color : colors) bytes.add<float>({0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0}).add(color);
    return bytes;
}

TEST(StlReader, ReadsColors) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.stl", colored("by VisCAM", {0xFC00, 0x801F, 0x0000, 0x0210}));
    const scene::Mesh& mesh = only_mesh(scene);
    const glm::u8vec4 red(255, 0, 0, 255);
    const glm::u8vec4 blue(0, 0, 255, 255);
    const glm::u8vec4 white(255);
    EXPECT_EQ(all(mesh.colors), (Colors{red, red, red, blue, blue, blue, white, white, white, white, white, white}));
    EXPECT_EQ(scene.material(mesh.material).base_color, glm::vec4(1));
}

TEST(StlReader, ReadsColorsOfMagics) {
    const TemporaryFolder folder;
    const scene::Scene scene =
        folder.read("a.stl", colored("COLOR=\x10\x20\x30\xFF,MATERIAL=", {0x7C00, 0x001F, 0x8000}));
    const glm::u8vec4 red(255, 0, 0, 255);
    const glm::u8vec4 blue(0, 0, 255, 255);
    const glm::u8vec4 own(16, 32, 48, 255);
    EXPECT_EQ(all(only_mesh(scene).colors), (Colors{blue, blue, blue, red, red, red, own, own, own}));
}

TEST(StlReader, HasNoColorsWhereTheFileHasNone) {
    const TemporaryFolder folder;
    EXPECT_TRUE(only_mesh(folder.read("a.stl", colored("plain", {0, 0x1234}))).colors.empty());
}

TEST(StlReader, ReadsAFileOfNoTriangles) {
    const TemporaryFolder folder;
    EXPECT_EQ(only_mesh(folder.read("a.stl", binary("", 0, 0))).triangle_count(), 0U);
    EXPECT_EQ(only_mesh(folder.read("a.stl", "solid x\nendsolid x\n")).triangle_count(), 0U);
    EXPECT_TRUE(was_logged("a.stl: has nothing to show"));
}

TEST(StlReader, IgnoresBytesAfterTheLastTriangle) {
    const TemporaryFolder folder;
    EXPECT_EQ(only_mesh(folder.read("a.stl", binary("", 1, 1).text("comment"))).triangle_count(), 1U);
    EXPECT_TRUE(was_logged("7 bytes after the last triangle are ignored"));
}

TEST(StlReader, KeepsTheLargestFiniteNumbers) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read(
        "a.stl", "solid\n" + ascii_facet("vertex 3e38 3e38 3e38 vertex -3e38 -3e38 -3e38 vertex 0 0 0\n") + "endsolid");
    EXPECT_EQ(only_mesh(scene).positions[0], glm::vec3(3e38F));
}

TEST(StlReader, SaysWhatIsWrongWithABadFile) {
    const float nan = std::nanf("");
    Bytes with_nan = binary("", 2, 1);
    with_nan.add<float>({0, 0, 0})
        .add<float>({0, 0, 0})
        .add<float>({1, nan, 0})
        .add<float>({0, 1, 0})
        .add(std::uint16_t{0});
    Bytes with_inf = binary("", 1, 0);
    with_inf.add<float>({0, 0, 0})
        .add<float>({0, 0, INFINITY})
        .add<float>({1, 0, 0})
        .add<float>({0, 1, 0})
        .add(std::uint16_t{0});
    const std::string start = "solid x\nfacet normal 0 0 1\nouter loop\n";
    expect_errors(
        "bad.stl",
        {
            {"empty", "", "bad.stl: is empty"},
            {"too short", "abc", "byte 0: the file ends too early: expected 80 bytes of header, found 3"},
            {"no count", std::string(82, 'x'),
             "byte 80: the file ends too early: expected 4 bytes of triangle count, found 2"},
            {"truncated", binary("", 2, 1), "byte 80: expected 2 triangles of 50 bytes, found 50 bytes"},
            {"absurd count", binary("", 0xFFFFFFFFU, 1),
             "byte 80: expected 4294967295 triangles of 50 bytes, found 50 bytes"},
            {"negative count", binary("", 0x80000000U, 1), "byte 80: expected 2147483648 triangles"},
            {"solid, truncated binary", binary("solid", 3, 2),
             "byte 80: expected 3 triangles of 50 bytes, found 100 bytes"},
            {"NaN", with_nan, "byte 158: expected a finite position, found NaN or infinity in triangle 1"},
            {"infinity", with_inf, "byte 96: expected a finite position"},
            {"only the first word", "solid", "line 1: expected 'facet' or 'endsolid', found the end of the file"},
            {"no end", "solid x\n" + facet, "expected 'facet' or 'endsolid', found the end of the file"},
            {"wrong word", "solid x\nfacets\nendsolid", "line 2: expected 'facet' or 'endsolid', found 'facets'"},
            {"no normal", "solid x\nfacet outer loop\nendsolid", "line 2: expected 'normal', found 'outer'"},
            {"no loop", "solid x\nfacet normal 0 0 1\nvertex 0 0 0\nendsolid",
             "line 3: expected 'outer', found 'vertex'"},
            {"two vertices", start + "vertex 0 0 0\nvertex 0 0 0\nendloop\nendfacet\nendsolid",
             "line 6: expected 'vertex', found 'endloop'"},
            {"four vertices", start + "vertex 0 0 0\nvertex 0 0 0\nvertex 0 0 0\nvertex 0 0 0\nendloop",
             "line 7: expected 'endloop', found 'vertex'"},
            {"short vertex", start + "vertex 0 0\nvertex",
             "line 4: expected a number for a vertex, found the end of the line"},
            {"word", start + "vertex 0 0 zero\n", "line 4: expected a number for a vertex, found 'zero'"},
            {"nan", start + "vertex 0 0 nan\n", "line 4: expected a finite number for a vertex, found NaN or infinity"},
            {"inf", start + "vertex -inf 0 0\n", "line 4: expected a finite number for a vertex"},
            {"second solid", "solid x\n" + facet + "endsolid x\nsold y\n", "line 10: expected 'solid', found 'sold'"},
        });
}

TEST(StlReader, SurvivesEveryBeginningAndChange) {
    const std::string ascii = "solid x\n" + facet + "endsolid x\n";
    // All but those that end in "end" or "endsolid", with or without what may follow.
    EXPECT_EQ(read_all_beginnings("a.stl", ascii), ascii.size() - 4);
    read_all_changes("a.stl", ascii);
    const std::string raw = binary("header", 2, 2);
    EXPECT_EQ(read_all_beginnings("a.stl", raw), raw.size());
    read_all_changes("a.stl", raw);
}

}  // namespace
}  // namespace vitrine::io
