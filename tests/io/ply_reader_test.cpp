#include <io/test_files.h>

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

std::string header(std::string_view format, std::string_view rest) {
    return "ply\nformat " + std::string(format) + " 1.0\n" + std::string(rest) + "end_header\n";
}

constexpr std::string_view xyz = "property float x\nproperty float y\nproperty float z\n";

std::string vertices(std::string_view count, std::string_view more = "") {
    return "element vertex " + std::string(count) + "\n" + std::string(xyz) + std::string(more);
}

constexpr std::string_view faces = "property list uchar int vertex_indices\n";

/// An ASCII file of 4 vertices in a square and the given faces.
std::string square(std::string_view face_count, std::string_view rows) {
    return header("ascii", vertices("4") + "element face " + std::string(face_count) + "\n" + std::string(faces)) +
           "0 0 0\n1 0 0\n1 1 0\n0 1 0\n" + std::string(rows);
}

TEST(PlyReader, ReadsAnAsciiMesh) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.ply", square("2", "3 0 1 2\n4 0 1 2 3\n"));
    EXPECT_EQ(nodes_of(scene).size(), 1U);
    EXPECT_EQ(nodes_of(scene)[0].name, "a");
    const scene::Mesh& mesh = only_mesh(scene);
    EXPECT_EQ(all(mesh.positions), (Vectors{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}}));
    EXPECT_EQ(all(mesh.indices), (Indices{0, 1, 2, 0, 1, 2, 0, 2, 3}));
    EXPECT_EQ(all(mesh.normals), Vectors(4, {0, 0, 1})) << "computed";
    EXPECT_TRUE(mesh.colors.empty());
    EXPECT_FALSE(mesh.material);
    EXPECT_EQ(mesh.positions.label(), "a.ply positions");
}

TEST(PlyReader, ReadsOddButGoodText) {
    const TemporaryFolder folder;
    const std::string good = square("1", "3 0 1 2\n");
    std::string windows;
    std::string mac;
    for (const char c : good) {
        windows += c == '\n' ? "\r\n" : std::string(1, c);
        mac += c == '\n' ? '\r' : c;
    }
    const std::vector<std::string> texts{
        good,
        windows,
        mac,
        good.substr(0, good.size() - 1),
        good + "trailing words",
        "ply\ncomment x y\nobj_info made by hand\n\n" + good.substr(4),
        square("1", "\n\n 3\t0 1   2 \n\n"),
    };
    for (const std::string& text : texts)
        EXPECT_EQ(all(only_mesh(folder.read("a.ply", text)).indices), (Indices{0, 1, 2})) << text;
}

/// A file with every scalar type and an element to pass over, in binary.
Bytes every_type(bool big_endian) {
    Bytes bytes(big_endian);
    bytes.text(header(
        big_endian ? "binary_big_endian" : "binary_little_endian",
        "element camera 2\nproperty list ushort double view\nproperty char shutter\n"
        "element vertex 3\n"
        "property int8 a\nproperty double z\nproperty uint8 b\nproperty short c\nproperty float x\n"
        "property uint16 d\nproperty int e\nproperty uint32 f\nproperty float64 y\nproperty float32 g\n"
        "element face 2\nproperty uchar flags\nproperty list uint8 uint16 vertex_index\nproperty float quality\n"));
    bytes.add(std::uint16_t{2}).add<double>({1, 2}).add(std::int8_t{1});
    bytes.add(std::uint16_t{0}).add(std::int8_t{1});
    for (int i = 0; i < 3; ++i) {
        bytes.add(static_cast<std::int8_t>(-i)).add(double{3}).add(static_cast<std::uint8_t>(200 + i));
        bytes.add(static_cast<std::int16_t>(-1000 * i))
            .add(static_cast<float>(i))
            .add(static_cast<std::uint16_t>(60000 + i));
        bytes.add(-100000 * i)
            .add(static_cast<std::uint32_t>(4000000000U))
            .add(0.25 * i * i)
            .add(0.5F * static_cast<float>(i));
    }
    bytes.add(std::uint8_t{9}).add(std::uint8_t{3}).add<std::uint16_t>({0, 1, 2}).add(1.0F);
    bytes.add(std::uint8_t{8}).add(std::uint8_t{3}).add<std::uint16_t>({2, 1, 0}).add(1.5F);
    return bytes;
}

