#include <vitrine/octree/large_cloud.h>

#include <vitrine/base/error.h>

#include <io/test_files.h>
#include <octree/points.h>

#include <gtest/gtest.h>

namespace vitrine::octree {
namespace {

namespace fs = std::filesystem;

class LargeCloud : public testing::Test {
protected:
    LargeCloud() { write_ply(file_, bumpy_points(5000)); }

    std::size_t octrees() const {
        std::size_t count = 0;
        for (const fs::directory_entry& entry : fs::directory_iterator(octrees_))
            count += entry.path().extension() == octree_extension ? 1 : 0;
        return count;
    }

    io::TemporaryFolder folder_;
    fs::path file_ = folder_.path() / "many points \xC3\xA4.ply";
    fs::path octrees_ = folder_.path() / "kept" / "octrees";
    LargeCloudOptions options_{.least_points = 5000, .folder = octrees_};
};

TEST_F(LargeCloud, IsShownThroughAnOctreeThatIsKept) {
    const auto scene = read_large_cloud(file_, options_);
    ASSERT_TRUE(scene);
    EXPECT_EQ(scene->counts().points, 5000U);
    ASSERT_EQ(octrees(), 1U);
    const fs::path octree = fs::directory_iterator(octrees_)->path();
    fs::last_write_time(octree, fs::file_time_type::clock::now() - std::chrono::hours(5));
    const fs::file_time_type before = fs::last_write_time(octree);
    EXPECT_TRUE(read_large_cloud(file_, options_));
    EXPECT_EQ(octrees(), 1U);
    EXPECT_GT(fs::last_write_time(octree), before);  // it was used
}

TEST_F(LargeCloud, IsIndexedAgainWhenItsFileChanges) {
    read_large_cloud(file_, options_);
    write_ply(file_, bumpy_points(6000));
    EXPECT_EQ(read_large_cloud(file_, options_)->counts().points, 6000U);
    EXPECT_EQ(octrees(), 2U);
}

TEST_F(LargeCloud, IsIndexedAgainWhenTheOctreeIsDamaged) {
    read_large_cloud(file_, options_);
    const fs::path octree = fs::directory_iterator(octrees_)->path();
    fs::resize_file(octree, fs::file_size(octree) / 2);
    EXPECT_EQ(read_large_cloud(file_, options_)->counts().points, 5000U);
}

TEST_F(LargeCloud, LeavesSmallOnesAndOtherKindsToTheirReaders) {
    options_.least_points = 5001;
    EXPECT_FALSE(read_large_cloud(file_, options_));
    EXPECT_FALSE(read_large_cloud(folder_.write("a.obj", "v 0 0 0\n"), options_));
    EXPECT_FALSE(fs::exists(octrees_));
}

TEST_F(LargeCloud, ShowsASampleFirst) {
    scene::Scene sample;
    options_.preview = [&](scene::Scene shown) { sample = std::move(shown); };
    read_large_cloud(file_, options_);
    EXPECT_NEAR(static_cast<double>(sample.counts().points), 5000, 100);
    EXPECT_FALSE(sample.point_cloud(sample.point_clouds().ids().front()).colors.empty());
}

TEST_F(LargeCloud, SaysThatItsFolderCannotBeWritten) {
    folder_.write("kept", "a file where a folder should be");
    try {
        read_large_cloud(file_, options_);
        FAIL() << "expected an error";
    } catch (const FileError& error) {
        EXPECT_NE(error.path(), file_);
        EXPECT_NE(std::string(error.what()).find("cannot be written"), std::string::npos) << error.what();
    }
}

TEST_F(LargeCloud, LiesBesideItsFileWhereThereIsNoFolder) {
    options_.folder.reset();
    EXPECT_TRUE(read_large_cloud(file_, options_));
    fs::path beside = file_;
    beside += ".octree";
    EXPECT_TRUE(Octree::is_octree(beside));
}

}  // namespace
}  // namespace vitrine::octree
