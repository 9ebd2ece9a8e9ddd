#include <vitrine/octree/octree.h>

#include <vitrine/base/error.h>
#include <vitrine/octree/build_octree.h>
#include <vitrine/octree/chunk_grid.h>

#include <io/test_files.h>
#include <octree/points.h>

#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <limits>
#include <sstream>

namespace vitrine::octree {
namespace {

namespace fs = std::filesystem;

constexpr BuildOptions small_parts{.progress = nullptr, .chunk_points = 3000, .leaf_points = 400};

std::vector<OctreePoint> all_points(const Octree& octree) {
    std::vector<OctreePoint> points;
    for (const Octree::Node& node : octree.nodes()) {
        const std::span<const glm::vec3> positions = octree.positions(node);
        for (std::size_t i = 0; i < node.points; ++i)
            points.push_back({positions[i], octree.has_colors() ? octree.colors(node)[i] : glm::u8vec4(255)});
    }
    return points;
}

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

class OctreeFile : public testing::Test {
protected:
    fs::path make(const std::vector<OctreePoint>& points, const BuildOptions& options = small_parts) {
        write_ply(folder_.path() / "points.ply", points);
        build_octree(*io::PointFile::open(folder_.path() / "points.ply"), octree_, options);
        return octree_;
    }
    /// What opening the file says when so many bytes at an offset are others.
    template <class T>
    std::string error_with(std::size_t offset, const T& value) {
        std::string bytes = content_of(octree_);
        std::memcpy(bytes.data() + offset, &value, sizeof(value));
        return error_of(bytes);
    }
    std::string error_of(const std::string& bytes) {
        const fs::path damaged = folder_.write("damaged.octree", bytes);
        try {
            Octree::open(damaged);
        } catch (const FileError& error) {
            EXPECT_TRUE(error.place().byte.has_value());
            return error.what();
        }
        return {};
    }