TEST(PlyReader, ReadsEveryTypeInBothByteOrders) {
    const TemporaryFolder folder;
    for (const bool big_endian : {false, true}) {
        const scene::Scene scene = folder.read("a.ply", every_type(big_endian));
        const scene::Mesh& mesh = only_mesh(scene);
        EXPECT_EQ(all(mesh.positions), (Vectors{{0, 0, 3}, {1, 0.25F, 3}, {2, 1, 3}}));
        EXPECT_EQ(all(mesh.indices), (Indices{0, 1, 2, 2, 1, 0}));
        ASSERT_EQ(mesh.scalars.size(), 7U);
        const std::vector<std::pair<std::string, Floats>> scalars{
            {"a", {0, -1, -2}},           {"b", {200, 201, 202}},       {"c", {0, -1000, -2000}},
            {"d", {60000, 60001, 60002}}, {"e", {0, -100000, -200000}}, {"f", {4e9F, 4e9F, 4e9F}},
            {"g", {0, 0.5F, 1}},
        };
        for (std::size_t i = 0; i < scalars.size(); ++i) {
            EXPECT_EQ(mesh.scalars[i].name, scalars[i].first);
            EXPECT_EQ(all(mesh.scalars[i].values), scalars[i].second) << scalars[i].first;
        }
        EXPECT_EQ(mesh.scalars[0].values.label(), "a.ply a");
        ASSERT_EQ(mesh.face_scalars.size(), 2U);
        EXPECT_EQ(mesh.face_scalars[0].name, "flags");
        EXPECT_EQ(all(mesh.face_scalars[0].values), (Floats{9, 8}));
        EXPECT_EQ(mesh.face_scalars[1].name, "quality");
        EXPECT_EQ(all(mesh.face_scalars[1].values), (Floats{1, 1.5F}));
    }
}

/// A square and a triangle, each with a number; `last`: another face with its number.
std::string numbered_faces(const std::string& last) {
    return header("ascii",
                  "element vertex 5\nproperty float x\nproperty float y\nproperty float z\nelement face 3\n"
                  "property float heat\nproperty list uchar int vertex_index\n") +
           "0 0 0\n1 0 0\n1 1 0\n0 1 0\n2 0 0\n0.5 4 0 1 2 3\n" + last + "\n0.75 3 1 4 2\n";
}

TEST(PlyReader, AllTrianglesOfAFaceHaveItsNumber) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.ply", numbered_faces("-2 3 0 1 2"));
    ASSERT_EQ(only_mesh(scene).face_scalars.size(), 1U);
    EXPECT_EQ(all(only_mesh(scene).face_scalars[0].values), (Floats{0.5F, 0.5F, -2, 0.75F}));
    const scene::Scene dropped = folder.read("a.ply", numbered_faces("-2 2 0 1"));
    EXPECT_EQ(only_mesh(dropped).triangle_count(), 3U);
    EXPECT_TRUE(only_mesh(dropped).face_scalars.empty()) << "nobody knows whose they are";
}

TEST(PlyReader, ReadsPointCloudsWithNormalsColorsAndScalars) {
    const TemporaryFolder folder;
    const std::string text = header("ascii",
                                    "element vertex 2\nproperty uchar blue\nproperty uchar red\nproperty uchar green\n"
                                    "property float nx\nproperty float ny\nproperty float nz\n"
                                    "property float intensity\nproperty float z\nproperty float y\nproperty float x\n"
                                    "property uchar alpha\n") +
                             "3 1 2 0 0 2 0.5 30 20 10 128\n255 0 300 nan 0 0 -1 3 2 1 255\n";
    const scene::Scene scene = folder.read("cloud.ply", text);
    const scene::PointCloud& cloud = only_cloud(scene);
    EXPECT_EQ(cloud.name, "cloud");
    EXPECT_EQ(all(cloud.positions), (Vectors{{10, 20, 30}, {1, 2, 3}}));
    EXPECT_EQ(all(cloud.normals), (Vectors{{0, 0, 1}, {0, 0, 1}})) << "unit length, and +Z for NaN";
    EXPECT_EQ(all(cloud.colors), (Colors{{1, 2, 3, 128}, {0, 255, 255, 255}}));
    ASSERT_EQ(cloud.scalars.size(), 1U);
    EXPECT_EQ(cloud.scalars[0].name, "intensity");
    EXPECT_EQ(all(cloud.scalars[0].values), (Floats{0.5F, -1}));
    EXPECT_EQ(scene.material(cloud.material).base_color, glm::vec4(1));
}

