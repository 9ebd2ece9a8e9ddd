#include <app/viewer/scene_loader.h>

#include <vitrine/base/log.h>

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::app {
namespace {

namespace fs = std::filesystem;

/// What a loader has said, in order.
struct Told {
    std::vector<std::string> read;  ///< names of files
    std::vector<std::string> problems;
    std::size_t points = 0;
    int ends = 0;
    bool cancelled = false;

    explicit Told(std::vector<LoadEvent> events) {
        for (LoadEvent& event : events) {
            if (auto* file = std::get_if<FileRead>(&event)) {
                read.push_back(file->path.filename().string());
                points += file->scene.counts().vertices;
            }
            if (auto* problem = std::get_if<LoadProblem>(&event)) problems.push_back(problem->text);
            if (auto* end = std::get_if<LoadEnd>(&event)) {
                ++ends;
                cancelled = end->cancelled;
            }
        }
    }
};

class SceneLoaderTest : public testing::Test {
protected:
    SceneLoaderTest() {
        set_log_level("off");
        fs::create_directories(folder_ / "below");
    }
    ~SceneLoaderTest() override { fs::remove_all(folder_); }

    fs::path triangle(const std::string& name) const {
        std::ofstream(folder_ / name) << "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n";
        return folder_ / name;
    }
    static Told all_of(SceneLoader& loader) {
        loader.wait();
        return Told(loader.take());
    }

    fs::path folder_ = fs::temp_directory_path() / ("vitrine loader " + std::to_string(std::random_device()()));
    SceneLoader loader_;
};

TEST_F(SceneLoaderTest, ReadsFilesInOrderAndEnds) {
    EXPECT_FALSE(loader_.is_loading());
    loader_.start({triangle("b.obj"), triangle("a.obj")}, false);
    EXPECT_TRUE(loader_.is_loading());
    const Told told = all_of(loader_);
    EXPECT_EQ(told.read, (std::vector<std::string>{"b.obj", "a.obj"}));
    EXPECT_EQ(told.points, 6U);
    EXPECT_EQ(told.ends, 1);
    EXPECT_FALSE(told.cancelled);
    EXPECT_FALSE(loader_.is_loading());
}

TEST_F(SceneLoaderTest, SaysWhatIsWrongWithAFileAndReadsTheOthers) {
    std::ofstream(folder_ / "bad.obj") << "v 0 0 0\nf 1 2 9\n";
    loader_.start({folder_ / "gone.obj", folder_ / "bad.obj", triangle("good.obj")}, true);
    const Told told = all_of(loader_);
    EXPECT_EQ(told.read, std::vector<std::string>{"good.obj"});
    ASSERT_EQ(told.problems.size(), 2U);
    EXPECT_NE(told.problems[0].find("gone.obj: does not exist"), std::string::npos) << told.problems[0];
    EXPECT_NE(told.problems[1].find("bad.obj: line 2"), std::string::npos) << told.problems[1];
}

TEST_F(SceneLoaderTest, AFolderStandsForItsFilesByName) {
    triangle("part 10.obj");
    triangle("part 9.obj");
    triangle("notes.txt");
    triangle(".hidden.obj");
    triangle("below/deep.obj");
    loader_.start({folder_}, true);
    EXPECT_EQ(all_of(loader_).read, (std::vector<std::string>{"part 9.obj", "part 10.obj"}));
    loader_.start({folder_ / "below" / "deep.obj", folder_ / "below"}, true);
    EXPECT_EQ(all_of(loader_).read, (std::vector<std::string>{"deep.obj", "deep.obj"}));
    fs::create_directories(folder_ / "empty");
    loader_.start({folder_ / "empty"}, true);
    const Told told = all_of(loader_);
    ASSERT_EQ(told.problems.size(), 1U);
    EXPECT_NE(told.problems[0].find("has no files of a known kind"), std::string::npos);
}

TEST_F(SceneLoaderTest, ReadsWhatIsAddedMeanwhile) {
    loader_.start(std::vector<fs::path>(1000, triangle("a.obj")), false);
    EXPECT_TRUE(loader_.add({triangle("b.obj")}));
    const Told told = all_of(loader_);
    EXPECT_EQ(told.read.size(), 1001U);
    EXPECT_EQ(told.read.back(), "b.obj");
    EXPECT_FALSE(loader_.add({triangle("c.obj")})) << "it has ended";
}

TEST_F(SceneLoaderTest, StopsWhenItIsCancelled) {
    loader_.start(std::vector<fs::path>(5000, triangle("a.obj")), false);
    loader_.cancel();
    EXPECT_FALSE(loader_.add({triangle("b.obj")}));
    const Told told = all_of(loader_);
    EXPECT_LT(told.read.size(), 5000U);
    EXPECT_EQ(told.ends, 1);
    EXPECT_TRUE(told.cancelled);
}

TEST_F(SceneLoaderTest, NothingOfWhatIsGivenUpIsHandedOut) {
    loader_.start(std::vector<fs::path>(5000, triangle("a.obj")), false);
    loader_.start({triangle("b.obj")}, false);
    EXPECT_EQ(all_of(loader_).read, std::vector<std::string>{"b.obj"});
    loader_.start(std::vector<fs::path>(5000, triangle("a.obj")), false);
    loader_.give_up();
    EXPECT_FALSE(loader_.is_loading());
    EXPECT_TRUE(loader_.take().empty());
}

TEST_F(SceneLoaderTest, KnowsHowFarItIs) {
    const fs::path file = triangle("a.obj");
    loader_.start({file, folder_ / "gone.obj", file}, false);
    loader_.wait();
    const LoadStatus status = loader_.status();
    EXPECT_EQ(status.total_bytes, 2 * fs::file_size(file));
    EXPECT_EQ(status.done_bytes, status.total_bytes);
    EXPECT_EQ(status.place, 3U);
    EXPECT_EQ(status.files, 3U);
    EXPECT_EQ(status.file, "a.obj");
}

}  // namespace
}  // namespace vitrine::app
