#include <vitrine/scene/playback.h>

#include <gtest/gtest.h>

namespace vitrine::scene {
namespace {

TEST(Playback, GoesOnWhileItPlays) {
    Playback playback{.animation = 0};
    playback.advance(0.5, 2);
    EXPECT_EQ(playback.seconds, 0);
    playback.toggle(2);
    playback.advance(0.5, 2);
    EXPECT_EQ(playback.seconds, 0.5);
    playback.speed = 2;
    playback.advance(0.25, 2);
    EXPECT_EQ(playback.seconds, 1);
    playback.toggle(2);
    playback.advance(0.25, 2);
    EXPECT_EQ(playback.seconds, 1);
}

TEST(Playback, GoesRound) {
    Playback playback{.animation = 0, .seconds = 1.75, .playing = true};
    playback.advance(0.5, 2);
    EXPECT_DOUBLE_EQ(playback.seconds, 0.25);
    playback.advance(20, 2);
    EXPECT_DOUBLE_EQ(playback.seconds, 0.25);
    playback.speed = -1;
    playback.advance(0.5, 2);
    EXPECT_DOUBLE_EQ(playback.seconds, 1.75);
    EXPECT_TRUE(playback.playing);
}

TEST(Playback, StopsAtItsEnd) {
    Playback playback{.animation = 0, .seconds = 1.75, .playing = true, .loop = false};
    playback.advance(0.5, 2);
    EXPECT_EQ(playback.seconds, 2);
    EXPECT_FALSE(playback.playing);
    playback.toggle(2);
    EXPECT_EQ(playback.seconds, 0) << "begins again";
    playback.speed = -1;
    playback.advance(0.5, 2);
    EXPECT_EQ(playback.seconds, 0);
    EXPECT_FALSE(playback.playing);
    playback.toggle(2);
    EXPECT_EQ(playback.seconds, 2);
}

TEST(Playback, OfOneKeyStands) {
    Playback playback{.animation = 0, .playing = true};
    playback.advance(0.5, 0);
    EXPECT_EQ(playback.seconds, 0);
    EXPECT_FALSE(playback.playing);
}

}  // namespace
}  // namespace vitrine::scene
