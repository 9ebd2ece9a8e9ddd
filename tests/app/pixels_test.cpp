#include <app/pixels.h>

#include <gtest/gtest.h>

namespace vitrine::app {
namespace {

TEST(Pixels, BlankIsOneColour) {
    EXPECT_TRUE(is_blank(Pixels{}));
    EXPECT_TRUE(is_blank(Pixels{1, 2, 3, 4}));
    EXPECT_TRUE(is_blank(Pixels{1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4}));
    EXPECT_FALSE(is_blank(Pixels{1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 5}));
    EXPECT_FALSE(is_blank(Pixels{1, 2, 3, 4, 2, 1, 4, 3}));
}

}  // namespace
}  // namespace vitrine::app
