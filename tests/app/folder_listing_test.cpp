#include <app/viewer/folder_listing.h>

#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace vitrine::app {
namespace {

namespace fs = std::filesystem;

class Folder : public testing::Test {
protected:
    void SetUp() override {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = fs::path(testing::TempDir()) / ("vitrine_listing_" + std::string(test->name()));
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "Zebra");
        fs::create_directories(folder_ / "apple");
        fs::create_directories(folder_ / ".hidden");
        for (const char* name : {"b.PLY", "A.obj", "notes.txt", ".secret.obj"})
            std::ofstream(folder_ / name) << "12345";
    }
    void TearDown() override {
        fs::permissions(folder_, fs::perms::owner_all);
        fs::remove_all(folder_);
    }
    fs::path folder_;
};

TEST_F(Folder, ListsFoldersFirstAndHidesHiddenFiles) {
    const FolderListing listing = list_folder(folder_);
    EXPECT_EQ(listing.problem, "");
    std::vector<std::string> names;
    for (const FolderEntry& entry : listing.entries) names.push_back(entry.name);
    EXPECT_EQ(names, (std::vector<std::string>{"apple", "Zebra", "A.obj", "b.PLY", "notes.txt"}));
    EXPECT_EQ(listing.entries[2].size_bytes, 5U);
    EXPECT_TRUE(listing.entries[2].is_known);
    EXPECT_FALSE(listing.entries[4].is_known);
}

TEST_F(Folder, SortsNumbersAsNumbers) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    for (const char* name : {"part10.obj", "Part2.obj", "part1.obj", "part01.obj", "part.obj"})
        std::ofstream(folder_ / name);
    std::vector<std::string> names;
    for (const FolderEntry& entry : list_folder(folder_).entries) names.push_back(entry.name);
    EXPECT_EQ(names, (std::vector<std::string>{"part.obj", "part01.obj", "part1.obj", "Part2.obj", "part10.obj"}));
}

TEST_F(Folder, ShowsKnownKindsOrAll) {
    const FolderListing listing = list_folder(folder_);
    EXPECT_TRUE(is_shown(listing.entries[0], "", false));
    EXPECT_TRUE(is_shown(listing.entries[3], "", false));
    EXPECT_FALSE(is_shown(listing.entries[4], "", false));
    EXPECT_TRUE(is_shown(listing.entries[4], "", true));
    EXPECT_TRUE(is_shown(listing.entries[3], "B.p", false));
    EXPECT_FALSE(is_shown(listing.entries[3], "x", false));
}

TEST_F(Folder, UnreadableIsAProblemNotACrash) {
    EXPECT_NE(list_folder(folder_ / "A.obj").problem, "");  // a file is no folder, for root neither
    fs::permissions(folder_, fs::perms::none);
    if (geteuid() != 0) {
        EXPECT_NE(list_folder(folder_).problem, "");
    }
}

TEST_F(Folder, MissingIsAProblem) {
    const FolderListing listing = list_folder(folder_ / "gone");
    EXPECT_NE(listing.problem, "");
    EXPECT_TRUE(listing.entries.empty());
}

TEST_F(Folder, LosesTheSlashAtItsEnd) {
    EXPECT_EQ(list_folder(folder_ / "apple" / "").folder.filename(), "apple");
    EXPECT_EQ(list_folder("/").folder, "/");
}

TEST(TypedPath, KnowsHomeAndRelativePaths) {
    setenv("HOME", "/home/me", 1);
    EXPECT_EQ(typed_path("~", "/models"), "/home/me");
    EXPECT_EQ(typed_path("~/", "/models"), "/home/me");
    EXPECT_EQ(typed_path("~/a.obj", "/models"), "/home/me/a.obj");
    EXPECT_EQ(typed_path("a.obj", "/models"), "/models/a.obj");
    EXPECT_EQ(typed_path("../a.obj", "/models/cars"), "/models/a.obj");
    EXPECT_EQ(typed_path("/tmp/a.obj", "/models"), "/tmp/a.obj");
}

TEST(PathSteps, BeginAtTheRoot) {
    EXPECT_EQ(path_steps("/a/b"), (std::vector<fs::path>{"/", "/a", "/a/b"}));
    EXPECT_EQ(path_steps("/"), (std::vector<fs::path>{"/"}));
}

}  // namespace
}  // namespace vitrine::app
