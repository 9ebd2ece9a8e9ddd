#include <vitrine/gl/driver.h>

#include <vitrine/base/error.h>

#include <gtest/gtest.h>

#include <string>

namespace vitrine::gl {
namespace {

Driver some_driver() {
    Driver driver;
    driver.max_texture_size = 4096;
    driver.max_samples = 4;
    return driver;
}

/// What require_target says; empty when it is content.
std::string problem(int width, int height, int samples) {
    try {
        require_target(some_driver(), width, height, samples);
    } catch (const GraphicsError& error) {
        return error.what();
    }
    return {};
}

TEST(RequireTarget, TakesWhatTheDriverCan) {
    for (const int samples : {1, 2, 4}) {
        EXPECT_EQ(problem(1, 1, samples), "");
        EXPECT_EQ(problem(4096, 4096, samples), "");
        EXPECT_EQ(problem(1, 4096, samples), "");
    }
}

TEST(RequireTarget, SaysWhichSizesAreTaken) {
    EXPECT_EQ(problem(0, 5, 1), "a picture of 0x5 pixels cannot be drawn; this driver takes 1x1 to 4096x4096");
    EXPECT_EQ(problem(5, -1, 1), "a picture of 5x-1 pixels cannot be drawn; this driver takes 1x1 to 4096x4096");
    EXPECT_EQ(problem(4097, 5, 1), "a picture of 4097x5 pixels cannot be drawn; this driver takes 1x1 to 4096x4096");
    EXPECT_EQ(problem(5, 4097, 1), "a picture of 5x4097 pixels cannot be drawn; this driver takes 1x1 to 4096x4096");
}

TEST(RequireTarget, SaysWhichSampleCountsThereAre) {
    for (const int samples : {-1, 0, 3, 5, 16}) {
        EXPECT_EQ(problem(5, 5, samples),
                  std::to_string(samples) + " samples per pixel are not possible, expected 1, 2, 4 or 8");
    }
    EXPECT_EQ(problem(5, 5, 8), "8 samples per pixel are more than this driver has (4)");
}

}  // namespace
}  // namespace vitrine::gl