    io::TemporaryFolder folder_;
    fs::path octree_ = folder_.path() / "points.octree";
};

TEST_F(OctreeFile, HasEachPointOnce) {
    const std::vector<OctreePoint> points = bumpy_points(40'000);
    const auto octree = Octree::open(make(points));
    EXPECT_EQ(octree->point_count(), points.size());
    EXPECT_TRUE(octree->has_colors());
    EXPECT_EQ(sorted_keys(all_points(*octree)), sorted_keys(points));
    scene::Bounds box;
    for (const OctreePoint& point : points) box.add(glm::dvec3(point.position));
    EXPECT_EQ(octree->bounds(), box);
}

TEST_F(OctreeFile, LeavesNothingElseBehind) {
    make(bumpy_points(40'000));
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_.path()))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    EXPECT_EQ(names, (std::vector<std::string>{"points.octree", "points.ply"}));
}

TEST_F(OctreeFile, IsATree) {
    const auto octree = Octree::open(make(bumpy_points(40'000)));
    std::vector<int> parents(octree->nodes().size());
    for (const Octree::Node& node : octree->nodes()) {
        EXPECT_GT(node.points, 0U);
        for (std::uint32_t child = node.first_child; child < node.first_child + node.children; ++child) {
            EXPECT_EQ(octree->nodes()[child].key.above(node.key.level), node.key);
            ++parents[child];
        }
    }
    EXPECT_EQ(parents[0], 0);
    EXPECT_TRUE(std::all_of(parents.begin() + 1, parents.end(), [](int count) { return count == 1; }));
    EXPECT_GT(parents.size(), 20U);
}

TEST_F(OctreeFile, IsTheSameForAnyOrderOfPoints) {
    std::vector<OctreePoint> points = bumpy_points(40'000);
    const std::string bytes = content_of(make(points));
    std::shuffle(points.begin(), points.end(), std::mt19937(5));
    EXPECT_EQ(content_of(make(points)) == bytes, true);
}

TEST_F(OctreeFile, PartsClustersAgain) {
    // Nearly all in one cell of the first grid.
    std::vector<OctreePoint> points = bumpy_points(20'000);
    for (OctreePoint& point : points) point.position *= 1e-3F;
    points.push_back({glm::vec3(900), glm::u8vec4(1, 2, 3, 255)});
    const auto octree = Octree::open(make(points));
    EXPECT_EQ(sorted_keys(all_points(*octree)), sorted_keys(points));
    std::uint32_t deepest = 0;
    for (const Octree::Node& node : octree->nodes()) {
        deepest = std::max(deepest, node.key.level);
        EXPECT_LT(node.points, 13'000U);  // the cells of a sphere
    }
    EXPECT_GT(deepest, ChunkGrid::levels);
}

TEST_F(OctreeFile, HoldsOnePointAndManyInOnePlace) {
    EXPECT_EQ(Octree::open(make({{{1, 2, 3}, {4, 5, 6, 255}}}))->point_count(), 1U);
    const auto octree = Octree::open(make(std::vector<OctreePoint>(20'000, {{1, 2, 3}, {4, 5, 6, 255}})));
    EXPECT_EQ(octree->point_count(), 20'000U);
}

TEST_F(OctreeFile, LeavesOutPointsWithoutAPlace) {
    std::vector<OctreePoint> points = bumpy_points(1000);
    points[500].position.y = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(Octree::open(make(points))->point_count(), 999U);
    for (OctreePoint& point : points) point.position.x = std::numeric_limits<float>::infinity();
    EXPECT_THROW(make(points), FileError);
}

TEST_F(OctreeFile, SaysWhereItCannotBeWritten) {
    write_ply(folder_.path() / "points.ply", bumpy_points(1000));
    const auto file = io::PointFile::open(folder_.path() / "points.ply");
    try {
        build_octree(*file, folder_.path() / "none" / "points.octree");
        FAIL() << "expected an error";
    } catch (const FileError& error) {
        EXPECT_NE(std::string(error.what()).find("none/points.octree"), std::string::npos) << error.what();
        EXPECT_NE(std::string(error.what()).find("cannot be written: No such file"), std::string::npos) << error.what();
    }
}

TEST_F(OctreeFile, TellsHowFarBuildingIsAndStops) {
    write_ply(folder_.path() / "points.ply", bumpy_points(40'000));
    const auto file = io::PointFile::open(folder_.path() / "points.ply");
    io::Progress progress;
    BuildOptions options = small_parts;
    options.progress = &progress;
    build_octree(*file, octree_, options);
    EXPECT_NEAR(static_cast<double>(progress.done_bytes()), 40'000 * 15, 1000);
    io::Progress cancelled;
    cancelled.cancel();
    options.progress = &cancelled;
    fs::remove(octree_);
    EXPECT_THROW(build_octree(*file, octree_, options), io::CancelledError);
    EXPECT_FALSE(fs::exists(octree_));
}

TEST_F(OctreeFile, ThatIsCutIsAnErrorWithItsByte) {
    make(bumpy_points(600));
    const std::string bytes = content_of(octree_);
    for (std::size_t size = 1; size < bytes.size(); ++size) ASSERT_NE(error_of(bytes.substr(0, size)), "") << size;
    EXPECT_NE(error_of(bytes + '\0'), "");
    EXPECT_EQ(error_of(bytes), "");
}

TEST_F(OctreeFile, WhosePointsLieBesideTheirNodesSaysSoWhenTheyAreRead) {
    make(bumpy_points(40'000));
    const auto last = Octree::open(octree_)->nodes().back();
    const std::size_t byte = octree_data_offset + (last.first_point * octree_point_bytes(true));
    for (const float wrong : {1e6F, -1e30F, std::numeric_limits<float>::quiet_NaN()}) {
        std::string bytes = content_of(octree_);
        std::memcpy(bytes.data() + byte, &wrong, sizeof(wrong));
        const auto damaged = Octree::open(folder_.write("damaged.octree", bytes));
        EXPECT_EQ(damaged->positions(damaged->nodes().front()).size(), damaged->nodes().front().points);
        try {
            damaged->positions(damaged->nodes().back());
            FAIL() << wrong;
        } catch (const FileError& error) {
            EXPECT_NE(std::string(error.what()).find("byte " + std::to_string(byte)), std::string::npos)
                << error.what();
        }
    }
}

TEST_F(OctreeFile, WithWrongNumbersIsAnError) {
    make(bumpy_points(40'000));
    const auto octree = Octree::open(octree_);
    const std::size_t nodes_offset = octree_data_offset + 40'000 * octree_point_bytes(true);
    using Header = OctreeHeader;
    using Record = OctreeRecord;
    EXPECT_NE(error_with(0, 'X'), "");
    EXPECT_NE(error_with(offsetof(Header, version), std::uint32_t{2}).find("expected version 1, found 2"),
              std::string::npos);
    EXPECT_NE(error_with(offsetof(Header, has_colors), std::uint32_t{2}), "");
    for (const std::uint64_t count :
         {std::uint64_t{0}, std::uint64_t{40'001}, ~std::uint64_t{0}, ~std::uint64_t{0} / 16}) {
        EXPECT_NE(error_with(offsetof(Header, points), count), "") << count;
        EXPECT_NE(error_with(offsetof(Header, nodes), count), "") << count;
        EXPECT_NE(error_with(offsetof(Header, nodes_offset), count), "") << count;
        EXPECT_NE(error_with(nodes_offset + offsetof(Record, first_point), count == 0 ? ~count : count), "") << count;
    }
    for (const double edge : {0.0, -1.0, std::numeric_limits<double>::infinity(), std::nan("")})
        EXPECT_NE(error_with(offsetof(Header, cube_edge), edge), "") << edge;
    EXPECT_NE(error_with(offsetof(Header, box_max), -1e300), "");
    EXPECT_NE(error_with(offsetof(Header, origin), std::nan("")), "");
    for (const std::uint32_t number : {~0U, 22U, 1U << 31U}) {
        EXPECT_NE(error_with(nodes_offset + offsetof(Record, key) + offsetof(NodeKey, level), number), "") << number;
        EXPECT_NE(error_with(nodes_offset + offsetof(Record, key) + offsetof(NodeKey, cell), number), "") << number;
        EXPECT_NE(error_with(nodes_offset + offsetof(Record, children), number), "") << number;
    }
    EXPECT_NE(error_with(nodes_offset + offsetof(Record, first_child), 0U), "");
    EXPECT_NE(error_with(nodes_offset + offsetof(Record, first_child), ~0U), "");
    EXPECT_NE(
        error_with(nodes_offset + offsetof(Record, first_child), static_cast<std::uint32_t>(octree->nodes().size())),
        "");
    EXPECT_NE(error_with(nodes_offset + offsetof(Record, points), ~0U), "");
    EXPECT_NE(error_with(nodes_offset + offsetof(Record, points), 0U), "");
    EXPECT_NE(error_with(nodes_offset + offsetof(Record, first_child), 2U).find("expected an eighth of node 0"),
              std::string::npos);
}

}  // namespace
}  // namespace vitrine::octree
