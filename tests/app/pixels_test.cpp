#include <app/pixels.h>

#include <gtest/gtest.h>

namespace vitrine::app {
namespace {

TEST(Pixels, APictureBeginsWithTheLastRow) {
    const Pixels pixels{1, 2,  3,  4,  5,  6,  7,  8,  //
                        9, 10, 11, 12, 13, 14, 15, 16};
    const io::Picture picture = to_picture(pixels, {2, 2});
    EXPECT_EQ(picture.size, glm::ivec2(2, 2));
    EXPECT_EQ(picture.rgba, (Pixels{9, 10, 11, 12, 13, 14, 15, 16, 1, 2, 3, 4, 5, 6, 7, 8}));
}

TEST(Pixels, BlankIsOneColour) {
    EXPECT_TRUE(is_blank(Pixels{}));
    EXPECT_TRUE(is_blank(Pixels{1, 2, 3, 4}));
    EXPECT_TRUE(is_blank(Pixels{1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4}));
    EXPECT_FALSE(is_blank(Pixels{1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 5}));
    EXPECT_FALSE(is_blank(Pixels{1, 2, 3, 4, 2, 1, 4, 3}));
}

}  // namespace
}  // namespace vitrine::app