TEST(PlyReader, ReadsColorsOfEveryType) {
    const TemporaryFolder folder;
    const auto colors = [&](std::string_view type, std::string_view row, std::string_view names = "red green blue") {
        std::string more;
        for (std::size_t begin = 0; begin < names.size();) {
            const std::size_t end = std::min(names.find(' ', begin), names.size());
            more += "property " + std::string(type) + " " + std::string(names.substr(begin, end - begin)) + "\n";
            begin = end + 1;
        }
        return all(
            only_cloud(folder.read("a.ply", header("ascii", vertices("1", more)) + "0 0 0 " + std::string(row) + "\n"))
                .colors);
    };
    EXPECT_EQ(colors("uchar", "1 2 3"), (Colors{{1, 2, 3, 255}}));
    EXPECT_EQ(colors("float", "1 0.5 0"), (Colors{{255, 128, 0, 255}})) << "sRGB from 0 to 1";
    EXPECT_EQ(colors("float", "255 128 1"), (Colors{{255, 128, 1, 255}})) << "sRGB from 0 to 255";
    EXPECT_EQ(colors("double", "nan -1 0.2"), (Colors{{0, 0, 51, 255}}));
    EXPECT_EQ(colors("ushort", "65535 32768 0"), (Colors{{255, 128, 0, 255}}));
    EXPECT_EQ(colors("int", "255 128 -4"), (Colors{{255, 128, 0, 255}}));
    EXPECT_EQ(colors("float", "1 0 0 0.5", "r g b a"), (Colors{{255, 0, 0, 128}}));
    EXPECT_EQ(colors("uchar", "4 5 6", "diffuse_red diffuse_green diffuse_blue"), (Colors{{4, 5, 6, 255}}));
    EXPECT_EQ(colors("uchar", "4 5", "red green"), Colors{}) << "two channels are scalars";
}

TEST(PlyReader, KeepsGoodNormalsOfAMesh) {
    const TemporaryFolder folder;
    const std::string text =
        header("binary_little_endian", vertices("3", "property float nx\nproperty float ny\nproperty float nz\n") +
                                           "element face 1\n" + std::string(faces));
    Bytes bytes;
    bytes.text(text);
    bytes.add<float>({0, 0, 0, 2, 0, 0}).add<float>({1, 0, 0, std::nanf(""), 0, 0}).add<float>({0, 1, 0, 0, 0, 0});
    bytes.add(std::uint8_t{3}).add<std::int32_t>({0, 1, 2});
    EXPECT_EQ(all(only_mesh(folder.read("a.ply", bytes)).normals), (Vectors{{1, 0, 0}, {0, 0, 1}, {0, 0, 1}}));
}

TEST(PlyReader, ReadsManyChunksOfText) {
    const TemporaryFolder folder;
    constexpr std::uint32_t count = 100'000;
    std::string text = header("ascii", vertices(std::to_string(count), "property float q\n") + "element face " +
                                           std::to_string(count - 2) + "\n" + std::string(faces));
    for (std::uint32_t i = 0; i < count; ++i)
        text += std::to_string(i) + " " + std::to_string(i % 7) + ".25 1e-3 " + std::to_string(i) + ".5\n";
    Indices indices;
    for (std::uint32_t i = 0; i + 2 < count; ++i) {
        text += "3 " + std::to_string(i) + " " + std::to_string(i + 1) + " " + std::to_string(i + 2) + "\n";
        indices.insert(indices.end(), {i, i + 1, i + 2});
    }
    const scene::Scene scene = folder.read("a.ply", text);
    const scene::Mesh& mesh = only_mesh(scene);
    ASSERT_EQ(mesh.positions.size(), count);
    EXPECT_EQ(all(mesh.indices), indices);
    for (std::uint32_t i = 0; i < count; i += 777) {
        EXPECT_EQ(mesh.positions[i], glm::vec3(static_cast<float>(i), static_cast<float>(i % 7) + 0.25F, 1e-3F));
        EXPECT_EQ(mesh.scalars[0].values[i], static_cast<float>(i) + 0.5F);
    }
    const auto last = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    text.replace(text.rfind("3 "), 2, "3 x");
    EXPECT_NE(folder.error("a.ply", text).find("a.ply: line " + std::to_string(last) + ": expected an integer"),
              std::string::npos);
}

