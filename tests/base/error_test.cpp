#include <vitrine/base/error.h>

#include <gtest/gtest.h>

#include <string>

namespace vitrine {
namespace {

TEST(FileError, SaysFileAndProblem) {
    const FileError error("models/bunny.ply", "cannot be opened");
    EXPECT_STREQ(error.what(), "models/bunny.ply: cannot be opened");
    EXPECT_EQ(error.path(), "models/bunny.ply");
    EXPECT_FALSE(error.place().line.has_value());
    EXPECT_FALSE(error.place().byte.has_value());
}

TEST(FileError, SaysTheLineInATextFile) {
    const FileError error("plane.obj", FilePlace::at_line(12), "expected 3 numbers, found 2");
    EXPECT_STREQ(error.what(), "plane.obj: line 12: expected 3 numbers, found 2");
    EXPECT_EQ(error.place().line, 12U);
}

TEST(FileError, SaysTheColumnWhereItIsKnown) {
    const FileError error("tiger.svg", FilePlace::at_column(3, 14), "expected a number");
    EXPECT_STREQ(error.what(), "tiger.svg: line 3, column 14: expected a number");
    EXPECT_EQ(error.place().line, 3U);
    EXPECT_EQ(error.place().column, 14U);
}

TEST(FileError, SaysTheByteInABinaryFile) {
    const FileError error("part.stl", FilePlace::at_byte(84), "the file ends");
    EXPECT_STREQ(error.what(), "part.stl: byte 84: the file ends");
    EXPECT_EQ(error.place().byte, 84U);
}

TEST(Error, IsWhatAllErrorsAre) {
    EXPECT_THROW(throw FileError("a", "b"), Error);
    EXPECT_THROW(throw GraphicsError("OpenGL 3.3 is offered, 4.5 is needed"), Error);
    EXPECT_THROW(throw UsageError("unknown name"), Error);
    EXPECT_THROW(throw Error("something"), std::runtime_error);
}

}  // namespace
}  // namespace vitrine
