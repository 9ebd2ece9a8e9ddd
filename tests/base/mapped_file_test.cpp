#include <vitrine/base/error.h>
#include <vitrine/base/mapped_file.h>

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <utility>

namespace vitrine {
namespace {

/// A folder that goes away with everything in it.
class MappedFileTest : public testing::Test {
protected:
    MappedFileTest() { std::filesystem::create_directories(folder_); }
    ~MappedFileTest() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path write(const std::filesystem::path& name, const std::string& content) const {
        std::ofstream(folder_ / name, std::ios::binary) << content;
        return folder_ / name;
    }

    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("vitrine_mapped_file_test_" + std::to_string(std::random_device{}()));
};

std::string error_of(const std::filesystem::path& path) {
    try {
        const MappedFile file(path);
    } catch (const FileError& error) {
        return error.what();
    }
    return "";
}

TEST_F(MappedFileTest, HasTheWholeFile) {
    const std::string content("one\0two\n", 8);
    const MappedFile file(write("a.bin", content));
    EXPECT_EQ(file.text(), content);
    ASSERT_EQ(file.bytes().size(), 8U);
    EXPECT_EQ(file.bytes()[3], std::byte{0});
}

TEST_F(MappedFileTest, MapsAnEmptyFile) {
    const MappedFile file(write("empty", ""));
    EXPECT_TRUE(file.bytes().empty());
    EXPECT_TRUE(file.text().empty());
}

TEST_F(MappedFileTest, OpensAnyName) {
    const MappedFile file(write(std::filesystem::path(u8"Größe 体 🦊"), "x"));
    EXPECT_EQ(file.text(), "x");
}

#ifndef _WIN32

TEST_F(MappedFileTest, ReadsZerosWhereTheFileIsGone) {
    const std::filesystem::path path = write("a", std::string(100'000, 'x'));
    const MappedFile file(path);
    EXPECT_TRUE(file.is_whole());
    std::filesystem::resize_file(path, 5'000);
    EXPECT_EQ(file.text()[0], 'x');
    EXPECT_EQ(file.text()[99'999], '\0');
    EXPECT_EQ(file.text()[50'000], '\0');
    EXPECT_FALSE(file.is_whole());
}

TEST_F(MappedFileTest, NoticesAFileThatLosesHalfAPage) {
    const std::filesystem::path path = write("a", std::string(3'000, 'x'));
    const MappedFile file(path);
    std::filesystem::resize_file(path, 2'000);
    EXPECT_FALSE(file.is_whole());
}

TEST_F(MappedFileTest, OutlivesItsName) {
    const std::filesystem::path path = write("a", std::string(3'000, 'x'));
    const MappedFile file(path);
    std::filesystem::remove(path);
    EXPECT_EQ(file.text(), std::string(3'000, 'x'));
    EXPECT_TRUE(file.is_whole());
}

TEST_F(MappedFileTest, LeavesOtherBusErrorsAlone) {
    const std::filesystem::path path = write("a", std::string(100'000, 'x'));
    const MappedFile guarded(path);
    EXPECT_EXIT(std::raise(SIGBUS), testing::KilledBySignal(SIGBUS), "");
}

TEST_F(MappedFileTest, ReadsAgainWhatWasReleased) {
    const std::string content(100'000, 'x');
    const MappedFile file(write("a", content));
    file.release(0, content.size());
    EXPECT_EQ(file.text(), content);
}

#endif

TEST_F(MappedFileTest, KeepsItsPlaceWhenMoved) {
    MappedFile first(write("a", "aaa"));
    const char* const data = first.text().data();
    MappedFile second(std::move(first));
    EXPECT_EQ(second.text().data(), data);
    EXPECT_TRUE(first.bytes().empty());
    MappedFile third(write("b", "bb"));
    third = std::move(second);
    EXPECT_EQ(third.text(), "aaa");
}

TEST_F(MappedFileTest, OutlivesTheName) {
    const std::filesystem::path path = write("a", "still here");
    const MappedFile file(path);
    std::error_code error;
    if (!std::filesystem::remove(path, error)) GTEST_SKIP() << "this system keeps names of open files";
    EXPECT_EQ(file.text(), "still here");
}

TEST_F(MappedFileTest, SaysWhatIsNoFile) {
    const std::string missing = (folder_ / "gone").string();
    EXPECT_EQ(error_of(missing).substr(0, missing.size() + 18), missing + ": cannot be opened");
    EXPECT_NE(error_of(folder_), "");
}

}  // namespace
}  // namespace vitrine
