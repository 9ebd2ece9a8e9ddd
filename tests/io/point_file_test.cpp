#include <vitrine/io/point_file.h>

#include <io/cloud_files.h>
#include <io/las_files.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace vitrine::io {
namespace {

namespace fs = std::filesystem;

/// All points, a few at a time.
PointBlock read_all(const PointFile& file, std::size_t at_a_time) {
    PointBlock all;
    for (std::size_t first = 0; first < file.size(); first += at_a_time) {
        const PointBlock block = file.read(first, std::min<std::size_t>(at_a_time, file.size() - first));
        all.positions.append(block.positions.view());
        all.colors.append(block.colors.view());
    }
    return all;
}

/// What PointFile reads is what the kind's reader does.
void expect_same_as_reader(const fs::path& path) {
    const auto file = PointFile::open(path);
    ASSERT_TRUE(file) << path;
    const scene::Scene scene = read_scene(path);
    const scene::PointCloud& cloud = only_cloud(scene);
    const glm::dvec3 origin(scene.node(scene.node(scene.root()).children.at(0)).transform[3]);
    for (const std::size_t at_a_time : {1U, 2U, 100U}) {
        const PointBlock all = read_all(*file, at_a_time);
        ASSERT_EQ(all.positions.size(), cloud.positions.size()) << path;
        for (std::size_t i = 0; i < all.positions.size(); ++i)
            EXPECT_EQ(glm::dvec3(all.positions[i]) + file->origin(), glm::dvec3(cloud.positions[i]) + origin) << path;
        EXPECT_TRUE(std::ranges::equal(all.colors.view(), cloud.colors.view())) << path;
    }
    EXPECT_EQ(file->has_colors(), !cloud.colors.empty());
}

std::string ply(const std::string& header, const std::string& rows) {
    return "ply\nformat binary_little_endian 1.0\n" + header + "end_header\n" + rows;
}

const std::string xyz = "property float x\nproperty float y\nproperty float z\n";

TEST(PointFile, ReadsWhatTheReadersRead) {
    const TemporaryFolder folder;
    const std::string row(reinterpret_cast<const char*>(std::array{1.5F, -2.0F, 3.0F}.data()), 12);
    expect_same_as_reader(folder.write("plain.ply", ply("element vertex 3\n" + xyz, row + row + row)));
    expect_same_as_reader(folder.write("colored.ply", ply("element vertex 2\nproperty uchar blue\n" + xyz +
                                                              "property uchar red\nproperty uchar green\n",
                                                          "\1" + row + "\2\3\4" + row + "\5\6")));
    expect_same_as_reader(
        folder.write("big.ply",
                     "ply\nformat binary_big_endian 1.0\nelement vertex 2\nproperty double x\nproperty double y\n"
                     "property short z\nend_header\n" +
                         Bytes(true)
                             .add<double>({5e5, 1})
                             .add(std::int16_t{7})
                             .add<double>({5e5 + 1, 2})
                             .add(std::int16_t{-7})
                             .str()));
    LasBuilder las;
    las.format = 2;
    las.record_bytes = 26;
    las.offset = {400'000, 5e6, 0};
    for (std::int32_t i = 0; i < 5; ++i)
        las.points.push_back(las_point(i, 2 * i, -i, 7).pad(20, '\0').add<std::uint16_t>({65'535, 256, 0}).str());
    expect_same_as_reader(folder.write("survey.las", las.file()));
    expect_same_as_reader(folder.write(
        "cloud.pcd",
        Bytes()
            .text("VERSION .7\nFIELDS x y z rgb\nSIZE 4 4 4 4\nTYPE F F F F\nWIDTH 1\nHEIGHT 1\nDATA binary\n")
            .add<float>({1, 2, 3})
            .add(std::uint32_t{0x102030})
            .str()));
    expect_same_as_reader(folder.write(
        "empty faces.ply",
        ply("element vertex 1\n" + xyz + "element face 0\nproperty list uchar int vertex_indices\n", row)));
}

TEST(PointFile, LeavesFilesWithMoreThanPointsToTheirReaders) {
    const TemporaryFolder folder;
    const std::string row(12, '\0');
    const auto opens = [&](std::string_view name, const std::string& content) {
        return PointFile::open(folder.write(name, content)).has_value();
    };
    EXPECT_FALSE(opens("mesh.ply",
                       ply("element vertex 1\n" + xyz + "element edge 1\nproperty int vertex1\nproperty int vertex2\n",
                           row + std::string(8, '\0'))));
    EXPECT_FALSE(opens("list.ply", ply("element vertex 1\n" + xyz + "property list uchar int some\n", row + '\0')));
    EXPECT_FALSE(opens("ascii.ply", "ply\nformat ascii 1.0\nelement vertex 1\n" + xyz + "end_header\n0 0 0\n"));
    EXPECT_FALSE(opens("a.obj", "v 0 0 0\n"));
    EXPECT_FALSE(opens("a.xyz", "0 0 0\n"));
    EXPECT_TRUE(opens("points.ply", ply("element vertex 1\n" + xyz, row)));
}

TEST(PointFile, LeavesSmallFilesToTheirReaders) {
    const TemporaryFolder folder;
    const fs::path path = folder.write("a.ply", ply("element vertex 2\n" + xyz, std::string(24, '\0')));
    EXPECT_TRUE(PointFile::open(path, 2));
    EXPECT_FALSE(PointFile::open(path, 3));
}

TEST(PointFile, SaysWhereAFileEndsTooSoon) {
    const TemporaryFolder folder;
    const std::string whole = ply("element vertex 2\n" + xyz, std::string(24, '\0'));
    for (std::size_t size = whole.size() - 24; size < whole.size(); ++size)
        EXPECT_THROW(PointFile::open(folder.write("a.ply", whole.substr(0, size))), FileError) << size;
}

TEST(PointFile, SaysThatItsFileBecameShorter) {
    const TemporaryFolder folder;
    const fs::path path = folder.write("a.ply", ply("element vertex 20000\n" + xyz, std::string(240'000, '\0')));
    const auto file = PointFile::open(path);
    EXPECT_NO_THROW(file->require_whole());
    fs::resize_file(path, 1000);
    EXPECT_EQ(file->read(19'000, 1000).positions.size(), 1000U);  // zeros
    EXPECT_THROW(file->require_whole(), FileError);
}

}  // namespace
}  // namespace vitrine::io
