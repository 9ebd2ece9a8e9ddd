#include "las_files.h"

#include <vitrine/io/previews.h>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vitrine::io {
namespace {

TEST(FilledRows, CountThoseWithoutAGapBeforeThem) {
    FilledRows rows;
    EXPECT_EQ(rows.fill(10, 20), 0U);
    EXPECT_EQ(rows.fill(20, 25), 0U);
    EXPECT_EQ(rows.fill(0, 10), 25U);
    EXPECT_EQ(rows.fill(30, 40), 25U);
    EXPECT_EQ(rows.fill(25, 30), 40U);
}

TEST(Previews, ComeSoonAndThenWhenMuchMoreIsThereButNotWhenMostIs) {
    std::vector<std::size_t> shown;
    std::size_t made = 0;
    Previews previews([&](const scene::Scene&) { shown.push_back(made); });
    const Preview make = [&](std::size_t rows) {
        made = rows;
        return scene::Scene();
    };
    constexpr std::size_t all = 100 * Previews::first_rows;
    previews.offer(Previews::first_rows, all, make);
    EXPECT_EQ(shown, std::vector<std::size_t>{Previews::first_rows});
    previews.offer(2 * Previews::first_rows - 1, all, make);
    EXPECT_EQ(shown.size(), 1U) << "hardly more than before";
    for (int i = 0; i < 10'000'000 && shown.size() < 2; ++i) previews.offer(3 * Previews::first_rows, all, make);
    EXPECT_EQ(shown.back(), 3 * Previews::first_rows) << "when some time has passed";
    Previews late([&](const scene::Scene&) { shown.clear(); });
    late.offer(all / 2 + 1, all, make);
    EXPECT_FALSE(shown.empty()) << "the whole comes soon";
}

/// Reads a file and checks that each preview is a first part of the whole, and larger than the one before. `positions`
/// gives what is compared, in the order of the file, where at most `share` of it is in the first half.
template <class Positions>
std::size_t check_previews(const std::filesystem::path& path, Positions positions, double share) {
    std::vector<scene::Scene> previews;
    ReadOptions options;
    options.preview = [&](scene::Scene scene) { previews.push_back(std::move(scene)); };
    const scene::Scene whole = read_scene(path, options);
    const std::vector<glm::vec3> expected = positions(whole);
    std::size_t before = 0;
    for (const scene::Scene& scene : previews) {
        const std::vector<glm::vec3> part = positions(scene);
        EXPECT_GT(part.size(), before);
        EXPECT_LE(static_cast<double>(part.size()), share * static_cast<double>(expected.size()));
        EXPECT_TRUE(std::equal(part.begin(), part.end(), expected.begin()));
        EXPECT_EQ(scene.node(scene.node(scene.root()).children.at(0)).name, path.stem().string());
        before = part.size();
    }
    const scene::Scene plain = read_scene(path);
    EXPECT_EQ(positions(plain), expected) << "previews change nothing";
    return previews.size();
}

/// Where a thread is held up, most may be there before its part is: then there is nothing to show, and the file is read
/// again.
template <class Positions>
bool previews_come(const std::filesystem::path& path, Positions positions, double share = 0.5) {
    for (int i = 0; i < 100; ++i) {
        if (check_previews(path, positions, share) > 0) return true;
    }
    return false;
}

std::vector<glm::vec3> points_of(const scene::Scene& scene) {
    const scene::PointCloud& cloud = scene.point_cloud(scene.point_clouds().ids().at(0));
    EXPECT_EQ(cloud.colors.size(), cloud.positions.size());
    EXPECT_EQ(scene.material(cloud.material).name, "vertex colours");
    return {cloud.positions.begin(), cloud.positions.end()};
}

std::vector<glm::vec3> corners_of(const scene::Scene& scene) {
    const scene::Mesh& mesh = scene.mesh(scene.meshes().ids().at(0));
    const scene::CornerView corners = mesh.corners();
    std::vector<glm::vec3> all;
    for (std::size_t i = 0; i < corners.size(); ++i) all.push_back(mesh.positions[corners[i]]);
    return all;
}

/// Of a mesh, or of what comes before it: its vertices as points.
std::vector<glm::vec3> vertices_of(const scene::Scene& scene) {
    if (scene.point_clouds().size() == 0) return all(scene.mesh(scene.meshes().ids().at(0)).positions);
    return all(scene.point_cloud(scene.point_clouds().ids().at(0)).positions);
}

constexpr std::uint32_t rows = 1'200'000;

TEST(PreviewsOfFiles, ACloudThickens) {
    const TemporaryFolder folder;
    Bytes bytes;
    bytes.text(
        "ply\nformat binary_little_endian 1.0\nelement vertex 1200000\nproperty float x\nproperty float y\n"
        "property float z\nproperty uchar red\nproperty uchar green\nproperty uchar blue\nend_header\n");
    std::string body;
    for (std::uint32_t i = 0; i < rows; ++i) {
        const std::array<float, 3> at{static_cast<float>(i), 1, 2};
        body.append(reinterpret_cast<const char*>(at.data()), sizeof(at));
        body.append("\x01\x02\x03", 3);
    }
    bytes.text(body);
    EXPECT_TRUE(previews_come(folder.write("cloud.ply", bytes.str()), points_of));
}

TEST(PreviewsOfFiles, ACloudOfTextThickens) {
    const TemporaryFolder folder;
    std::string body;
    for (std::uint32_t i = 0; i < rows; ++i) body += std::to_string(i) + " 1 2 10 20 30\n";
    EXPECT_TRUE(previews_come(folder.write("cloud.xyz", body), points_of));
    const std::string header =
        "ply\nformat ascii 1.0\nelement vertex 1200000\nproperty float x\nproperty float y\nproperty float z\n"
        "property uchar red\nproperty uchar green\nproperty uchar blue\nend_header\n";
    EXPECT_TRUE(previews_come(folder.write("cloud.ply", header + body), points_of));
}

TEST(PreviewsOfFiles, ASurveyThickensWhereItIs) {
    const TemporaryFolder folder;
    LasBuilder las;
    las.format = 2;
    las.record_bytes = 26;
    las.offset = {400'000, 5e6, 0};
    const std::string rest = Bytes().pad(6, '\0').add<std::uint16_t>({65'535, 256, 0}).str();
    for (std::uint32_t i = 0; i < rows; ++i)
        las.points.push_back(las_point(static_cast<std::int32_t>(i), 2, 3, 7).str() + rest);
    const std::filesystem::path path = folder.write("survey.las", las.file());
    EXPECT_TRUE(previews_come(path, points_of));
    const auto place = [](const scene::Scene& scene) {
        return scene.node(scene.node(scene.root()).children.at(0)).transform;
    };
    std::vector<glm::mat4> places;
    ReadOptions options;
    options.preview = [&](const scene::Scene& scene) { places.push_back(place(scene)); };
    const scene::Scene whole = read_scene(path, options);
    for (const glm::mat4& preview : places) EXPECT_EQ(preview, place(whole));
}

TEST(PreviewsOfFiles, StayAsTheyAreWhenPointsWithoutAPlaceAreLeftOut) {
    const TemporaryFolder folder;
    Bytes bytes;
    bytes.text("VERSION .7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nWIDTH 1200000\nHEIGHT 1\nDATA binary\n");
    std::string body;
    for (std::uint32_t i = 0; i < rows; ++i) {
        const std::array<float, 3> at{i == 0 ? std::nanf("") : static_cast<float>(i), 1, 2};
        body.append(reinterpret_cast<const char*>(at.data()), sizeof(at));
    }
    std::vector<scene::Scene> previews;
    ReadOptions options;
    options.preview = [&](scene::Scene scene) { previews.push_back(std::move(scene)); };
    const scene::Scene whole = read_scene(folder.write("a.pcd", bytes.text(body).str()), options);
    EXPECT_EQ(whole.counts().points, rows - 1);
    for (const scene::Scene& preview : previews)
        EXPECT_EQ(preview.point_cloud(preview.point_clouds().ids().front()).positions[1].x, 1.0F);
}

TEST(PreviewsOfFiles, AMeshOfTrianglesGrows) {
    const TemporaryFolder folder;
    std::string body(80, ' ');
    body.append(reinterpret_cast<const char*>(&rows), 4);
    for (std::uint32_t i = 0; i < rows; ++i) {
        const auto x = static_cast<float>(i);
        const std::array<float, 12> numbers{0, 0, 1, x, 0, 0, x + 1, 0, 0, x, 1, 0};
        body.append(reinterpret_cast<const char*>(numbers.data()), sizeof(numbers));
        body.append(2, '\0');
    }
    EXPECT_TRUE(previews_come(folder.write("mesh.stl", body), corners_of));
}

TEST(PreviewsOfFiles, AMeshOfTextGrows) {
    const TemporaryFolder folder;
    std::string body = "solid mesh\n";
    for (std::uint32_t i = 0; i < rows / 3; ++i) {
        const std::string x = std::to_string(i);
        body += "facet normal 0 0 1\nouter loop\nvertex " + x + " 0 0\nvertex 0 " + x + " 0\nvertex 0 0 " + x +
                "\nendloop\nendfacet\n";
    }
    EXPECT_TRUE(previews_come(folder.write("mesh.stl", body + "endsolid mesh\n"), corners_of));
}

/// A PLY file of four vertices with many faces between them, before or behind them.
std::string many_faces(bool faces_first) {
    const std::string vertex = "element vertex 4\nproperty float x\nproperty float y\nproperty float z\n";
    const std::string face = "element face 1200000\nproperty list uchar int vertex_indices\n";
    const std::array<float, 12> corners{0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1};
    const std::string vertices(reinterpret_cast<const char*>(corners.data()), sizeof(corners));
    std::string faces;
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(rows); ++i) {
        const std::array<std::int32_t, 3> indices{i % 4, (i + 1) % 4, (i + 2) % 4};
        faces += '\x03';
        faces.append(reinterpret_cast<const char*>(indices.data()), sizeof(indices));
    }
    return "ply\nformat binary_little_endian 1.0\n" + (faces_first ? face + vertex : vertex + face) + "end_header\n" +
           (faces_first ? faces + vertices : vertices + faces);
}

TEST(PreviewsOfFiles, AMeshOfFacesGrows) {
    const TemporaryFolder folder;
    EXPECT_TRUE(previews_come(folder.write("faces.ply", many_faces(false)), corners_of));
}

TEST(PreviewsOfFiles, FacesAreNotShownBeforeTheirVertices) {
    const TemporaryFolder folder;
    EXPECT_EQ(check_previews(folder.write("faces.ply", many_faces(true)), corners_of, 0), 0U);
}

/// Triangles between the last three vertices, and one vertex more each.
std::string strip_faces(const std::string& keyword, std::uint32_t first) {
    std::string faces;
    for (std::uint32_t i = first; i + 2 < first + rows; ++i)
        faces += keyword + std::to_string(i) + ' ' + std::to_string(i + 1) + ' ' + std::to_string(i + 2) + '\n';
    return faces;
}

TEST(PreviewsOfFiles, VerticesOfATextThatComeBeforeTheFacesArePoints) {
    const TemporaryFolder folder;
    std::string obj;
    std::string ply =
        "ply\nformat ascii 1.0\nelement vertex 1200000\nproperty float x\nproperty float y\nproperty float z\n"
        "element face 1199998\nproperty list uchar int vertex_indices\nend_header\n";
    for (std::uint32_t i = 0; i < rows; ++i) {
        const std::string at = std::to_string(i) + ' ' + std::to_string(i % 2) + " 7\n";
        obj += "v " + at;
        ply += at;
    }
    EXPECT_TRUE(previews_come(folder.write("strip.obj", obj + strip_faces("f ", 1)), vertices_of, 1));
    EXPECT_TRUE(previews_come(folder.write("strip.ply", ply + strip_faces("3 ", 0)), vertices_of, 1));
}

TEST(PreviewsOfFiles, FacesOfAnObjFileAreShownWhereTheyComeSoon) {
    const TemporaryFolder folder;
    std::string body;
    for (std::uint32_t i = 0; i < rows / 3; ++i) {
        const std::string x = std::to_string(i);
        body += "v " + x + " 0 0\nv 0 " + x + " 0\nv 0 0 " + x + "\nf -3 -2 -1\n";
    }
    EXPECT_TRUE(previews_come(folder.write("parts.obj", body), corners_of));
}

}  // namespace
}  // namespace vitrine::io
