#include <app/viewer/file_watch.h>

#include <gtest/gtest.h>

#include <condition_variable>
#include <fstream>
#include <mutex>
#include <random>
#include <string>

namespace vitrine::app {
namespace {

namespace fs = std::filesystem;
constexpr std::chrono::seconds generous{30};

/// A folder of its own, and a watch that is waited for.
class FileWatchTest : public testing::Test {
protected:
    FileWatchTest() { fs::create_directories(folder_); }
    ~FileWatchTest() override { fs::remove_all(folder_); }

    fs::path write(const char* name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
        return folder_ / name;
    }
    void say() {
        const std::scoped_lock lock(mutex_);
        ++said_;
        changed_.notify_all();
    }
    /// False: nothing has been said for a long time.
    bool wait_for(int times) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, generous, [&] { return said_ >= times; });
    }

    fs::path folder_ = fs::temp_directory_path() / ("vitrine watch " + std::to_string(std::random_device()()));
    std::mutex mutex_;
    std::condition_variable changed_;
    int said_ = 0;
};

TEST_F(FileWatchTest, SaysWhenAFileHasChangedOnce) {
    const fs::path file = write("one.obj", "v 0 0 0\n");
    FileWatch watch([this] { say(); });
    watch.set_files({{file, state_of(file)}});
    EXPECT_FALSE(watch.take_change());
    write("one.obj", "v 0 0 0\nv 1 0 0\n");
    ASSERT_TRUE(wait_for(1));
    EXPECT_TRUE(watch.take_change());
    EXPECT_FALSE(watch.take_change()) << "once";
    write("one.obj", "v 7 0 0\n");
    ASSERT_TRUE(wait_for(2));
    EXPECT_TRUE(watch.take_change());
}

TEST_F(FileWatchTest, SaysThatAFileChangedBeforeItWasWatched) {
    const fs::path file = write("one.obj", "v 0 0 0\n");
    const FileState before = state_of(file);
    write("one.obj", "v 0 0 0\nv 1 0 0\n");
    FileWatch watch([this] { say(); });
    watch.set_files({{file, before}});
    EXPECT_TRUE(wait_for(1));
}

TEST_F(FileWatchTest, AFileThatGoesHasNotChangedBeforeItIsBack) {
    const fs::path file = write("one.obj", "v 0 0 0\n");
    const fs::path other = write("other.obj", "v 0 0 0\n");
    FileWatch watch([this] { say(); });
    watch.set_files({{file, state_of(file)}, {other, state_of(other)}});
    fs::remove(file);
    write("other.obj", "v 0 0 0\nv 1 0 0\n");
    ASSERT_TRUE(wait_for(1)) << "of the other one";
    EXPECT_TRUE(watch.take_change());
    EXPECT_FALSE(watch.take_change());
    const fs::path fresh = write("fresh.obj", "v 0 0 0\nv 1 0 0\nv 2 0 0\n");
    fs::rename(fresh, file);
    ASSERT_TRUE(wait_for(2));
    EXPECT_TRUE(watch.take_change());
}

TEST_F(FileWatchTest, WaitsUntilAFileIsStill) {
    const fs::path file = write("one.obj", "");
    FileWatch watch([this] { say(); });
    watch.set_files({{file, state_of(file)}});
    std::ofstream slow(file);
    const auto begin = std::chrono::steady_clock::now();
    auto last = begin;
    for (int i = 0; i < 20; ++i) {
        slow << "v 0 0 0\n" << std::flush;
        last = std::chrono::steady_clock::now();
        std::unique_lock lock(mutex_);
        if (changed_.wait_for(lock, FileWatch::between_looks / 2, [&] { return said_ > 0; })) break;
    }
    ASSERT_TRUE(wait_for(1));
    EXPECT_GE(std::chrono::steady_clock::now() - last, FileWatch::between_looks / 4);
    EXPECT_GE(std::chrono::steady_clock::now() - begin, FileWatch::still_time);
}

TEST_F(FileWatchTest, EndsAtOnce) {
    const fs::path file = write("one.obj", "");
    FileWatch watch({});
    watch.set_files({{file, state_of(file)}});
    watch.set_files({});
}

}  // namespace
}  // namespace vitrine::app