TEST(PlyReader, ReadsFacesBeforeVertices) {
    const TemporaryFolder folder;
    const std::string text = header("ascii", "element face 1\n" + std::string(faces) + vertices("4")) +
                             "4 1 2 3 0\n0 0 0\n2 -1 0\n0.5 0 0\n2 1 0\n";
    EXPECT_EQ(all(only_mesh(folder.read("a.ply", text)).indices), (Indices{2, 3, 0, 2, 0, 1})) << "concave";
}

TEST(PlyReader, ReadsTriangleStrips) {
    const TemporaryFolder folder;
    const std::string text =
        header("ascii", vertices("5") + "element tristrips 2\nproperty list int int vertex_indices\n") +
        "0 0 0\n0 1 0\n1 0 0\n1 1 0\n2 0 0\n9 0 1 2 3 -1 4 3 2 -1\n3 0 1 2\n";
    EXPECT_EQ(all(only_mesh(folder.read("a.ply", text)).indices), (Indices{0, 1, 2, 2, 1, 3, 4, 3, 2, 0, 1, 2}));
}

TEST(PlyReader, ReadsEdges) {
    const TemporaryFolder folder;
    const std::string text =
        header("ascii", vertices("3", "property uchar red\nproperty uchar green\nproperty uchar blue\n") +
                            "element edge 2\nproperty int vertex1\nproperty float weight\nproperty int vertex2\n") +
        "0 0 0 1 2 3\n1 0 0 4 5 6\n0 1 0 7 8 9\n0 0.5 1\n2 0.5 0\n";
    const scene::Scene scene = folder.read("a.ply", text);
    const scene::LineSet& lines = only_lines(scene);
    EXPECT_EQ(all(lines.indices), (Indices{0, 1, 2, 0}));
    EXPECT_EQ(lines.positions.size(), 3U);
    EXPECT_EQ(lines.colors[2], glm::u8vec4(7, 8, 9, 255));
    EXPECT_TRUE(shown<scene::PointCloudId>(scene).empty());
    const scene::Scene both =
        folder.read("b.ply", header("ascii", vertices("3") + "element face 1\n" + std::string(faces) +
                                                 "element edge 1\nproperty int vertex1\nproperty int vertex2\n") +
                                 "0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n0 2\n");
    EXPECT_EQ(only_mesh(both).positions.size(), 3U);
    EXPECT_EQ(only_lines(both).positions.size(), 3U);
}

TEST(PlyReader, PassesOverWhatItDoesNotKnow) {
    const TemporaryFolder folder;
    const std::string text =
        header("ascii", "element multi_texture_vertex 1\nproperty list uchar float uv\nproperty float u\n" +
                            vertices("3", "property list uchar int neighbours\nproperty float s\n") +
                            "element nothing 0\n" + "element face 2\nproperty list uchar float texcoord\n" +
                            std::string(faces) + "property uchar red\n") +
        "2 0.5 0.5 1\n0 0 0 2 1 2 7\n1 0 0 0 8\n0 1 0 1 0 9\n0 3 0 1 2 255\n2 0 0 2 0 1 255\n";
    const scene::Scene scene = folder.read("a.ply", text);
    const scene::Mesh& mesh = only_mesh(scene);
    EXPECT_EQ(all(mesh.indices), (Indices{0, 1, 2})) << "a face of two corners is none";
    ASSERT_EQ(mesh.scalars.size(), 1U);
    EXPECT_EQ(mesh.scalars[0].name, "s");
    EXPECT_EQ(all(mesh.scalars[0].values), (Floats{7, 8, 9}));
    Bytes binary(true);
    binary.text(header("binary_big_endian", vertices("1", "property list uchar int neighbours\nproperty uchar s\n")));
    binary.add<float>({1, 2, 3}).add(std::uint8_t{2}).add<std::int32_t>({5, 6}).add(std::uint8_t{7});
    const scene::Scene cloud = folder.read("b.ply", binary);
    EXPECT_EQ(all(only_cloud(cloud).positions), (Vectors{{1, 2, 3}}));
    EXPECT_EQ(all(only_cloud(cloud).scalars[0].values), (Floats{7}));
}

