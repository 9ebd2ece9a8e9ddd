#include "path_test.h"

#include <support/gl_state.h>

#include <vitrine/base/error.h>

#include <string>
#include <vector>

namespace vitrine::paths {
namespace {

const std::vector<glm::ivec2> sizes{{1, 1}, {7, 5}, {64, 64}, {333, 217}, {641, 479}};

class SamePixelsTest : public PathTest, public testing::WithParamInterface<PathKind> {};

INSTANTIATE_TEST_SUITE_P(AllPaths, SamePixelsTest, testing::ValuesIn(picture_paths),
                         [](const auto& test_case) { return std::string(name_of(test_case.param)); });

TEST_P(SamePixelsTest, ForAllSizesAndSampleCounts) {
    const auto path = make(GetParam());
    EXPECT_EQ(path->kind(), GetParam());
    for (const int samples : possible_samples()) {
        for (const glm::ivec2 size : sizes) {
            draw(*path, size, samples);
            ASSERT_TRUE(settle(*path));
            EXPECT_EQ(path->picture().size, size);
            EXPECT_EQ(path->picture().age_frames, 0);
            EXPECT_TRUE(test::same(shown(*path), expected(size, samples))) << size.x << "x" << size.y << " " << samples;
        }
    }
}

TEST_P(SamePixelsTest, WhereSeveralPicturesAreAveraged) {
    const auto path = make(GetParam());
    for (std::uint32_t pictures = 1; pictures <= 4; ++pictures) {
        settings().pictures = pictures;
        draw(*path, {90, 60}, 4);
    }
    ASSERT_TRUE(settle(*path));
    EXPECT_TRUE(test::same(shown(*path), expected({90, 60}, 4)));
}

TEST_P(SamePixelsTest, WithWhatIsSelectedOutlined) {
    const auto path = make(GetParam());
    const test::Pixels plain = expected({333, 217});
    select();
    for (const int samples : {1, 4}) {
        draw(*path, {333, 217}, samples);
        ASSERT_TRUE(settle(*path));
        EXPECT_TRUE(test::same(shown(*path), expected({333, 217}, samples))) << samples;
    }
    EXPECT_FALSE(expected({333, 217}) == plain);
}

TEST_P(SamePixelsTest, TheFirstPictureOfASizeIsThereAtOnce) {
    const auto path = make(GetParam());
    int number = 0;
    for (const glm::ivec2 size : {glm::ivec2(64, 48), glm::ivec2(65, 48), glm::ivec2(64, 47), glm::ivec2(200, 100),
                                  glm::ivec2(1, 1), glm::ivec2(64, 48)}) {
        draw(*path, size, 1, ++number);
        EXPECT_EQ(path->picture().size, size);
        EXPECT_EQ(path->picture().age_frames, 0);
        EXPECT_TRUE(path->settled());
        EXPECT_TRUE(test::same(shown(*path), expected(size, 1, number)));
    }
}

TEST_P(SamePixelsTest, AfterManyFramesAndSizesInTurn) {
    const auto path = make(GetParam());
    for (int number = 0; number < 24; ++number) {
        const glm::ivec2 size = number % 4 < 2 ? glm::ivec2(63, 41) : glm::ivec2(80, 60);
        draw(*path, size, number % 3 == 0 ? 4 : 1, number);
        EXPECT_EQ(path->picture().size, size) << number;
    }
    ASSERT_TRUE(settle(*path));
    EXPECT_TRUE(test::same(shown(*path), expected({80, 60}, 1, 23)));
}

TEST_P(SamePixelsTest, OfNumbersAndTheirBar) {
    const auto path = make(GetParam());
    const glm::ivec2 size{400, 300};
    draw(*path, size);
    ASSERT_TRUE(settle(*path));
    const test::Pixels before = shown(*path);
    show_heights();
    draw(*path, size);
    ASSERT_TRUE(settle(*path));
    EXPECT_FALSE(test::same(shown(*path), before));
    EXPECT_TRUE(test::same(shown(*path), expected(size)));
}

TEST_P(SamePixelsTest, OfInstancesAndEdges) {
    const auto path = make(GetParam());
    const test::Pixels plain = expected({333, 217});
    show_instances();
    settings().wireframe = true;
    for (const int samples : {1, 4}) {
        draw(*path, {333, 217}, samples);
        ASSERT_TRUE(settle(*path));
        EXPECT_TRUE(test::same(shown(*path), expected({333, 217}, samples))) << samples;
    }
    EXPECT_FALSE(expected({333, 217}) == plain);
}

TEST_P(SamePixelsTest, WhenTheSampleCountChanges) {
    const auto path = make(GetParam());
    const glm::ivec2 size{90, 60};
    for (const int samples : {1, 4, 1, 2, 4}) {
        draw(*path, size, samples);
        ASSERT_TRUE(settle(*path));
        EXPECT_TRUE(test::same(shown(*path), expected(size, samples))) << samples;
    }
}

// Every picture shown is one that was drawn, whole, and as old as it is said to be.
TEST_P(SamePixelsTest, EachFrameShowsTheOneItSays) {
    const auto path = make(GetParam());
    const glm::ivec2 size{96, 64};
    for (int number = 0; number < 20; ++number) {
        draw(*path, size, 1, number);
        const PathPicture picture = path->picture();
        ASSERT_GE(picture.age_frames, 0);
        ASSERT_LE(picture.age_frames, number);
        EXPECT_TRUE(test::same(shown(*path), expected(size, 1, number - picture.age_frames))) << number;
    }
    EXPECT_EQ(path->counters().draws, 20U);
}

TEST_P(SamePixelsTest, WhateverStateTheHostLeft) {
    const auto path = make(GetParam());
    const glm::ivec2 size{70, 50};
    for (int number = 0; number < 3; ++number) {
        {
            const test::UnusualState host;
            const test::StateText before = test::state_text();
            draw(*path, size, 4, number);
            path->advance(nullptr);
            EXPECT_EQ(test::changes(before, test::state_text()), "");
        }
        ASSERT_TRUE(settle(*path));
        EXPECT_TRUE(test::same(shown(*path), expected(size, 4, number)));
    }
}

TEST_P(SamePixelsTest, AfterADrawThatWasNotPossible) {
    const auto path = make(GetParam());
    // More bytes than the impossible one has.
    const glm::ivec2 size{400, 90};
    const glm::ivec2 impossible{context().driver().max_texture_size + 1, 1};
    for (int number = 0; number < 3; ++number) {
        draw(*path, size, 1, number);
        EXPECT_THROW(draw(*path, impossible), GraphicsError);
        EXPECT_GT(take_complaints(), 0U);
        draw(*path, size, 1, number + 10);
        ASSERT_TRUE(settle(*path));
        EXPECT_TRUE(test::same(shown(*path), expected(size, 1, number + 10)));
    }
}

TEST_P(SamePixelsTest, APointIsThatOfTheLastDraw) {
    const auto path = make(GetParam());
    EXPECT_EQ(path->picture().size, glm::ivec2(0));
    EXPECT_FALSE(point_in_the_middle(*path, {60, 40}));
    EXPECT_FALSE(path->wants_take_point());
    for (int number = 0; number < 4; ++number) {
        const int samples = number < 2 ? 1 : 4;
        draw(*path, {60, 40}, samples, number);
        EXPECT_EQ(point_in_the_middle(*path, {60, 40}, samples, number), expected_point({60, 40}, samples, number));
        EXPECT_FALSE(path->wants_take_point());
    }
}

TEST_P(SamePixelsTest, ItCountsWhatTheDrawAsked) {
    const auto path = make(GetParam());
    draw(*path, {60, 40});
    EXPECT_EQ(path->draw_counts().triangles, scene().counts().triangles);
    EXPECT_EQ(path->draw_counts().points, scene().counts().points);
    EXPECT_EQ(path->draw_counts().segments, scene().counts().segments);
}

// Swapping in the middle of it all shows the picture at once.
TEST_P(SamePixelsTest, RightAfterASwap) {
    for (const PathKind other : all_paths) {
        auto path = make(other);
        draw(*path, {60, 40}, 1, 1);
        draw(*path, {60, 40}, 1, 2);
        path = make(GetParam());
        draw(*path, {60, 40}, 1, 3);
        EXPECT_TRUE(test::same(shown(*path), expected({60, 40}, 1, 3)));
    }
}

}  // namespace
}  // namespace vitrine::paths
