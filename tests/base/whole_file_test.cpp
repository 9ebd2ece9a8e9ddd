#include <vitrine/base/error.h>
#include <vitrine/base/whole_file.h>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>

namespace vitrine {
namespace {

namespace fs = std::filesystem;

class WholeFile : public testing::Test {
protected:
    void SetUp() override {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = fs::path(testing::TempDir()) / ("vitrine_whole_file_" + std::string(test->name()));
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    static void write(const fs::path& path, const std::string& text) {
        write_whole_file(path, std::as_bytes(std::span(text)));
    }
    static std::string read(const fs::path& path) {
        std::ifstream stream(path);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    std::ptrdiff_t files() const { return std::distance(fs::directory_iterator(folder_), {}); }

    fs::path folder_;
};

TEST_F(WholeFile, TakesThePlaceOfTheOneBefore) {
    write(folder_ / "a.txt", "a longer text");
    write(folder_ / "a.txt", "text");
    EXPECT_EQ(read(folder_ / "a.txt"), "text");
    EXPECT_EQ(files(), 1);
}

TEST_F(WholeFile, IsWrittenToWhereALinkLeads) {
    fs::create_symlink("b.txt", folder_ / "a.txt");
    write(folder_ / "a.txt", "text");
    EXPECT_TRUE(fs::is_symlink(folder_ / "a.txt"));
    EXPECT_EQ(read(folder_ / "b.txt"), "text");
}

TEST_F(WholeFile, LeavesNothingWhereItCannotBeWritten) {
    fs::create_directories(folder_ / "a.txt" / "full");
    EXPECT_THROW(write(folder_ / "a.txt", "text"), FileError);
    EXPECT_THROW(write(folder_ / "missing" / "a.txt", "text"), FileError);
    EXPECT_EQ(files(), 1);
}

}  // namespace
}  // namespace vitrine