TEST(PlyReader, ReadsAFileOfNoVertices) {
    const TemporaryFolder folder;
    for (const char* format : {"ascii", "binary_little_endian"}) {
        const scene::Scene scene = folder.read(
            "a.ply", header(format, vertices("0", "property uchar red\nproperty uchar green\nproperty uchar blue\n") +
                                        "element face 0\n" + std::string(faces)));
        EXPECT_EQ(only_cloud(scene).positions.size(), 0U);
    }
}

TEST(PlyReader, BinaryDataMayBeginWithALineEnd) {
    const TemporaryFolder folder;
    Bytes bytes;
    bytes.text(header("binary_little_endian", vertices("1", "property uchar s\n").insert(17, "property uchar a\n")));
    bytes.text("\n").add<float>({1, 2, 3}).text("\r");
    const scene::Scene scene = folder.read("a.ply", bytes);
    EXPECT_EQ(all(only_cloud(scene).positions), (Vectors{{1, 2, 3}}));
    EXPECT_EQ(all(only_cloud(scene).scalars[0].values), (Floats{10}));
}

TEST(PlyReader, SaysWhatIsWrongWithABadHeader) {
    const std::string start = "ply\nformat ascii 1.0\n";
    expect_errors(
        "bad.ply",
        {
            {"empty", "", "bad.ply: is empty"},
            {"no ply", "plx\n", "line 1: expected 'ply', found 'plx'"},
            {"only ply", "ply\n", "the file ends in the header, expected 'end_header'"},
            {"no end", start + vertices("1"), "the file ends in the header, expected 'end_header'"},
            {"no format", "ply\n" + vertices("1") + "end_header\n0 0 0\n",
             "expected a line 'format' before 'end_header'"},
            {"wrong format", "ply\nformat text 1.0\n",
             "line 2: expected 'ascii', 'binary_little_endian' or 'binary_big_endian', found 'text'"},
            {"wrong version", "ply\nformat ascii 2.0\n", "line 2: expected version '1.0', found '2.0'"},
            {"wrong keyword", start + "elements\n",
             "line 3: expected 'element', 'property' or 'end_header', found 'elements'"},
            {"no count", start + "element vertex\n",
             "line 3: expected a number of rows for element 'vertex', found ''"},
            {"negative count", start + "element vertex -1\n",
             "line 3: expected a number of rows for element 'vertex', found '-1'"},
            {"count beyond 64 bits", start + "element vertex 18446744073709551616\n",
             "line 3: expected a number of rows"},
            {"no name", start + "element\n", "line 3: expected a name"},
            {"stray property", start + "property float x\n", "line 3: expected 'element' before 'property'"},
            {"wrong type", start + "element vertex 1\nproperty real x\n",
             "line 4: expected a type such as 'float' or 'uchar', found 'real'"},
            {"no property name", start + "element vertex 1\nproperty float\n",
             "line 4: expected a name, found the end of the line"},
            {"float list length", start + "element face 1\nproperty list float int vertex_indices\n",
             "line 4: expected an integer type for the length of a list"},
            {"twice the element", start + vertices("1") + vertices("1"), "line 7: element 'vertex' is declared twice"},
            {"twice the property", start + "element vertex 1\nproperty int x\nproperty int x\n",
             "line 5: property 'x' is declared twice"},
            {"words after", start + "element vertex 1 2\n", "line 3: expected the end of the line, found '2'"},
            {"rows of nothing", start + vertices("1") + "element x 5\nend_header\n",
             "element 'x' has rows but no properties"},
            {"no vertices", header("ascii", "element face 0\n"), "expected an element 'vertex'"},
            {"no z", header("ascii", "element vertex 1\nproperty float x\nproperty float y\n") + "0 0\n",
             "line 3: expected a property 'z' of element 'vertex'"},
            {"list for x",
             header("ascii", "element vertex 1\nproperty list uchar float x\nproperty float y\nproperty float z\n") +
                 "0 0 0\n",
             "line 3: expected a property 'x'"},
            {"no indices", header("ascii", vertices("1") + "element face 1\nproperty int a\n") + "0 0 0\n1\n",
             "line 7: expected a list 'vertex_indices' of element 'face'"},
            {"float indices",
             header("ascii", vertices("1") + "element face 1\nproperty list uchar float vertex_indices\n") +
                 "0 0 0\n1 0\n",
             "line 7: expected an integer type"},
            {"half an edge", header("ascii", vertices("1") + "element edge 1\nproperty int vertex1\n") + "0 0 0\n0\n",
             "line 7: expected properties 'vertex1' and 'vertex2'"},
        });
}

TEST(PlyReader, SaysWhatIsWrongWithBadText) {
    const std::string edge =
        header("ascii", vertices("1") + "element edge 1\nproperty int vertex1\nproperty int vertex2\n") + "0 0 0\n";
    expect_errors(
        "bad.ply",
        {
            {"absurd count", header("ascii", vertices("4294967294")) + "0 0 0\n",
             "line 8: expected 4294967294 rows of element 'vertex', what is left of the file can hold 1"},
            {"more than 32 bits", header("ascii", vertices("4294967295")) + "0 0 0\n",
             "line 3: expected fewer than 4294967295 vertices"},
            {"64 bits", header("ascii", vertices("18446744073709551615")) + "0 0 0\n",
             "line 3: expected fewer than 4294967295 vertices, found 18446744073709551615"},
            {"too few rows", header("ascii", vertices("2")) + "0 0 0\n      \n",
             "the file ends after 1 rows of element 'vertex', expected 2"},
            {"short row", header("ascii", vertices("2")) + "0 0 0\n0 0\n        ",
             "line 9: expected a value for property 'z' of element 'vertex', found the end of the line"},
            {"long row", header("ascii", vertices("1")) + "0 0 0 0\n",
             "line 8: expected the end of the line after a row of element 'vertex', found '0'"},
            {"word", header("ascii", vertices("1")) + "0 zero 0\n",
             "line 8: expected a number for property 'y', found 'zero'"},
            {"nan", header("ascii", vertices("1")) + "0 0 nan\n",
             "line 8: expected a finite number for property 'z', found 'nan'"},
            {"inf", header("ascii", vertices("1")) + "-inf 0 0\n",
             "line 8: expected a finite number for property 'x', found '-inf'"},
            {"index too big", square("1", "3 0 1 4\n"), "line 14: face index 4 is out of range, there are 4 vertices"},
            {"index negative", square("1", "3 0 1 -1\n"), "line 14: face index -1 is out of range"},
            {"index beyond 32 bits", square("1", "3 0 1 4294967296\n"),
             "line 14: face index 4294967296 is out of range"},
            {"index a word", square("1", "3 0 1 x\n"),
             "line 14: expected an integer for property 'vertex_indices', found 'x'"},
            {"too few indices", square("1", "4 0 1 2\n"),
             "line 14: expected a value for property 'vertex_indices' of element 'face'"},
            {"too many indices", square("1", "3 0 1 2 3\n"), "line 14: expected the end of the line"},
            {"absurd list", square("1", "4294967295 0 1 2\n"),
             "line 14: a list of 4294967295 values does not fit into the file"},
            {"negative list", square("1", "-3 0 1 2\n"), "line 14: a list of -3 values does not fit into the file"},
            {"absurd faces", square("4294967295", "3 0 1 2\n"), "line 14: expected 4294967295 rows of element 'face'"},
            {"strip out of range",
             header("ascii", vertices("1") + "element tristrips 1\nproperty list int int vertex_indices\n") +
                 "0 0 0\n2 0 1\n",
             "line 11: tristrips index 1 is out of range"},
            {"edge out of range", edge + "0 1\n", "line 7: a vertex of edge 0 is out of range, there are 1 vertices"},
            {"edge negative", edge + "-1 0\n", "a vertex of edge 0 is out of range"},
            {"edge a word", edge + "a 0\n", "line 12: expected an integer for property 'vertex1', found 'a'"},
        });
}

TEST(PlyReader, SaysWhatIsWrongWithBadBytes) {
    const std::string one = header("binary_little_endian", vertices("1"));
    const std::string mesh =
        header("binary_big_endian", vertices("1") + "element face 1\nproperty list int int vertex_indices\n");
    const auto place = [](const std::string& text, std::size_t behind) {
        return "byte " + std::to_string(text.size() + behind) + ": ";
    };
    const auto row = [](std::string_view text, bool big_endian = false) {
        return Bytes(big_endian).text(text).add<float>({0, 0, 0});
    };
    const std::string nan_at = place(one, 4) + "expected a finite number for property 'y', found NaN or infinity";
    const std::string overflow_at = "expected a finite number for property 'x'";
    const std::string list_at = place(mesh, 12) + "a list of -1 values does not fit into the file";
    const std::string long_at = place(mesh, 12) + "a list of 2147483647 values does not fit";
    const std::string index_at = place(mesh, 20) + "face index 1 is out of range, there are 1 vertices";
    const std::string negative_at = place(mesh, 16) + "face index -1 is out of range";
    const std::string short_at =
        place(one, 0) + "expected 1 rows of element 'vertex', what is left of the file can hold 0";
    expect_errors("bad.ply",
                  {
                      {"no data", one, short_at},
                      {"truncated", Bytes().text(one).add<float>({0, 0}), short_at},
                      {"absurd count", row(header("binary_little_endian", vertices("4294967294"))),
                       "expected 4294967294 rows of element 'vertex', what is left of the file can hold 1"},
                      {"absurd unknown",
                       row(header("binary_little_endian",
                                  "element x 18446744073709551615\nproperty list uchar int a\n" + vertices("1"))),
                       "expected 18446744073709551615 rows of element 'x'"},
                      {"nan", Bytes().text(one).add<float>({0, std::nanf(""), 0}), nan_at},
                      {"too big for float",
                       Bytes()
                           .text(header("binary_little_endian",
                                        "element vertex 1\nproperty double x\nproperty float y\nproperty float z\n"))
                           .add(1e300)
                           .add<float>({0, 0}),
                       overflow_at},
                      {"negative list", row(mesh, true).add(-1).add<std::int32_t>({0, 0}), list_at},
                      {"absurd list", row(mesh, true).add(0x7FFFFFFF).add<std::int32_t>({0, 0}), long_at},
                      {"index too big", row(mesh, true).add<std::int32_t>({3, 0, 1, 0}), index_at},
                      {"index negative", row(mesh, true).add<std::int32_t>({3, -1, 0, 0}), negative_at},
                      {"nan beside a list",
                       Bytes()
                           .text(header("binary_little_endian", vertices("1", "property list uchar uchar l\n")))
                           .add<float>({0, 0, INFINITY})
                           .add(std::uint8_t{0}),
                       "expected a finite number for property 'z'"},
                  });
}

TEST(PlyReader, SurvivesEveryBeginningAndChange) {
    const std::string ascii = square("2", "3 0 1 2\n4 0 1 2 3\n");
    // Without its line end, and without the last face's line, the file is as good.
    EXPECT_EQ(read_all_beginnings("a.ply", ascii), ascii.size() - 1);
    read_all_changes("a.ply", ascii);
    for (const bool big_endian : {false, true}) {
        const std::string binary = every_type(big_endian);
        EXPECT_EQ(read_all_beginnings("a.ply", binary), binary.size());
        read_all_changes("a.ply", binary);
    }
}

}  // namespace
}  // namespace vitrine::io
